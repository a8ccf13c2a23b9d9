import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { type TestContext, test } from 'node:test';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Answering, startApiServer } from '../../bin/local/api-server.ts';

/** A server whose other functions answer as `query` does; uploads are noted. */
async function serving(t: TestContext, query?: Answering, correct = query, uploads: unknown[] = []) {
  const server = await startApiServer(0);
  t.after(server.close);
  const upload = (name: string, bytes: Buffer) => {
    uploads.push([name, bytes.toString()]);
    return { key: `uploads/${name}`, status: 'queued' as const };
  };
  if (query && correct) server.answerBy({ query, correct, desk: correct, watches: correct, upload });
  return server;
}

async function eventFor(
  t: TestContext,
  path: string,
  init: RequestInit = {},
): Promise<APIGatewayProxyEventV2> {
  const { promise, resolve } = Promise.withResolvers<APIGatewayProxyEventV2>();
  const server = await serving(t, async (event) => {
    resolve(event);
    return { statusCode: 204 };
  });
  await fetch(server.address + path, init);
  return promise;
}

test('a request becomes the event of an HTTP API', async (t) => {
  const path = '/speakers/%C5%9Fule/quotes?kind=direct&a=1&a=2&empty=&q=a%2Bb+c';

  const event = await eventFor(t, path, { headers: { 'X-Some': 'Thing' } });

  assert.equal(event.version, '2.0');
  assert.equal(event.rawPath, '/speakers/%C5%9Fule/quotes');
  assert.equal(event.rawQueryString, 'kind=direct&a=1&a=2&empty=&q=a%2Bb+c');
  assert.deepEqual(event.queryStringParameters, { kind: 'direct', a: '1,2', empty: '', q: 'a+b c' });
  assert.equal(event.headers['x-some'], 'Thing');
  assert.equal(event.requestContext.http.method, 'GET');
  assert.equal(event.requestContext.http.path, event.rawPath);
});

test('without a query there are no parameters, and a query may hold question marks', async (t) => {
  const bare = await eventFor(t, '/health');
  const odd = await eventFor(t, '/quotes?cursor=a?b');

  assert.equal(bare.queryStringParameters, undefined);
  assert.equal(bare.rawQueryString, '');
  assert.equal(odd.rawQueryString, 'cursor=a?b');
});

test('the function’s answer is sent as it is, bytes too', async (t) => {
  const server = await serving(t, async () => ({
    statusCode: 404,
    headers: { 'content-type': 'application/problem+json', etag: '"1"' },
    body: Buffer.from('{"title":"naïve"}').toString('base64'),
    isBase64Encoded: true,
  }));

  const response = await fetch(`${server.address}/x`);

  assert.equal(response.status, 404);
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  assert.equal(response.headers.get('etag'), '"1"');
  assert.deepEqual(await response.json(), { title: 'naïve' });
});

test('HEAD and 304 have no body', async (t) => {
  const server = await serving(t, async ({ requestContext }) => ({
    statusCode: requestContext.http.method === 'HEAD' ? 200 : 304,
    body: 'left out',
  }));

  const head = await fetch(server.address, { method: 'HEAD' });
  const unchanged = await fetch(server.address);

  assert.equal(await head.text(), '');
  assert.equal(unchanged.status, 304);
  assert.equal(await unchanged.text(), '');
});

test('before the function is there it answers 503, when that throws 500', async (t) => {
  const write = t.mock.method(process.stderr, 'write', () => true);
  const server = await serving(t);

  const before = await fetch(server.address);
  const fail = () => Promise.reject(new Error('broken'));
  server.answerBy({ query: fail, correct: fail, desk: fail, watches: fail, upload: assert.fail });
  const broken = await fetch(server.address);

  assert.equal(before.status, 503);
  assert.equal(before.headers.get('retry-after'), '1');
  assert.equal(broken.status, 500);
  assert.match(String(write.mock.calls[0]?.arguments[0]), /broken/);
});

test('who comes by another name of this machine is refused', async (t) => {
  const { address } = await serving(t, async () => ({ statusCode: 200 }));
  const statusFor = (host: string) =>
    new Promise((resolve) => {
      request(address, { headers: { host } }, (response) => resolve(response.resume().statusCode)).end();
    });

  const statuses = await Promise.all(
    ['rebound.example', '127.0.0.1.example.org', 'localhost:8787', '127.0.0.1:1'].map(statusFor),
  );

  assert.deepEqual(statuses, [403, 403, 200, 200]);
});

test('what reads goes to the query function, all else to the correct function, with its body', async (t) => {
  const bodies: unknown[] = [];
  const { address } = await serving(
    t,
    async () => ({ body: 'query' }),
    async ({ body = '', isBase64Encoded }) => {
      bodies.push(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').toString());
      return { body: 'correct' };
    },
  );
  const send = async (method: string, body?: string) =>
    (await fetch(address, { method, ...(body !== undefined && { body }) })).text();

  assert.deepEqual([await send('GET'), await send('OPTIONS')], ['query', 'query']);
  assert.deepEqual([await send('POST', '{"name": "Šárka"}'), await send('DELETE')], ['correct', 'correct']);
  assert.deepEqual(bodies, ['{"name": "Šárka"}', '']);
});

test('a page of another origin corrects nothing, and no body is too large to be refused', async (t) => {
  const { address } = await serving(t, async () => ({ statusCode: 200 }));

  const page = await fetch(address, { method: 'POST', headers: { origin: 'http://page.example' } });
  const large = await fetch(address, { method: 'PUT', body: Buffer.alloc(11 * 1024 * 1024) });

  assert.deepEqual([page.status, large.status], [403, 413]);
  assert.deepEqual(await page.json(), {
    type: 'about:blank',
    title: 'Forbidden',
    status: 403,
    detail: 'Pages of other origins may not make corrections, unless npm start allows them with --cors.',
  });
});

test('nor does a page that leaves its origin out', async (t) => {
  const { address } = await serving(t, async () => ({ statusCode: 200 }));

  const page = await fetch(address, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } });

  assert.equal(page.status, 403);
});

