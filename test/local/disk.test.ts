import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DataFolderInUse, Disk } from '../../bin/local/disk.ts';
import { temporaryFolder } from './folder.ts';

test('a second one on the same folder is told who holds it, and does no harm', (t) => {
  const folder = temporaryFolder(t);
  const disk = new Disk(folder);
  t.after(() => disk.close());
  disk.announce('http://127.0.0.1:9000');

  assert.throws(() => new Disk(folder), {
    name: 'DataFolderInUse',
    message: new RegExp(`process ${process.pid}, http://127.0.0.1:9000`),
  });
  assert.ok(disk.next('n') > 0);
});

test('a lock whose process was killed is none', (t) => {
  const folder = temporaryFolder(t);
  const script = `const { Disk } = await import(${JSON.stringify(import.meta.resolve('../../bin/local/disk.ts'))});
    new Disk(${JSON.stringify(folder)}).announce('http://127.0.0.1:9000');
    process.kill(process.pid, 'SIGKILL');`;
  assert.throws(() =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' }),
  );

  const disk = new Disk(folder);

  assert.doesNotThrow(() => disk.close());
});

test('a lock that was given back is none', (t) => {
  const folder = temporaryFolder(t);
  new Disk(folder).close();

  const disk = new Disk(folder);

  assert.ok(!(disk instanceof DataFolderInUse));
  disk.close();
});

test('a folder whose database is something else is refused with a reason', (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(
    join(folder, 'bucket.db'),
    'This is no database, but it is long enough to be looked at. '.repeat(20),
  );

  assert.throws(() => new Disk(folder), { name: 'DataFolderUnusable', message: /not a database.*--data/ });
});

test('a transaction is all or nothing, one inside another too', (t) => {
  const disk = new Disk(temporaryFolder(t));
  t.after(() => disk.close());
  const put = (name: string) => disk.sql('INSERT INTO buckets VALUES (?, 0)').run(name);

  disk.transaction(() => put('kept'));
  const failing = () =>
    disk.transaction(() => {
      put('outer');
      disk.transaction(() => put('inner'));
      throw new Error('no');
    });

  assert.throws(failing, /no/);
  assert.deepEqual(
    disk
      .sql('SELECT name FROM buckets')
      .all()
      .map(({ name }) => name),
    ['kept'],
  );
});

test('a counter goes on where it was, after a restart too', (t) => {
  const folder = temporaryFolder(t);
  const before = new Disk(folder);
  const first = before.next('sequencer');
  before.close();

  const after = new Disk(folder);
  const second = after.next('sequencer');
  after.close();

  assert.equal(second, first + 1);
});
