import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { attributeLines } from '../extract/colloquy.ts';
import { extractHere, saying } from './extract-here.ts';
import { piped } from './piped.ts';

const createExtract = extractHere({ attribute: attributeLines, extractorVersion: '1', announces: true });

const ORIGIN = 'http://localhost:3000';

test('pages of the origins that are named read and correct; no others do', async (t) => {
  const { s3, ask, pipeline } = await piped(t, { createExtract, cors: [ORIGIN] });
  await s3.send(new PutObjectCommand({ Bucket: 'articles', Key: 'a', Body: saying('Omar Quist', 'No') }));
  await ask('/quotes');
  const name = `${pipeline.address}/speakers/omar-quist/name`;
  const fromPage = (origin: string, url: string, init: RequestInit = {}) =>
    fetch(url, { ...init, headers: { ...init.headers, origin, 'sec-fetch-site': 'same-site' } });
  const rename = {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: '{"name": "O. Quist"}',
  };
  const allowed = ({ headers }: Response) => headers.get('access-control-allow-origin');

  const preflight = await fromPage(ORIGIN, name, {
    method: 'OPTIONS',
    headers: { 'access-control-request-method': 'PUT' },
  });
  const renamed = await fromPage(ORIGIN, name, rename);
  const read = await fromPage(ORIGIN, `${pipeline.address}/speakers?name=quist`);
  const tooLong = await fromPage(ORIGIN, `${pipeline.address}/quotes?speaker=${'a'.repeat(12_000)}`);
  const elsewhere = await fromPage('http://localhost:3001', `${pipeline.address}/quotes`);
  const refused = await fromPage('http://localhost:3001', name, rename);

  assert.equal(preflight.status, 204);
  assert.match(preflight.headers.get('access-control-allow-methods') ?? '', /PUT/);
  assert.deepEqual([preflight, renamed, read, tooLong].map(allowed), [ORIGIN, ORIGIN, ORIGIN, ORIGIN]);
  assert.deepEqual([renamed.status, read.status, tooLong.status], [200, 200, 414]);
  assert.deepEqual([elsewhere, refused].map(allowed), [null, null]);
  assert.equal(refused.status, 403);
});