test('no answer can be run as a page, or embedded by another origin', async (t) => {
  const { address } = await serving(t, async () => ({ headers: { 'content-type': 'text/html' }, body: '' }));

  const { headers } = await fetch(address);

  assert.match(headers.get('content-security-policy') ?? '', /^sandbox; default-src 'none'/);
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
});

/** What comes back for bytes that are written to a port as they are. */
function rawAnswer(address: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1', () => socket.end(bytes));
    let answer = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', reject).on('end', () => resolve(answer));
  });
}

const bodyOf = (answer: string) => JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')));

test('a request in absolute form is answered as its path, if it is for this machine', async (t) => {
  const { address } = await serving(t, async ({ rawPath, rawQueryString }) => ({
    body: JSON.stringify([rawPath, rawQueryString]),
  }));
  const ask = (target: string) =>
    rawAnswer(address, `GET ${target} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`);

  assert.deepEqual(bodyOf(await ask(`${address}/quotes?kind=direct`)), ['/quotes', 'kind=direct']);
  assert.deepEqual(bodyOf(await ask(`${address}?a=/b`)), ['/', 'a=/b']);
  assert.equal(bodyOf(await ask('http://rebound.example/quotes')).status, 403);
});

for (const [length, status] of [
  [17_000, 414],
  [120_000, 414],
  [600_000, 431],
] as const) {
  test(`a URL of ${length} characters is answered by a problem document`, async (t) => {
    const { address } = await serving(t, async () => ({ statusCode: 200 }));
    const path = `/quotes?speaker=${'a'.repeat(length)}`;

    const answer = await rawAnswer(
      address,
      `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`,
    );

    assert.match(answer, /^content-type: application\/problem\+json\r$/im);
    assert.equal(bodyOf(answer).status, status);
  });
}

test('what is no HTTP is answered by a problem document', async (t) => {
  const { address } = await serving(t, async () => ({ statusCode: 200 }));

  assert.equal(bodyOf(await rawAnswer(address, 'HELO example.org\r\n\r\n')).status, 400);
});

test('a taken port is the system’s own error', async (t) => {
  const { address } = await serving(t);

  await assert.rejects(startApiServer(Number(new URL(address).port)), { code: 'EADDRINUSE' });
});

const sent = (address: string, path: string, init: RequestInit = {}) =>
  fetch(address + path, { method: 'PUT', body: 'The bridge is open.', ...init });

test('a file is taken in by the name in its path', async (t) => {
  const uploads: unknown[] = [];
  const { address } = await serving(t, async () => ({ statusCode: 200 }), undefined, uploads);

  const answer = await sent(address, '/uploads/br%C3%BCcke%20%F0%9F%8C%89.txt');

  assert.equal(answer.status, 200);
  assert.deepEqual(await answer.json(), { key: 'uploads/brücke 🌉.txt', status: 'queued' });
  assert.deepEqual(uploads, [['brücke 🌉.txt', 'The bridge is open.']]);
});

for (const name of [
  '',
  '.env',
  '%2e%2e%2fetc',
  'a%2Fb',
  'a/b',
  'a%5Cb',
  'a%00b',
  '%E2%80%AEtxt',
  '%ff',
  'x'.repeat(201),
]) {
  test(`no file is called '${name.slice(0, 20)}'`, async (t) => {
    const uploads: unknown[] = [];
    const { address } = await serving(t, async () => ({ statusCode: 200 }), undefined, uploads);

    const { status } = await sent(address, `/uploads/${name}`);

    assert.equal(status, 400);
    assert.deepEqual(uploads, []);
  });
}

test('an upload has a body, of a size that memory has room for, and no other method', async (t) => {
  const { address } = await serving(t, async () => ({ statusCode: 200 }));

  const none = await sent(address, '/uploads/a.txt', { body: '' });
  const large = await sent(address, '/uploads/a.txt', { body: Buffer.alloc(64 * 1024 * 1024 + 1) });
  const got = await sent(address, '/uploads/a.txt', { method: 'GET', body: null });

  assert.deepEqual([none.status, large.status, got.status], [400, 413, 405]);
  assert.equal(got.headers.get('allow'), 'PUT');
});

/** Sends what a browser would for a page; fetch refuses these headers. */
function asBrowser(address: string, method: string, path: string, headers: Record<string, string>) {
  return new Promise<number | undefined>((resolve, reject) => {
    const sent = request(address + path, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end(method === 'GET' ? undefined : 'x');
  });
}

test('the page of this very address may correct and take in; pages of others may not, nor have the engine work', async (t) => {
  const { address } = await serving(t, async () => ({ statusCode: 200 }));
  const own = { origin: address, 'sec-fetch-site': 'same-origin' };
  const ports = { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' };
  const other = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  const unnamed = { 'sec-fetch-site': 'cross-site' };
  const asked: [string, string][] = [
    ['PUT', '/uploads/a.txt'],
    ['PUT', '/quotes/q/correction'],
    ['POST', '/dead-letters/d/retry'],
    ['GET', '/quotes/q/explanation'],
  ];

  for (const [method, path] of asked) {
    const statuses = await Promise.all(
      [own, ports, other, unnamed].map((headers) => asBrowser(address, method, path, headers)),
    );
    assert.deepEqual(statuses, [200, 403, 403, 403], path);
  }
});
