import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { Webhook } from 'standardwebhooks';
import { attributeLines } from '../extract/colloquy.ts';
import { extractHere, saying } from './extract-here.ts';
import { piped, until } from './piped.ts';

const createExtract = extractHere({ attribute: attributeLines, extractorVersion: '1', announces: true });

interface Got {
  headers: IncomingHttpHeaders;
  body: string;
}

async function receiver(t: TestContext) {
  const got: Got[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    got.push({ headers: request.headers, body });
    response.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { got, webhook: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

test('whoever watches is told of a quote that is dropped, by a webhook that verifies', async (t) => {
  const { s3, pipeline } = await piped(t, { createExtract });
  const { got, webhook } = await receiver(t);
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(pipeline.address + path, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return { status: response.status, answer: JSON.parse(await response.text()) };
  };

  for (const [wrong, problem] of [
    [{ quotes: 'speaker=quist' }, /webhook or email/],
    [{ quotes: 'speaker=quist', webhook: 'http://example.org/' }, /https, or http to this machine/],
    [{ quotes: 'speaker=quist', email: 'a@example.org' }, /no mail is sent/],
    [{ quotes: 'kind=spoken', webhook }, /quotes can’t be watched: kind must be/],
    [{ quotes: 'q=*', webhook }, /quotes can’t be watched/],
    [{ quotes: 'limit=5', webhook }, /no parameter 'limit'/],
    [{ quotes: '?', webhook }, /filter/],
  ] as const) {
    const { status, answer } = await call('POST', '/watches', wrong);
    assert.deepEqual([status, answer.errors.length], [400, 1], JSON.stringify(answer));
    assert.match(answer.detail, problem);
  }

  const { status, answer: made } = await call('POST', '/watches', {
    quotes: 'speaker=quist&q=bridge',
    webhook,
  });
  assert.equal(status, 201);
  assert.match(made.secret, /^whsec_/);
  assert.deepEqual((await call('POST', `/watches/${made.id}/test`)).answer, {
    isDelivered: true,
    detail: 'answered 204',
  });
  assert.equal(JSON.parse(got[0]!.body).type, 'test');

  const put = (Key: string, Body: string) => s3.send(new PutObjectCommand({ Bucket: 'articles', Key, Body }));
  await put('a.txt', saying('Omar Quist', 'The old bridge will close'));
  await put('b.txt', saying('Ilse Brandt', 'The bridge stays open'));
  await until(() => got.length >= 2);

  const { type, data } = new Webhook(made.secret).verify(
    got[1]!.body,
    got[1]!.headers as Record<string, string>,
  ) as {
    type: string;
    data: { watch: string; quote: { text: string; speaker: { name: string } } };
  };
  assert.deepEqual([type, data.watch, data.quote.speaker.name], ['quote.found', made.id, 'Omar Quist']);
  assert.match(data.quote.text, /The old bridge will close/);
  await until(async () => (await call('GET', `/watches/${made.id}`)).answer.deliveries.length === 1);
  const { answer: shown } = await call('GET', `/watches/${made.id}`);
  assert.equal(shown.deliveries[0].message, got[1]!.headers['webhook-id']);
  assert.ok(!JSON.stringify(shown).includes(made.secret));
  assert.deepEqual((await call('GET', '/watches')).answer.items.length, 1);

  assert.equal((await call('DELETE', `/watches/${made.id}`)).status, 200);
  assert.equal((await call('GET', `/watches/${made.id}`)).status, 404);
  assert.equal((await call('DELETE', `/watches/${made.id}`)).status, 404);
  assert.equal((await call('PUT', '/watches', {})).status, 405);
  assert.equal(got.length, 2);
});
