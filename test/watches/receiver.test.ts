import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createNotifier } from '../../lambdas/watches/notifier.ts';
import { createWebhookClient } from '../../lambdas/watches/webhook-client.ts';

const EXAMPLE = fileURLToPath(new URL('../../docs/examples/webhook-receiver.ts', import.meta.url));
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

test('the example of a receiver takes what we sign, once, and nothing else', async (t) => {
  const receiver = spawn(process.execPath, [EXAMPLE], {
    env: { ...process.env, WHOSAID_SECRET: SECRET, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => receiver.kill());
  const lines: string[] = [];
  const reader = createInterface(receiver.stdout).on('line', (line) => lines.push(line));
  await once(reader, 'line');
  const webhook = /http:\S+/.exec(lines[0] ?? '')?.[0] ?? '';
  const tell = (secret: string, message: string, text: string) =>
    createNotifier(createWebhookClient({ network: 'local' }), Date.now)(
      {
        id: 'w',
        quotes: 'speaker=ada',
        webhook,
        secret,
        articles: 'all',
        created: '2026-01-01T00:00:00.000Z',
      },
      message,
      {
        type: 'quote.found',
        timestamp: '2026-01-01T00:00:00.000Z',
        data: { quote: { text, speaker: { name: 'Ada' } } },
      },
    );

  assert.deepEqual(await tell(SECRET, 'msg_1', 'One'), { isDelivered: true, detail: 'answered 204' });
  assert.deepEqual(await tell(SECRET, 'msg_1', 'One'), { isDelivered: true, detail: 'answered 204' });
  const forged = await tell('whsec_QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB', 'msg_2', 'Two');
  assert.deepEqual(forged, { isDelivered: false, detail: 'answered 401' });
  assert.deepEqual(lines.slice(1), ['Ada: One']);
});
