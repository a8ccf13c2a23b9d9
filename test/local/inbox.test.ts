import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type InboxChange, makeInbox, watchInbox } from '../../bin/local/inbox.ts';
import { emulated } from './emulated.ts';
import { temporaryFolder } from './folder.ts';

async function watching(t: TestContext) {
  const folder = temporaryFolder(t);
  const { emulator } = await emulated(t);
  const changes: InboxChange[] = [];
  const start = async () => {
    const inbox = await watchInbox({
      folder,
      prefix: 'inbox/',
      buckets: emulator.buckets,
      retry: () => false,
      room: async () => {},
      report: (change) => changes.push(change),
    });
    t.after(inbox.close);
    return inbox;
  };
  const held = () =>
    Object.fromEntries(
      emulator.buckets.listObjects('articles').objects.map(({ key }) => {
        const { body } = emulator.buckets.getObject('articles', key);
        return [key, Buffer.concat([...body.chunks()]).toString()];
      }),
    );
  /** Waits until the bucket holds this, and no longer than a person would. */
  const untilHeld = async (expected: Record<string, string>) => {
    for (let waited = 0; waited < 10_000; waited += 20) {
      if (JSON.stringify(held()) === JSON.stringify(expected)) return;
      await sleep(20);
    }
    assert.deepEqual(held(), expected);
  };
  return { folder, emulator, changes, start, untilHeld };
}

test('files that are added, changed, moved and deleted are followed', async (t) => {
  const { folder, start, untilHeld } = await watching(t);
  await start();

  writeFileSync(join(folder, 'a.txt'), 'one');
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'sub', 'b c.txt'), 'two');
  writeFileSync(join(folder, 'sub', 'c.txt'), 'three');
  writeFileSync(join(folder, '.hidden'), 'never');
  await untilHeld({ 'inbox/a.txt': 'one', 'inbox/sub/b c.txt': 'two', 'inbox/sub/c.txt': 'three' });
  writeFileSync(join(folder, 'a.txt'), 'changed');
  renameSync(join(folder, 'sub', 'b c.txt'), join(folder, 'b.txt'));
  rmSync(join(folder, 'sub'), { recursive: true });
  await untilHeld({ 'inbox/a.txt': 'changed', 'inbox/b.txt': 'two' });
  rmSync(join(folder, 'a.txt'));
  rmSync(join(folder, 'b.txt'));

  await untilHeld({});
});

test('what happened while nobody watched is followed at the start; what lies elsewhere stays', async (t) => {
  const { folder, emulator, start, untilHeld } = await watching(t);
  emulator.buckets.putObject('articles', 'elsewhere.txt', Buffer.from('stays'));
  emulator.buckets.putObject('articles', 'inbox/deleted.txt', Buffer.from('goes'));
  emulator.buckets.putObject('articles', 'inbox/changed.txt', Buffer.from('old'));
  writeFileSync(join(folder, 'changed.txt'), 'new');
  writeFileSync(join(folder, 'added.txt'), 'added');

  await start();

  await untilHeld({ 'elsewhere.txt': 'stays', 'inbox/added.txt': 'added', 'inbox/changed.txt': 'new' });
});

test('unchanged files are not put again at the start', async (t) => {
  const { folder, emulator, changes, start, untilHeld } = await watching(t);
  writeFileSync(join(folder, 'a.txt'), 'same');
  writeFileSync(join(folder, 'b.txt'), 'new');
  emulator.buckets.putObject('articles', 'inbox/a.txt', Buffer.from('same'));

  await start();
  await untilHeld({ 'inbox/a.txt': 'same', 'inbox/b.txt': 'new' });

  assert.deepEqual(changes, [{ key: 'inbox/b.txt', change: 'put' }]);
});

test('a file that is still being written is put once it rests', async (t) => {
  const { folder, changes, start, untilHeld } = await watching(t);
  await start();
  const file = join(folder, 'slow.txt');

  for (let part = 0; part < 6; part++) {
    appendFileSync(file, `${part}`);
    await sleep(100);
  }
  await untilHeld({ 'inbox/slow.txt': '012345' });

  assert.deepEqual(changes, [{ key: 'inbox/slow.txt', change: 'put' }]);
});

test('a file that can’t be put is told of, and the next is put', async (t) => {
  const { folder, changes, start, untilHeld } = await watching(t);
  const deep = join(folder, ...Array.from({ length: 6 }, () => 'a'.repeat(200)));
  mkdirSync(deep, { recursive: true });
  writeFileSync(join(deep, 'too-deep.txt'), '');
  writeFileSync(join(folder, 'z.txt'), 'fine');
  await sleep(600);

  await start();

  await untilHeld({ 'inbox/z.txt': 'fine' });
  assert.deepEqual(
    changes.map(({ change }) => change),
    ['failed', 'put'],
  );
  assert.match(changes[0]?.reason ?? '', /at most 1024 bytes/);
});

test('an inbox that is a file is refused', async (t) => {
  const file = join(temporaryFolder(t), 'inbox');
  writeFileSync(file, '');

  await assert.rejects(makeInbox(file), { name: 'UnusablePath', message: /is a file, not a folder/ });
});
