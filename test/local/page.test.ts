import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { startApiServer } from '../../bin/local/api-server.ts';
import { LocalPage } from '../../bin/local/page.ts';
import type { PageFile } from '../../web/build.ts';

const fileOf = (path: string, type: string, text: string, isImmutable: boolean): PageFile => ({
  path,
  type,
  bytes: Buffer.from(text),
  isImmutable,
});

const FILES = [
  fileOf('/index.html', 'text/html; charset=utf-8', '<!doctype html><title>Whosaid</title>', false),
  fileOf('/assets/page-ABC.js', 'text/javascript; charset=utf-8', 'export {};', true),
];

/** What a browser asks for when an address is typed. */
const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

const JSON_OF_API = { headers: { 'content-type': 'application/json' }, body: '{"from":"api"}' };

async function serving(
  t: TestContext,
  {
    build = async () => FILES,
    answer = async (): Promise<APIGatewayProxyStructuredResultV2> => JSON_OF_API,
  } = {},
) {
  const server = await startApiServer(0, [], new LocalPage(build));
  t.after(server.close);
  server.answerBy({ query: answer, correct: answer, desk: answer, watches: answer, upload: assert.fail });
  return (path: string, headers: Record<string, string> = BROWSER, init: RequestInit = {}) =>
    fetch(server.address + path, { headers, redirect: 'manual', ...init });
}

test('a browser gets the page at /, a program the API’s index', async (t) => {
  const ask = await serving(t);

  const [page, index] = await Promise.all([ask('/'), ask('/', { accept: '*/*' })]);

  assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
  assert.match(await page.text(), /<title>Whosaid/);
  assert.deepEqual(await index.json(), { from: 'api' });
  assert.match(page.headers.get('vary') ?? '', /accept/);
  assert.match(index.headers.get('vary') ?? '', /accept/);
});

for (const path of ['/view/articles/a.1', '/view/speakers/%C5%9Fule', '/view/utterances', '/view/desk']) {
  test(`${path} is a view of the page, whoever asks`, async (t) => {
    const response = await (await serving(t))(path, {});

    assert.match(await response.text(), /<title>Whosaid/);
  });
}

for (const [path, view] of [
  ['/articles/a', '/view/articles/a'],
  ['/quotes/a.b.c', '/view/quotes/a.b.c'],
  ['/speakers/%C5%9Fule', '/view/speakers/%C5%9Fule'],
] as const) {
  test(`a browser is led from ${path} to its view, a program gets JSON`, async (t) => {
    const ask = await serving(t);

    const [browser, program] = await Promise.all([ask(path), ask(path, { accept: 'application/json' })]);

    assert.deepEqual([browser.status, browser.headers.get('location')], [303, view]);
    assert.deepEqual(await program.json(), { from: 'api' });
  });
}

for (const path of ['/quotes', '/articles/a/text', '/quotes/a.b.c?format=ld']) {
  test(`${path} is the API’s also for a browser`, async (t) => {
    assert.deepEqual(await (await (await serving(t))(path)).json(), { from: 'api' });
  });
}

test('where there is nothing a browser gets the page, which says so, a program the API’s answer', async (t) => {
  const answer = async () => ({ statusCode: 404, body: '{"from":"api"}' });
  const ask = await serving(t, { answer });

  for (const path of ['/view/nothing', '/nothing', '/quotes/a/nothing']) {
    const [browser, program] = await Promise.all([ask(path), ask(path, { accept: '*/*' })]);

    assert.deepEqual([browser.status, program.status], [404, 404], path);
    assert.match(await browser.text(), /<title>Whosaid/, path);
    assert.deepEqual(await program.json(), { from: 'api' }, path);
  }
});

test('scripts are kept for ever, the page is asked for again, and nothing runs but its own', async (t) => {
  const ask = await serving(t);

  const [page, script] = await Promise.all([ask('/'), ask('/assets/page-ABC.js')]);

  assert.equal(page.headers.get('cache-control'), 'no-cache');
  assert.match(script.headers.get('cache-control') ?? '', /immutable/);
  const policy = page.headers.get('content-security-policy') ?? '';
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ]) {
    assert.ok(policy.split('; ').includes(rule), `${rule} in ${policy}`);
  }
  assert.doesNotMatch(policy, /unsafe/);
});

test('the page may correct, other pages still not', async (t) => {
  const ask = await serving(t);
  const { origin } = new URL((await ask('/')).url);
  const correct = (from: string) =>
    ask('/speakers/a/name', { origin: from, 'sec-fetch-site': 'same-origin' }, { method: 'PUT', body: '{}' });

  const own = await correct(origin);
  const others = await Promise.all(
    ['http://127.0.0.1:1', origin.replace('http:', 'https:'), 'null'].map(correct),
  );

  assert.equal(own.status, 200);
  assert.deepEqual(
    others.map(({ status }) => status),
    [403, 403, 403],
  );
});

test('a page that does not build leaves the API as it is, and is built again', async (t) => {
  t.mock.method(process.stderr, 'write', () => true);
  let tries = 0;
  const build = async () => {
    tries++;
    if (tries === 1) throw new Error('web/main.tsx:1:1: no such thing');
    return FILES;
  };
  const ask = await serving(t, { build });

  const broken = await ask('/');
  const api = await ask('/quotes');
  const mended = await ask('/');

  assert.deepEqual([broken.status, api.status, mended.status], [500, 200, 200]);
});
