import { once } from 'node:events';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';

/** Messages to the worker thread. */
export type ToDynamo = MessagePort | { flush: number } | 'close';
/** Messages from the worker thread. */
export type FromDynamo = Opened | { flushed: number };

/** Sent once the database is open. */
interface Opened {
  port: number;
  isDamaged: boolean;
  mark: number;
}

/** The embedded DynamoDB. */
export interface Dynamo {
  endpoint: string;
  /** Part of the last writes could not be read when the database was opened, and is missing. */
  isDamaged: boolean;
  /**
   * The `mark` of the last flush that the database contains; 0 if there is none. If a later one was made, writes were
   * lost.
   */
  mark: number;
  /** A port over which another thread sends requests without HTTP; see DynamoPort. */
  connect(): MessagePort;
  /**
   * Resolves when all earlier writes survive a power cut.
   *
   * @param mark a different number for each call
   */
  flush(mark: number): Promise<void>;
  /** Resolves only if the database fails. */
  broken: Promise<Error>;
  close(): Promise<void>;
}

/** A large young generation: about half of what requests allocate is dead by the next scavenge. */
const YOUNG_MB = 64;

/**
 * Starts an embedded DynamoDB on a folder, on a free port of 127.0.0.1. It runs in its own thread because it keeps a
 * core busy.
 *
 * @throws LevelDB's error if it can't open the folder
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
      // Not `events.once`, which rejects on an error: a request that arrives while it closes ends the thread with one,
      // and that no longer matters.
      const exit = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      tell('close');
      await exit;
    },
  };
}
