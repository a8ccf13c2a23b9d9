import { type MessagePort, Worker } from 'node:worker_threads';
import type { SQSBatchResponse } from 'aws-lambda';
import type { Log } from '../../lambdas/logging/log.ts';
import { EXTRACT_TIMEOUT_S } from '../../lib/limits.ts';
import type { Endpoints } from './clients.ts';
import type { ExtractHandler } from './poller.ts';

/** Beyond the timeout, so that a function that keeps its deadline is never terminated. */
const OVERTIME = 1.1;
/** A large young generation: about half of what an article allocates is dead by the next scavenge. */
const YOUNG_MB = 64;
const SCRIPT = new URL('./extract-worker.ts', import.meta.url);

/** The services that the extract function uses. */
export interface ExtractPlace extends Endpoints {
  tableName: string;
  textBucket: string;
  queueUrl: string;
  /** The queues of the consumers of changes. */
  changeQueues: string[];
}

/** Ports to the threads that answer DynamoDB requests, and S3 and SQS requests. */
export interface ExtractPorts {
  dynamo: MessagePort;
  emulator: MessagePort;
}

/** The extract thread timed out or died. */
export class ExtractDied extends Error {
  constructor(why: string) {
    super(`the extract thread ended early: ${why}`);
    this.name = 'ExtractDied';
  }
}

export interface ExtractThreadOptions {
  place: ExtractPlace;
  /** Opens the ports for a thread. */
  connect: () => ExtractPorts;
  /** Gets what the function logs. */
  log: Log;
  /** Milliseconds an invocation may take. */
  timeout?: number;
  /** The script that the thread runs. */
  script?: URL;
}

interface Pending {
  resolve: (response: SQSBatchResponse) => void;
  reject: (error: Error) => void;
}

/**
 * Runs the extract function in its own thread, so that the API keeps answering. As on Lambda, a function that hangs or
 * runs out of memory is ended: its batches fail, and the next batch starts a new thread.
 */
export class ExtractThread {
  readonly #options: Required<ExtractThreadOptions>;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #next = 0;

  constructor(options: ExtractThreadOptions) {
    this.#options = { timeout: 1000 * EXTRACT_TIMEOUT_S, script: SCRIPT, ...options };
  }

  readonly extract: ExtractHandler = async (event) => {
    const worker = this.#running();
    const id = this.#next++;
    const { timeout } = this.#options;
    const late = setTimeout(() => worker.terminate(), timeout * OVERTIME);
    try {
      return await new Promise<SQSBatchResponse>((resolve, reject) => {
        this.#pending.set(id, { resolve, reject });
        worker.postMessage({ id, event, deadline: Date.now() + timeout });
      });
    } finally {
      clearTimeout(late);
      this.#pending.delete(id);
    }
  };

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const { place, connect, log, script } = this.#options;
    const ports = connect();
    const worker = new Worker(script, {
      workerData: { ...place, ports },
      transferList: [ports.dynamo, ports.emulator],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    worker.on('message', ({ entry, id, response, error }) => {
      if (entry) log(entry);
      else if (error) this.#pending.get(id)?.reject(error);
      else this.#pending.get(id)?.resolve(response);
    });
    let why = 'it took too long';
    worker.on('error', (error: Error) => {
      why = error.message;
    });
    worker.on('exit', () => {
      this.#worker = undefined;
      for (const { reject } of this.#pending.values()) reject(new ExtractDied(why));
    });
    this.#worker = worker;
    return worker;
  }
}
