import { once } from 'node:events';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';

/** What the thread is told. */
export type ToDynamo = MessagePort | { flush: number } | 'close';
/** What it tells. */
export type FromDynamo = Opened | { flushed: number };

/** What is known of it once it is open. */
interface Opened {
  port: number;
  isDamaged: boolean;
  mark: number;
}

/** The embedded DynamoDB. */
export interface Dynamo {
  endpoint: string;
  /** A part of what was written last could not be read when it was opened, and is left out. */
  isDamaged: boolean;
  /** What the last `flush` in it was given; 0 for none. Less than that was the last: it has lost what it had written. */
  mark: number;
  /** A shorter way to it for another thread; see DynamoPort. */
  connect(): MessagePort;
  /**
   * Resolves when all that was written before survives a power cut.
   *
   * @param mark another one each time
   */
  flush(mark: number): Promise<void>;
  /** Settles only when it breaks down: it never does on its own. */
  broken: Promise<Error>;
  close(): Promise<void>;
}

/** Half of what requests leave behind is garbage before it is looked at. */
const YOUNG_MB = 64;

/**
 * Starts an embedded DynamoDB over a folder, on a free port of 127.0.0.1, in a thread of its own: it needs a core.
 *
 * @throws what LevelDB has to say of a folder that it can't open
 */
export async function startDynamo(path: string): Promise<Dynamo> {
  const worker = new Worker(new URL('./dynamo-worker.ts', import.meta.url), {
    workerData: { path },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const broken = once(worker, 'error').then(([error]) => error as Error);
  let hasEnded = false;
  worker.once('exit', () => {
    hasEnded = true;
  });
  const ready = once(worker, 'message').then(([message]) => message as Opened);
  const started = await Promise.race([ready, broken]);
  if (started instanceof Error) throw started;
  const flushes = new Map<number, () => void>();
  worker.on('message', (message: FromDynamo) => {
    if (!('flushed' in message)) return;
    flushes.get(message.flushed)?.();
    flushes.delete(message.flushed);
  });
  const tell = (message: ToDynamo) => worker.postMessage(message);
  return {
    endpoint: `http://127.0.0.1:${started.port}`,
    isDamaged: started.isDamaged,
    mark: started.mark,
    broken,
    connect() {
      const { port1, port2 } = new MessageChannel();
      worker.postMessage(port1, [port1]);
      return port2;
    },
    flush(mark) {
      const { promise, resolve } = Promise.withResolvers<void>();
      flushes.set(mark, resolve);
      tell({ flush: mark });
      return promise;
    },
    async close() {
      if (hasEnded) return;
      // Not `once`: what is asked while it closes ends it with an error, which matters to nobody any more.
      const exit = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      tell('close');
      await exit;
    },
  };
}
