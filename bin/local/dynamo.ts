import { once } from 'node:events';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';

/** The embedded DynamoDB. */
export interface Dynamo {
  endpoint: string;
  /** A shorter way to it for another thread; see PortHandler. */
  connect(): MessagePort;
  /** Settles only when it breaks down: it never does on its own. */
  broken: Promise<Error>;
  close(): Promise<void>;
}

/** Starts an embedded DynamoDB over a folder, on a free port of 127.0.0.1, in a thread of its own: it needs a core. */
export async function startDynamo(path: string): Promise<Dynamo> {
  const worker = new Worker(new URL('./dynamo-worker.ts', import.meta.url), { workerData: { path } });
  const broken = once(worker, 'error').then(([error]) => error as Error);
  const ready = once(worker, 'message').then(([port]) => port as number);
  const port = await Promise.race([ready, broken]);
  if (port instanceof Error) throw port;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    broken,
    connect() {
      const { port1, port2 } = new MessageChannel();
      worker.postMessage(port1, [port1]);
      return port2;
    },
    async close() {
      // Not `once`: what is asked while it closes ends it with an error, which matters to nobody any more.
      const exit = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      worker.postMessage('close');
      await exit;
    },
  };
}
