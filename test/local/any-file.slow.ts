import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { LAYOUTS } from '../../bench/layouts/index.ts';
import { readFile } from '../../lambdas/articles/index.ts';
import { fixtures } from '../articles/fixtures.ts';
import { type Article, piped } from './piped.ts';

const SAID = 'He said no, and the mayor told reporters that she had expected nothing else.';

/** Files that are meant to do harm. */
function hostile(): Record<string, Buffer> {
  const entities = Array.from({ length: 40 }, (_, at) => `<!ENTITY e${at + 1} "&e${at};&e${at};">`).join('');
  const parts = Array.from(
    { length: 2000 },
    (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
  );
  const files: Record<string, string | Buffer> = {
    'bomb.xml': `<!DOCTYPE nitf [<!ENTITY e0 "ha">${entities}]><nitf><body><body.content><p>&e40; ${SAID}</p></body.content></body></nitf>`,
    'external.xml': `<!DOCTYPE nitf [<!ENTITY f SYSTEM "file:///etc/passwd">]><nitf><body><body.content><p>&f; ${SAID}</p></body.content></body></nitf>`,
    'deep.xml': `<nitf><body><body.content>${'<p>'.repeat(100_000)}`,
    'deep.html': `<html><body>${'<div>'.repeat(100_000)}${SAID}`,
    'deep.json': `{"text":${'['.repeat(100_000)}`,
    'zeros.txt.gz': gzipSync(Buffer.alloc(64 * 1024 * 1024)),
    'thrice.gz': gzipSync(gzipSync(gzipSync(SAID))),
    'nested.eml': `From: a@b.example\r\nMessage-ID: <1>\r\nMIME-Version: 1.0\r\n${parts.join('')}`,
    'lying.warc': `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: 999999999\r\n\r\nx`,
    'one-field.csv': Buffer.concat([Buffer.from('title,text\na,"'), Buffer.alloc(50 * 1024 * 1024, 'x')]),
    'loop.pdf':
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>',
    'page.pdf': `<!doctype html><html><body><p>${SAID}</p></body></html>`,
    'text.docx': SAID,
    'mail.json': `From: a@b.example\nMessage-ID: <1>\nSubject: No\n\n${SAID}`,
  };
  return Object.fromEntries(
    Object.entries(files).map(([key, body]) => [`hostile/${key}`, Buffer.from(body)]),
  );
}

/** Each fixture, its beginning alone, and all of it under a name that says something else; each page whole and cut. */
function files(): Map<string, Buffer> {
  const all = new Map<string, Buffer>(Object.entries(hostile()));
  for (const { name, file } of fixtures()) {
    const bytes = readFileSync(file);
    all.set(`good/${name}`, bytes);
    all.set(`cut/${name}`, bytes.subarray(0, Math.ceil(bytes.length / 2)));
    all.set(`misnamed/${name}.txt`, bytes);
  }
  for (const [kind, layouts] of Object.entries(LAYOUTS)) {
    for (const [at, { html }] of layouts.entries()) {
      const bytes = Buffer.from(html);
      all.set(`good/${kind}-${at}.html`, bytes);
      all.set(`cut/${kind}-${at}.html`, bytes.subarray(0, Math.ceil(bytes.length / 2)));
    }
  }
  return all;
}

test('three hundred files of all formats, good, cut, misnamed and hostile, add up', async (t) => {
  const { askAll, pipeline } = await piped(t);
  const dropped = files();
  const expected: string[] = [];
  for (const [key, body] of dropped) {
    pipeline.emulator.buckets.putObject('articles', key, body);
    const results = await readFile(body, { key });
    expected.push(
      ...results.map((result) => `${key} ${'article' in result ? 'ready' : result.unreadable.reason}`),
    );
  }

  const ready = await askAll<Article>('/articles?status=ready');
  const failed = await askAll<Article>('/articles?status=failed');

  assert.ok(dropped.size >= 300, `${dropped.size} files`);
  const stored = [
    ...ready.map(({ file }) => `${file.key} ready`),
    ...failed.map(({ file, failure }) => `${file.key} ${failure?.reason}`),
  ];
  assert.deepEqual(stored.sort(), expected.sort());
  assert.equal(pipeline.emulator.deadLetters.count().all, 0);
  for (const { file, failure } of failed) assert.match(failure?.message ?? '', /\.$/, file.key);
  t.diagnostic(`${dropped.size} files: ${ready.length} articles ready, ${failed.length} failed`);
});
