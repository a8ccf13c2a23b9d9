import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { untilFound } from '../../bench/freshness.ts';

/** An API that answers with each of these in turn, then with the last for ever. */
async function answering(t: TestContext, answers: readonly [status: number, body: object][]) {
  let asked = 0;
  const server = createServer((_, response) => {
    const [status, body] = answers[Math.min(asked++, answers.length - 1)] as [number, object];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const INCOMPLETE: [number, object] = [503, { title: 'Unavailable' }];

test('an article is waited for while the index is incomplete', async (t) => {
  const address = await answering(t, [INCOMPLETE, [200, { items: [] }], [200, { items: [{}] }]]);
  await untilFound(address, 'fresh');
});

test('an article that is never found ends the bench with the last answer', async (t) => {
  const empty = await answering(t, [[200, { items: [] }]]);
  await assert.rejects(
    untilFound(empty, 'fresh', 100),
    /“fresh” is found within 100 ms.*200 \{"items":\[\]\}/,
  );
  const broken = await answering(t, [INCOMPLETE]);
  await assert.rejects(untilFound(broken, 'fresh', 100), /503 \{"title":"Unavailable"\}/);
});
