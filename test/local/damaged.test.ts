import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createClients } from '../../bin/local/clients.ts';
import { Disk } from '../../bin/local/disk.ts';
import { startDynamo } from '../../bin/local/dynamo.ts';
import { makeTable } from '../../bin/local/table.ts';
import { troubleOf } from '../../bin/local/trouble.ts';
import { whosaid } from './command.ts';
import { temporaryFolder } from './folder.ts';

/** The folder of a table that has something in it. */
async function table(path: string): Promise<void> {
  mkdirSync(path, { recursive: true });
  const started = await startDynamo(path);
  const { dynamo } = createClients({ emulator: started.endpoint, dynamo: started.endpoint });
  await makeTable(dynamo, 'whosaid');
  dynamo.destroy();
  await started.close();
}

const fileIn = (path: string, pattern: RegExp) =>
  join(path, readdirSync(path).find((name) => pattern.test(name)) ?? '');

test('a table whose list of files is halved ends the start at once, by one line that says what to do', async (t) => {
  const cwd = temporaryFolder(t);
  const path = join(cwd, '.whosaid', 'dynamodb');
  await table(path);
  const manifest = fileIn(path, /^MANIFEST/);
  truncateSync(manifest, Math.floor(statSync(manifest).size / 2));

  const run = whosaid(t, ['serve', '--port', '0'], { cwd });

  assert.equal(await run.ended, 1);
  assert.match(
    run.errors(),
    /^The table in [^\n]*dynamodb is damaged \([^\n]*\): move that folder away[^\n]*\n$/,
  );
});

test('a table that passes over damaged writes says so', async (t) => {
  const path = join(temporaryFolder(t), 'dynamodb');
  await table(path);
  const log = fileIn(path, /\.log$/);
  const bytes = readFileSync(log);
  const place = Math.floor(bytes.length / 3);
  for (let at = place; at < place + 8; at++) bytes[at] = 0xff - bytes[at]!;
  writeFileSync(log, bytes);

  const again = await startDynamo(path);
  t.after(again.close);

  assert.equal(again.isDamaged, true);
});

test('a table that was cut off while it was made can be used', { timeout: 120_000 }, async (t) => {
  const path = join(temporaryFolder(t), 'dynamodb');
  await table(path);
  const log = fileIn(path, /\.log$/);
  truncateSync(log, Math.floor(statSync(log).size / 2));

  await table(path);
});

test('a table in good order does not', async (t) => {
  const path = join(temporaryFolder(t), 'dynamodb');
  await table(path);

  const again = await startDynamo(path);
  t.after(again.close);

  assert.equal(again.isDamaged, false);
});

test('a bucket whose bytes were flipped ends the start by one line', async (t) => {
  const cwd = temporaryFolder(t);
  const disk = new Disk(join(cwd, '.whosaid'));
  disk.transaction(() => {
    for (let i = 0; i < 2000; i++)
      disk.sql('INSERT INTO events VALUES (?, ?, ?, ?)').run(`${i}.txt`, i, i, 'e');
  });
  disk.close();
  const path = join(cwd, '.whosaid', 'bucket.db');
  const bytes = readFileSync(path);
  bytes.fill(0xa5, 4096);
  writeFileSync(path, bytes);

  const run = whosaid(t, ['serve', '--port', '0'], { cwd });

  assert.equal(await run.ended, 1);
  assert.match(run.errors(), /^[^\n]*(?:bucket\.db is damaged|can't be used)[^\n]*\n$/);
});

test('a full disk is told of as one, by whoever meets it first', (t) => {
  const disk = new Disk(temporaryFolder(t));
  t.after(() => disk.close());
  disk.sql('PRAGMA max_page_count = 30').get();
  const fill = () =>
    disk.transaction(() => disk.sql('INSERT INTO chunks (bytes) VALUES (?)').run(Buffer.alloc(1e6)));
  const levelDb = new Error('IO error: 000005.log: No space left on device');

  for (const error of [caught(fill), levelDb, Object.assign(new Error('write'), { code: 'ENOSPC' })]) {
    const trouble = troubleOf('data', error);
    assert.equal(trouble.name, 'DiskFull');
    assert.match(trouble.message, /^The disk that holds data is full: free some space/);
  }
  // The transaction is over: others may go on.
  disk.transaction(() => disk.sql('INSERT INTO buckets VALUES (?, 0)').run('a'));
});

test('errors of another kind stay as they are', () => {
  const error = new Error('something else');
  assert.equal(troubleOf('data', error), error);
});

function caught(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
