import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import { announceAll } from '../../bin/announce.ts';
import { readChange } from '../../lambdas/changes/change.ts';
import { createLakeWriter } from '../../lambdas/lake/handler.ts';
import { eventOf, lines } from '../indexer/followed-world.ts';
import { tableOfTests } from '../store/embedded-table.ts';
import { lakeWorld } from './written.ts';

const table = await tableOfTests();

describe('the lake', () => {
  it('gets one object for a batch: quotes of a file with its snapshot behind them', async () => {
    const { world, write, objects, rows } = await lakeWorld(table);
    world.put('a.txt', 'Ada: one\nBo: two');
    world.put('b.jsonl', lines('Cy: three', 'Ada: four'));
    await world.drain();

    const { batchItemFailures } = await write(eventOf(world.changes.splice(0)));

    assert.deepEqual(batchItemFailures, []);
    assert.equal(objects.size, 1);
    assert.match([...objects.keys()][0]!, /^quotes\/day=\d{4}-\d{2}-\d{2}\/\S+\.parquet$/);
    const written = await rows();
    const quotes = written.filter(({ id }) => id !== null);
    assert.equal(quotes.length, 4);
    const snapshots = written.filter(({ id }) => id === null);
    assert.equal(snapshots.length, 2);
    for (const { file_id: file, snapshot } of snapshots) {
      const own = quotes.filter(({ file_id: one }) => one === file);
      assert.ok(own.length === 2 && own.every((quote) => quote.snapshot === snapshot));
    }
    assert.ok(quotes.every(({ speaker_id: id, persona }) => id !== null && id === persona));
  });

  it('keeps a later snapshot behind an earlier one, also of the same version, and one of a file that went', async () => {
    const { world, write, rows } = await lakeWorld(table);
    const follow = async () => {
      await write(eventOf(world.changes.splice(0)));
      return (await rows()).filter(({ id }) => id === null).map(({ snapshot }) => String(snapshot));
    };
    world.put('a.txt', 'Ada: one\nBo: two');
    await world.drain();
    const again = [...world.changes];
    await follow();
    world.changes.push(...again);
    await follow();
    world.put('a.txt', 'Cy: three');
    await world.drain();
    await follow();
    world.delete('a.txt');
    await world.drain();
    const snapshots = await follow();
    assert.equal(snapshots.length, 4);
    assert.deepEqual([...snapshots].sort(), snapshots);
    const last = (await rows()).filter(({ snapshot }) => snapshot === snapshots.at(-1));
    assert.deepEqual(
      last.map(({ id }) => id),
      [null],
    );
  });

  it('has all messages come back when an object can’t be put, and no snapshot without its quotes', async () => {
    const { world, lake, objects, rows } = await lakeWorld(table);
    world.put('a.txt', 'Ada: one\nBo: two');
    world.put('b.txt', 'Bo: two');
    await world.drain();
    const event = eventOf(world.changes.splice(0));
    let isBroken = true;
    const put = async (key: string, body: Uint8Array) => {
      if (isBroken) throw new Error('The bucket is away.');
      objects.set(key, body);
    };
    const write = createLakeWriter({ ...lake, put });

    const { batchItemFailures } = await write(event);
    assert.equal(batchItemFailures.length, event.Records.length);
    assert.equal((await rows()).length, 0);

    isBroken = false;
    assert.deepEqual((await write(event)).batchItemFailures, []);
    assert.equal((await rows()).filter(({ id }) => id === null).length, 2);
  });

  it('names the message that failed alone, where reading it did', async () => {
    const { world, lake, rows } = await lakeWorld(table);
    world.put('a.txt', 'Ada: one');
    world.put('b.txt', 'Bo: two');
    await world.drain();
    const changes = world.changes.splice(0);
    const bad = readChange(changes[1]!.body);
    const files = {
      ...lake.files,
      file: async (id: string) => {
        if ('file' in bad && bad.file === id) throw new Error('The table is away.');
        return lake.files.file(id);
      },
    };
    const { batchItemFailures } = await createLakeWriter({ ...lake, files })(eventOf(changes));
    assert.deepEqual(batchItemFailures, [{ itemIdentifier: changes[1]!.id }]);
    assert.equal((await rows()).filter(({ id }) => id === null).length, 1);
  });

  it('is filled by announcing everything that is stored, from where it broke off', async () => {
    const { world, store, write, rows } = await lakeWorld(table);
    for (let file = 0; file < 12; file++) world.put(`${file}.txt`, `Ada: words ${file}`);
    world.put('many.jsonl', lines('Ada: one', 'Bo: two', 'Cy: three'));
    await world.drain();
    const outputs = { output: new PassThrough().resume(), errors: new PassThrough().resume() };
    const messages: string[] = [];
    const send = async (some: readonly string[]) => {
      assert.ok(some.length <= 10);
      messages.push(...some);
    };
    assert.equal(await announceAll({ store, send }, outputs), 13);
    assert.equal(new Set(messages).size, 13);
    const { next } = await store.articles('ready', {}, { limit: 5 });
    assert.equal((await announceAll({ store, send: async () => {}, after: next }, outputs)) < 13, true);
    await write(eventOf(messages.map((body, id) => ({ id: String(id), body })) as never));
    assert.equal((await rows()).filter(({ id }) => id !== null).length, 15);
  });
});
