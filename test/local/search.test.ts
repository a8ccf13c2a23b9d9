import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { reindexFolder } from '../../bin/reindex.ts';
import { attributeLines } from '../extract/colloquy.ts';
import { extractHere, saying } from './extract-here.ts';
import { temporaryFolder } from './folder.ts';
import { piped, type Quote, until } from './piped.ts';

const createExtract = extractHere({ attribute: attributeLines, extractorVersion: '1', announces: true });

const put = (Key: string, Body: string) => new PutObjectCommand({ Bucket: 'articles', Key, Body });

interface Marked extends Quote {
  marks: { start: number; end: number }[];
}

test('what is dropped is found by its words, what is replaced or deleted is not', async (t) => {
  const { s3, ask } = await piped(t, { createExtract });
  const found = async (q: string) =>
    (await ask<{ items: Marked[] }>(`/quotes?q=${encodeURIComponent(q)}`)).items.map(({ text, marks }) =>
      marks.map(({ start, end }) => text.slice(start, end)).join(' … '),
    );
  await s3.send(put('a.txt', saying('Omar Quist', 'The old bridge will close')));
  await s3.send(put('b.txt', saying('Ilse Brandt', 'The bridge stays open')));
  assert.deepEqual((await found('bridg*')).sort(), ['bridge', 'bridge']);
  assert.deepEqual(await found('"OLD bridge" close'), ['old bridge … close']);
  await s3.send(put('a.txt', saying('Omar Quist', 'The ferry will run')));
  assert.deepEqual(await found('close'), []);
  assert.deepEqual(await found('ferry'), ['ferry']);
  await s3.send(new DeleteObjectCommand({ Bucket: 'articles', Key: 'b.txt' }));
  assert.deepEqual(await found('bridge'), []);
});

test('a speaker is found with a letter wrong, by a new name too, and a merge shows at once', async (t) => {
  const { s3, ask, pipeline } = await piped(t, { createExtract });
  await s3.send(put('a.txt', saying('Omar Quist', 'The bridge will close')));
  await s3.send(put('b.txt', saying('Ilse Brandt', 'The bridge stays open')));
  const ids = async (q: string) =>
    (await ask<{ items: { id: string }[] }>(`/speakers?q=${q}`)).items.map(({ id }) => id);
  assert.deepEqual(await ids('omra+quist'), ['omar-quist']);
  const correct = (path: string, method: string, body: object) =>
    fetch(pipeline.address + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  assert.equal((await correct('/speakers/omar-quist/name', 'PUT', { name: 'Omar Quistgaard' })).status, 200);
  assert.deepEqual(await ids('quistgard'), ['omar-quist']);
  assert.equal((await correct('/speakers/omar-quist/merge', 'POST', { from: 'ilse-brandt' })).status, 200);
  const { items } = await ask<{ items: Quote[] }>('/quotes?q=bridge&speaker=omar-quist&type=any');
  assert.equal(items.length, 2);
});

test('an index that is lost is built again by itself, or by hand while nothing is served', async (t) => {
  const data = temporaryFolder(t);
  const first = await piped(t, { createExtract }, data);
  await first.s3.send(put('a.txt', saying('Omar Quist', 'The bridge will close')));
  await first.pipeline.idle();
  await first.stop();
  const lose = () => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(data, `search.sqlite${suffix}`), { force: true });
  };

  lose();
  const output = new PassThrough();
  const errors = new PassThrough().resume();
  await reindexFolder(data, { output, errors });
  output.end();
  assert.match(await text(output), /has all 1 articles/);

  lose();
  const second = await piped(t, { createExtract }, data);
  await until(async () => (await fetch(`${second.pipeline.address}/quotes?q=bridge`)).status === 200);
  const { items } = await second.ask<{ items: Quote[] }>('/quotes?q=bridge');
  assert.equal(items.length, 1);
});
