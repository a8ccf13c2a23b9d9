import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { checkPaths, filesUnder, keyOf, prefixOf, putFile } from '../../bin/local/dropped-files.ts';
import { type IngestCount, ingest } from '../../bin/local/ingest.ts';
import { emulated, takeEvents } from './emulated.ts';
import { temporaryFolder } from './folder.ts';

function folderWith(t: TestContext, files: Record<string, string | Buffer>): string {
  const folder = temporaryFolder(t);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

async function listFiles(paths: string[]): Promise<string[]> {
  const files: string[] = [];
  for await (const file of filesUnder(paths, assert.fail)) files.push(file);
  return files;
}

test('a folder gives all files in it, but not hidden ones, nor those of packages', async (t) => {
  const folder = folderWith(t, {
    'b.txt': '',
    'a/deep/er.txt': '',
    '.hidden': '',
    '.git/config': '',
    'a/node_modules/x/readme.md': '',
  });
  symlinkSync(join(folder, 'b.txt'), join(folder, 'link.txt'));
  symlinkSync(folder, join(folder, 'a', 'round'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'broken'));

  const files = await listFiles([folder, join(folder, '.hidden')]);

  assert.deepEqual(
    files.map((file) => file.slice(folder.length + 1)),
    ['a/deep/er.txt', 'b.txt', 'link.txt', '.hidden'],
  );
});

test('paths that can’t be used are told of by name', async (t) => {
  const folder = folderWith(t, { file: '' });

  await assert.rejects(checkPaths([folder, join(folder, 'none')]), {
    name: 'UnusablePath',
    message: `${join(folder, 'none')}: there is no such file or folder.`,
  });
  await assert.rejects(checkPaths([join(folder, 'file', 'x')]), { message: /a part of the path is a file/ });
  await assert.rejects(checkPaths(['/dev/null']), { message: /neither a file nor a folder/ });
  await assert.doesNotReject(checkPaths([folder, join(folder, 'file')]));
});

test('files inside the project have their path as key, others their folder’s name with a mark', () => {
  assert.equal(keyOf('/home/ada/whosaid/samples/a.txt', '/home/ada/whosaid'), 'samples/a.txt');
  assert.equal(keyOf('/home/ada/whosaid/..a.txt', '/home/ada/whosaid'), '..a.txt');
  assert.match(keyOf('/data/news/a.txt', '/home/ada/whosaid'), /^news~[0-9a-z]+\/a\.txt$/);
  assert.match(keyOf('/a.txt', '/home/ada/whosaid'), /^root~[0-9a-z]+\/a\.txt$/);
  assert.notEqual(keyOf('/x/news/a.txt', '/p'), keyOf('/y/news/a.txt', '/p'));
  assert.equal(prefixOf('/p/inbox', '/p'), 'inbox/');
  assert.equal(keyOf('/x/inbox/a.txt', '/p'), `${prefixOf('/x/inbox', '/p')}a.txt`);
});

test('two files never share a key, and a key never leads upwards', () => {
  const path = fc
    .array(fc.constantFrom('a', 'b', 'news', 'p', '..x', 'é ü'), { minLength: 1, maxLength: 5 })
    .map((names) => `/${names.join('/')}`);
  fc.assert(
    fc.property(path, path, (one, other) => {
      fc.pre(one !== other);
      assert.notEqual(keyOf(one, '/p'), keyOf(other, '/p'));
      assert.ok(!keyOf(one, '/p').split('/').includes('..'));
    }),
  );
});

test('a file is put once, and again when its bytes change', async (t) => {
  const { emulator } = await emulated(t);
  const folder = folderWith(t, { 'a.html': '<p>Hi.' });
  const put = () => putFile(emulator.buckets, 'articles', 'a.html', join(folder, 'a.html'));

  const answers = [await put(), await put()];
  writeFileSync(join(folder, 'a.html'), '<p>Ho.');
  answers.push(await put());

  assert.deepEqual(answers, [true, false, true]);
  assert.equal(takeEvents(emulator).length, 2);
  assert.equal(emulator.buckets.headObject('articles', 'a.html').contentType, 'text/html');
});

test('a large file is put in parts, and recognised when it is unchanged', async (t) => {
  const { emulator } = await emulated(t);
  const bytes = randomBytes(20 * 1024 * 1024);
  const file = join(folderWith(t, { 'big.jsonl': bytes }), 'big.jsonl');
  const put = () => putFile(emulator.buckets, 'articles', 'big.jsonl', file);

  const answers = [await put(), await put()];
  truncateSync(file, bytes.length - 1);
  answers.push(await put());

  const { body, contentLength, etag } = emulator.buckets.getObject('articles', 'big.jsonl');
  assert.deepEqual(answers, [true, false, true]);
  assert.equal(contentLength, bytes.length - 1);
  assert.match(etag, /^"[0-9a-f]{32}-3"$/);
  assert.ok(Buffer.concat([...body.chunks()]).equals(bytes.subarray(0, -1)));
  assert.deepEqual(
    takeEvents(emulator).map(({ eventName }) => eventName),
    ['ObjectCreated:CompleteMultipartUpload', 'ObjectCreated:CompleteMultipartUpload'],
  );
});

test('an ingest counts what it put, what was there, and what could not be put with the reason', async (t) => {
  const { emulator } = await emulated(t);
  const base = folderWith(t, {
    'data/bucket.db': 'ours',
    'news/a.txt': 'a',
    'news/b.txt': 'b',
    [`${`${'é'.repeat(100)}/`.repeat(6)}c.txt`]: '',
  });
  const options = {
    paths: [base],
    base,
    except: join(base, 'data'),
    buckets: emulator.buckets,
    retry: () => false,
    room: async () => {},
    signal: new AbortController().signal,
  };

  const first: IngestCount = { files: 0, put: 0, unchanged: 0, unputtable: [] };
  await ingest(options, first);
  writeFileSync(join(base, 'news/b.txt'), 'changed');
  const second: IngestCount = { files: 0, put: 0, unchanged: 0, unputtable: [] };
  await ingest(options, second);

  assert.deepEqual([first.files, first.put, first.unchanged], [3, 2, 0]);
  assert.match(first.unputtable[0]?.reason ?? '', /at most 1024 bytes/);
  assert.deepEqual([second.put, second.unchanged], [1, 1]);
});
