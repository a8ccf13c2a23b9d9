import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { type BuildAppOptions, buildApp } from 'fauxqs';
import { MAX_ATTEMPTS } from '../../lambdas/extract/limits.ts';
import { ArticleEvents } from './article-events.ts';
import { StoredBody } from './body.ts';
import { Buckets, S3Refusal } from './buckets.ts';
import type { Disk } from './disk.ts';
import { serveEmulator } from './emulator-port.ts';
import { INERT, isFromThisMachine, isShowable } from './loopback.ts';
import { Queue, Queues } from './queue.ts';

/** Users drop articles here. */
export const ARTICLES_BUCKET = 'articles';
/** The extract function stores article texts here. */
export const TEXT_BUCKET = 'article-texts';

const QUEUE = 'article-events';
const DEAD_LETTERS = 'article-events-dead';
const INDEX_QUEUE = 'index-changes';
const INDEX_DEAD_LETTERS = 'index-changes-dead';
const WATCH_QUEUE = 'watches';
const WATCH_DEAD_LETTERS = 'watches-dead';

/** A little longer than a batch may take. After a crash, messages are visible again at once, without waiting for it. */
const VISIBILITY_TIMEOUT_S = 900;

type Stores = NonNullable<BuildAppOptions['stores']>;

interface SendMessageRequest {
  QueueUrl?: string;
  MessageBody?: string;
  DelaySeconds?: number;
}

/** The embedded S3 and SQS: an endpoint for any client, and the buckets and queues for direct use in this process. */
export interface Emulator {
  /** `http://127.0.0.1:PORT`, for both S3 and SQS. */
  endpoint: string;
  buckets: Buckets;
  /** Events of the articles bucket. */
  events: ArticleEvents;
  queue: Queue;
  deadLetters: Queue;
  /** Changes, for the search index. */
  indexQueue: Queue;
  indexDeadLetters: Queue;
  /** Changes, for the watches, and their deliveries. */
  watchQueue: Queue;
  watchDeadLetters: Queue;
  /** A shorter way to it for the extract function's thread; see EmulatorPort. */
  connect(): MessagePort;
  close(): Promise<void>;
}

/**
 * Starts S3 and SQS on 127.0.0.1: fauxqs implements the protocols, {@link Buckets} and {@link Queue} store the state.
 * Each change of the articles bucket and its S3 event on the queue are committed together.
 *
 * @param port 0 for any free one
 * @throws the system's `EADDRINUSE` and the like
 */
export async function startEmulator(disk: Disk, port: number): Promise<Emulator> {
  const pair = (name: string, dead: string): [Queue, Queue] => [
    new Queue(disk, {
      name,
      visibilityTimeout: VISIBILITY_TIMEOUT_S,
      deadLetters: { queue: dead, maxReceiveCount: MAX_ATTEMPTS },
    }),
    new Queue(disk, { name: dead, visibilityTimeout: VISIBILITY_TIMEOUT_S }),
  ];
  const [queue, deadLetters] = pair(QUEUE, DEAD_LETTERS);
  const [indexQueue, indexDeadLetters] = pair(INDEX_QUEUE, INDEX_DEAD_LETTERS);
  const [watchQueue, watchDeadLetters] = pair(WATCH_QUEUE, WATCH_DEAD_LETTERS);
  const all = {
    [QUEUE]: queue,
    [DEAD_LETTERS]: deadLetters,
    [INDEX_QUEUE]: indexQueue,
    [INDEX_DEAD_LETTERS]: indexDeadLetters,
    [WATCH_QUEUE]: watchQueue,
    [WATCH_DEAD_LETTERS]: watchDeadLetters,
  };
  const queues = new Queues(Object.values(all));
  const events = new ArticleEvents(disk, ARTICLES_BUCKET, queue, deadLetters);
  const buckets = new Buckets(disk, (change) => {
    if (change.bucket === ARTICLES_BUCKET) events.send(change);
  });
  buckets.createBucket(ARTICLES_BUCKET);
  buckets.createBucket(TEXT_BUCKET);

  const app = buildApp({
    logger: false,
    stores: { s3Store: buckets, sqsStore: queues } as unknown as Stores,
  });
  refuseOtherSites(app);
  saveWhatCouldRun(app);
  takeBodiesAsTheyAre(app);
  streamStoredBodies(app);
  sendRareCharacters(app, queues);
  app.setErrorHandler((error, _request, reply) => {
    const { status, code, message } = refusalOf(error);
    reply.status(status).header('content-type', 'application/xml').send(errorXml(code, message));
  });
  await app.listen({ port, host: '127.0.0.1' });
  const endpoint = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  for (const [name, one] of Object.entries(all)) one.url = `${endpoint}/000000000000/${name}`;
  const close = () => app.close();
  return {
    endpoint,
    buckets,
    events,
    queue,
    deadLetters,
    indexQueue,
    indexDeadLetters,
    watchQueue,
    watchDeadLetters,
    connect() {
      const { port1, port2 } = new MessageChannel();
      serveEmulator(port1, disk, buckets, queues);
      return port2;
    },
    close,
  };
}

