import assert from 'node:assert/strict';
import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite, type TestContext, test } from 'node:test';
import { ForbiddenAddress, isPublic, publicLookup } from '../../lambdas/watches/addresses.ts';
import { createWebhookClient, problemOfWebhook } from '../../lambdas/watches/webhook-client.ts';

suite('addresses of the public internet', () => {
  for (const address of [
    '8.8.8.8',
    '52.94.236.248',
    '172.15.0.1',
    '172.32.0.1',
    '2600:1f18::1',
    '2a00:1450::200e',
  ]) {
    test(address, () => assert.equal(isPublic(address), true));
  }
});

suite('all others', () => {
  for (const address of [
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.8.8.8',
    '169.254.169.254',
    '169.254.170.2',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
  ]) {
    test(address, () => assert.equal(isPublic(address), false));
  }
});

/** A resolver that answers one list after another, as a name that is bound anew would. */
const resolving = (...answers: string[][]) => {
  let asked = 0;
  const resolve = (
    _name: string,
    _options: object,
    callback: (error: null, found: LookupAddress[]) => void,
  ) =>
    callback(
      null,
      (answers[asked++] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  return { resolve: resolve as unknown as Parameters<typeof publicLookup>[0], asked: () => asked };
};

const look = (resolve: Parameters<typeof publicLookup>[0], all: boolean) =>
  new Promise<unknown>((done, fail) => {
    publicLookup(resolve)('example.org', { all }, (error, found) => (error ? fail(error) : done(found)));
  });

suite('looking up', () => {
  test('hands on public addresses', async () => {
    assert.equal(await look(resolving(['8.8.8.8']).resolve, false), '8.8.8.8');
    assert.deepEqual(await look(resolving(['8.8.8.8']).resolve, true), [{ address: '8.8.8.8', family: 4 }]);
  });

  test('refuses a name that leads elsewhere too', async () => {
    for (const answer of [['127.0.0.1'], ['8.8.8.8', '169.254.169.254'], ['::ffff:10.0.0.1']])
      await assert.rejects(look(resolving(answer).resolve, true), ForbiddenAddress);
  });

  test('says when a name leads nowhere', async () => {
    await assert.rejects(look(resolving([]).resolve, true), /no address/);
  });
});

suite('where webhooks may lead', () => {
  for (const [url, network, isAllowed] of [
    ['https://example.org/hook', 'public', true],
    ['https://example.org:8443/hook?a=b', 'public', true],
    ['https://8.8.8.8/', 'public', true],
    ['http://example.org/hook', 'public', false],
    ['https://127.0.0.1/', 'public', false],
    ['https://0x7f.1/', 'public', false],
    ['https://2130706433/', 'public', false],
    ['https://[::1]/', 'public', false],
    ['https://[::ffff:169.254.169.254]/', 'public', false],
    ['https://169.254.169.254/latest/meta-data', 'public', false],
    ['https://localhost/', 'public', false],
    ['https://user:word@example.org/', 'public', false],
    ['https://example.org/#there', 'public', false],
    ['ftp://example.org/', 'public', false],
    ['example.org', 'public', false],
    ['http://127.0.0.1:9000/', 'local', true],
    ['http://localhost:9000/', 'local', true],
    ['http://[::1]:9000/', 'local', true],
    ['http://192.168.1.5/', 'local', false],
    ['http://localhost.example.org/', 'local', false],
    ['https://192.168.1.5/', 'local', true],
  ] as const) {
    test(`${url} (${network}): ${isAllowed}`, () => {
      assert.equal(problemOfWebhook(url, network) === undefined, isAllowed);
    });
  }
});

async function receiver(t: TestContext, status: number, headers: Record<string, string> = {}) {
  const got: { headers: Record<string, unknown>; body: string; url: string | undefined }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    got.push({ headers: request.headers, body, url: request.url });
    if (status !== 0) response.writeHead(status, headers).end('thanks');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

suite('posting', () => {
  test('sends JSON and resolves with the status', async (t) => {
    const { got, url } = await receiver(t, 204);
    const status = await createWebhookClient({ network: 'local' })(url, { 'webhook-id': 'm' }, '{"ä":1}');
    assert.equal(status, 204);
    assert.deepEqual([got[0]?.body, got[0]?.headers['webhook-id']], ['{"ä":1}', 'm']);
    assert.equal(got[0]?.headers['content-type'], 'application/json');
  });

  test('follows no redirect', async (t) => {
    const there = await receiver(t, 200);
    const { url } = await receiver(t, 307, { location: there.url });
    assert.equal(await createWebhookClient({ network: 'local' })(url, {}, '{}'), 307);
    assert.deepEqual(there.got, []);
  });

  test('does not wait for ever', async (t) => {
    const { url } = await receiver(t, 0);
    await assert.rejects(
      createWebhookClient({ network: 'local', timeoutMs: 50 })(url, {}, '{}'),
      /abort|timeout/i,
    );
  });

  test('connects to no address that was not checked, however the name is bound', async () => {
    const rebound = resolving(['127.0.0.1'], ['8.8.8.8']);
    const post = createWebhookClient({ network: 'public', lookup: publicLookup(rebound.resolve) });
    await assert.rejects(post('https://rebinding.example.org/', {}, '{}'), ForbiddenAddress);
    assert.equal(rebound.asked(), 1);
  });

  test('refuses what was stored by other rules', async (t) => {
    const { got, url } = await receiver(t, 200);
    await assert.rejects(createWebhookClient({ network: 'public' })(url, {}, '{}'), ForbiddenAddress);
    assert.deepEqual(got, []);
  });
});
