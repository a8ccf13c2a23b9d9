import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LAKE_COLUMNS, viewStatement } from '../../lambdas/lake/columns.ts';
import { ParquetEncoder } from '../../lambdas/lake/parquet.ts';
import { createStoreCorrector } from '../../lambdas/store/index.ts';
import { eventOf } from '../indexer/followed-world.ts';
import { temporaryFolder } from '../local/folder.ts';
import { pythonWith } from '../python.ts';
import { tableOfTests } from '../store/embedded-table.ts';
import { lakeWorld } from './written.ts';

const ASK = `
import json, sys, duckdb
folder, view, queries = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
connection = duckdb.connect()
connection.execute(f"CREATE VIEW quote_snapshots AS SELECT * FROM read_parquet('{folder}/**/*.parquet', hive_partitioning = true)")
connection.execute(f"CREATE VIEW quotes AS {view}")
print(json.dumps([connection.execute(query).fetchall() for query in queries], default=str))
`;

const table = await tableOfTests();

/** The queries that docs/lake.md shows, in its order. */
const documented = [
  ...readFileSync(new URL('../../docs/lake.md', import.meta.url), 'utf8').matchAll(/```sql\n(.*?)```/gs),
].map(([, query]) => query!);

function ask(folder: string, queries: readonly string[]): unknown[][][] {
  const python = pythonWith('duckdb==1.4.2');
  const given = ['-c', ASK, folder, viewStatement('quote_snapshots'), JSON.stringify(queries)];
  const { status, stdout, stderr } = spawnSync(python, given, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

test('the view shows what readers see, whatever was written twice, replaced, deleted or merged', async (t) => {
  const { world, store, settings, idsSeen, write, save } = await lakeWorld(table);
  world.put('a.txt', 'Ada: one\nBo: two\nAda: three');
  world.put('b.txt', 'Bo: four');
  world.put('c.txt', 'Cy: five');
  await world.drain();
  const first = [...world.changes];
  await write(eventOf(world.changes.splice(0)));
  await write(eventOf(first));
  world.put('a.txt', 'Bo: two\nCy: six');
  world.delete('c.txt');
  await world.drain();
  await write(eventOf(world.changes.splice(0)));
  // An announcement that comes late says the same as the last one.
  await write(eventOf(first.slice(0, 1)));
  const corrector = createStoreCorrector(settings);
  const { items } = await store.newestQuotes({}, {}, { limit: 100 });
  const speakers = [...new Set(items.flatMap(({ quote }) => quote.speaker.id ?? []))].sort();
  assert.equal(speakers.length, 2);
  await corrector.merge(speakers[1]!, speakers[0]!);
  await write(
    eventOf([{ id: 'merge', body: JSON.stringify({ change: { speaker: speakers[0] } }) }] as never),
  );

  const folder = temporaryFolder(t);
  save(folder);
  const [ids, named] = ask(folder, [
    'SELECT id FROM quotes ORDER BY id',
    'SELECT DISTINCT speaker_id FROM quotes',
  ]);

  assert.deepEqual(ids?.flat(), await idsSeen());
  assert.deepEqual(named, [[speakers[0]]]);
});

test('the three questions of the documentation are answered', async (t) => {
  const { world, write, rows } = await lakeWorld(table);
  for (const [file, publication] of ['The Post', 'The Post', 'Easton Gazette'].entries()) {
    world.put(
      `${file}.json`,
      JSON.stringify({ text: 'Ada: we will open the bridge before the winter\nBo: no', publication }),
    );
  }
  await world.drain();
  await write(eventOf(world.changes.splice(0)));
  const genders: Record<string, string> = { Ada: 'female', Bo: 'male' };
  const told = (await rows()).map((row) => ({
    ...row,
    speaker_gender: genders[String(row.speaker_name)] ?? null,
  }));
  const encoder = new ParquetEncoder(LAKE_COLUMNS);
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'told.parquet'), Buffer.concat([encoder.add(told), encoder.end()]));

  assert.equal(documented.length, 3);
  const [speakers, gender, same] = ask(folder, documented);

  assert.deepEqual(speakers, [
    ['Easton Gazette', 'Ada', 1],
    ['Easton Gazette', 'Bo', 1],
    ['The Post', 'Ada', 2],
    ['The Post', 'Bo', 2],
  ]);
  assert.deepEqual(gender, [
    ['The Post', 4, 4, 50],
    ['Easton Gazette', 2, 2, 50],
  ]);
  assert.deepEqual(
    same?.map(([text, speaker, papers]) => [text, speaker, papers]),
    [['we will open the bridge before the winter', 'Ada', 2]],
  );
});