/**
 * Web pages open in a browser on this machine must not reach the bucket, neither across origins nor by DNS rebinding.
 */
function refuseOtherSites(app: ReturnType<typeof buildApp>): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(INERT);
    if (!isFromThisMachine(request.headers)) {
      throw new S3Refusal('AccessDenied', 'Only clients on this machine may use the bucket.', 403);
    }
  });
}

/** Objects are untrusted: a browser that opens one must download it, not run it, whatever its metadata says. */
function saveWhatCouldRun(app: ReturnType<typeof buildApp>): void {
  app.addHook('onSend', async (_request, reply) => {
    const stored = String(reply.getHeader('content-disposition') ?? '');
    if (isShowable(String(reply.getHeader('content-type') ?? '')) || /^attachment\b/i.test(stored)) return;
    reply.header('content-disposition', 'attachment');
  });
}

/**
 * fauxqs expects every request to have a body, and parses a PUT with a form's media type (curl's default) as a form.
 */
function takeBodiesAsTheyAre(app: ReturnType<typeof buildApp>): void {
  const form = 'application/x-www-form-urlencoded';
  app.removeContentTypeParser(form);
  app.addContentTypeParser(form, { parseAs: 'buffer' }, (request, body, done) => {
    const isAction = request.method === 'POST' && request.url === '/';
    done(null, isAction ? Object.fromEntries(new URLSearchParams(body.toString())) : body);
  });
  app.addHook('preHandler', async (request) => {
    request.body ??= Buffer.alloc(0);
  });
}

/** fauxqs's routes send a body and return at once, which Fastify allows only for bodies in memory. */
function streamStoredBodies(app: ReturnType<typeof buildApp>): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (!(payload instanceof StoredBody)) return done(null, payload);
    reply.hijack();
    reply.raw.writeHead(reply.statusCode, reply.getHeaders() as OutgoingHttpHeaders);
    // If the body fails, the connection closes before the announced length, and the client sees an error.
    pipeline(payload, reply.raw, () => {});
  });
}

/** fauxqs rejects messages with characters beyond U+FFFF, but SQS accepts them: a key may contain an emoji. */
function sendRareCharacters(app: ReturnType<typeof buildApp>, queues: Queues): void {
  app.addHook('preHandler', async (request, reply) => {
    if (request.headers['x-amz-target'] !== 'AmazonSQS.SendMessage') return;
    const { QueueUrl, MessageBody, DelaySeconds = 0 } = request.body as SendMessageRequest;
    const queue = queues.getQueue(QueueUrl ?? '');
    if (!queue || !MessageBody || !/[\u{10000}-\u{10FFFF}]/u.test(MessageBody)) return;
    const messageId = queue.send(MessageBody, DelaySeconds);
    const MD5OfMessageBody = createHash('md5').update(MessageBody).digest('hex');
    return reply
      .type('application/x-amz-json-1.0')
      .send(JSON.stringify({ MessageId: messageId, MD5OfMessageBody }));
  });
}

function refusalOf(error: unknown): { status: number; code: string; message: string } {
  if (error instanceof S3Refusal)
    return { status: error.statusCode, code: error.code, message: error.message };
  const { statusCode = 500, message = '' } = error as { statusCode?: number; message?: string };
  if (statusCode === 413) {
    return {
      status: 400,
      code: 'EntityTooLarge',
      message: 'At most 11 MiB in one request: upload larger files in parts, as `aws s3 cp` does.',
    };
  }
  return { status: statusCode, code: statusCode < 500 ? 'InvalidRequest' : 'InternalError', message };
}

function errorXml(code: string, message: string): string {
  const text = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${text}</Message></Error>`;
}
