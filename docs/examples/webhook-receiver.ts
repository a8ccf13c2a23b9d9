/**
 * Receives the webhooks of a watch, and believes only those that are signed with its secret.
 *
 *   WHOSAID_SECRET=whsec_… PORT=9000 node docs/examples/webhook-receiver.ts
 */
import { createServer } from 'node:http';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';

const webhook = new Webhook(process.env.WHOSAID_SECRET ?? '');
/** The ids that were seen: the same message may come twice. Keep them in a database where it matters. */
const seen = new Set<string>();

const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  try {
    // Throws where the signature is wrong, or the message is older than five minutes.
    const message = webhook.verify(body, request.headers as Record<string, string>) as {
      type: string;
      data: { quote?: { text: string; speaker: { name: string | null } } };
    };
    const id = String(request.headers['webhook-id']);
    const { quote } = message.data;
    if (!seen.has(id))
      console.log(quote ? `${quote.speaker.name ?? 'Somebody'}: ${quote.text}` : message.type);
    seen.add(id);
    response.writeHead(204).end();
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error;
    response.writeHead(401).end();
  }
});
server.listen(Number(process.env.PORT ?? 9000), '127.0.0.1', () => {
  const { port } = server.address() as { port: number };
  console.log(`Listening on http://127.0.0.1:${port}/`);
});
