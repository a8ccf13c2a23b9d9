import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Explained } from '../../lambdas/attribution/index.ts';
import type { Attribution } from '../../lambdas/model/attribution.ts';

/** A request to the engine's process: a text to read. */
export interface EngineRequest {
  id: number;
  text: string;
  /** Whether each attribution comes with the explanation of its speaker. */
  isExplained: boolean;
}

/** A response of the engine's process. */
export type EngineResponse =
  | { ready: true }
  | { id: number; attributions: Explained[] | Attribution[] }
  | { id: number; error: { name: string; message: string } };

/** The engine's process ended each time it read this text. */
export class EngineDied extends Error {
  constructor(why: string, length: number) {
    super(
      `the engine's process ended (${why}) ${TRIES} times while it read this text of ${length} characters`,
    );
    this.name = 'EngineDied';
  }
}

/** The engine's process doesn't start, whatever the text. */
export class EngineUnavailable extends Error {
  constructor(why: string) {
    super(`the engine does not start: ${why}`);
    this.name = 'EngineUnavailable';
  }
}

export interface EngineOptions {
  /** Called with a message each time the process ends by itself. */
  told: (message: string) => void;
  /** How many threads the network computes with; as many as there are processors unless given. */
  threads?: number;
  /** The script that the process runs. */
  script?: URL;
}

/** A process and its state. */
interface Running {
  child: ChildProcess;
  isReady: boolean;
  pending: Map<number, PromiseWithResolvers<Explained[] | Attribution[]>>;
  /** The end of its stderr, where a native library says why it aborts. */
  errors: string;
}

/** The process ended while it read this text. */
class Ended extends Error {}

const SCRIPT = new URL('./engine-process.ts', import.meta.url);
/** How often a text that ends the process is tried before it is considered the cause. */
const TRIES = 2;
const MOST_ERRORS = 10_000;
/** A large young generation: about half of what a text allocates is dead by the next scavenge. */
const EXEC_ARGV = ['--max-semi-space-size=16'];

/**
 * Runs the engine in its own process, which is restarted when it ends: when the native library aborts, or when the
 * system runs out of memory, nothing else dies.
 */
export class Engine {
  readonly #told: (message: string) => void;
  readonly #script: string;
  readonly #args: string[];
  #running: Running | undefined;
  #next = 0;
  #isClosed = false;

  constructor({ told, threads, script = SCRIPT }: EngineOptions) {
    this.#told = told;
    this.#script = fileURLToPath(script);
    this.#args = threads === undefined ? [] : [String(threads)];
    this.#start();
  }

  /**
   * The attributions of a text. If the process ends meanwhile, it is replaced and the text is read once more.
   *
   * @param signal kills the process
   * @throws {EngineDied} if that process ended as well
   * @throws {EngineUnavailable}
   * @throws any error of the engine, and the signal's reason
   */
  readonly attribute = (text: string, signal: AbortSignal): Promise<Attribution[]> =>
    this.#read({ text, isExplained: false }, signal);

  /** The same, with the explanation of each attribution's speaker. */
  readonly explain = (text: string, signal: AbortSignal): Promise<Explained[]> =>
    this.#read({ text, isExplained: true }, signal) as Promise<Explained[]>;

  async #read(asked: Omit<EngineRequest, 'id'>, signal: AbortSignal): Promise<Explained[] | Attribution[]> {
    const { text } = asked;
    for (let attempt = 1; ; attempt++) {
      signal.throwIfAborted();
      const running = this.#running ?? this.#start();
      const stop = () => running.child.kill('SIGKILL');
      signal.addEventListener('abort', stop);
      try {
        return await this.#ask(running, asked);
      } catch (error) {
        if (!(error instanceof Ended)) throw error;
        signal.throwIfAborted();
        if (this.#isClosed) throw new EngineUnavailable('it was closed');
        if (!running.isReady) throw new EngineUnavailable(error.message);
        const isLast = attempt === TRIES;
        this.#told(
          `The engine's process ended (${error.message}) while it read a text of ${text.length} characters; ` +
            (isLast ? 'it has ended before at this text.' : 'a new one reads it again.'),
        );
        if (isLast) throw new EngineDied(error.message, text.length);
      } finally {
        signal.removeEventListener('abort', stop);
      }
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#running?.child.kill('SIGKILL');
  }

  #ask({ child, pending }: Running, asked: Omit<EngineRequest, 'id'>): Promise<Explained[] | Attribution[]> {
    const id = this.#next++;
    const answer = Promise.withResolvers<Explained[] | Attribution[]>();
    pending.set(id, answer);
    // If sending fails, the process has ended, and its `close` event rejects the request.
    child.send({ id, ...asked } satisfies EngineRequest, () => {});
    return answer.promise;
  }

  #start(): Running {
    const child = fork(this.#script, this.#args, {
      serialization: 'advanced',
      execArgv: EXEC_ARGV,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const running: Running = { child, isReady: false, pending: new Map(), errors: '' };
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      running.errors = (running.errors + text).slice(-MOST_ERRORS);
    });
    child.on('message', (answer: EngineResponse) => {
      if ('ready' in answer) running.isReady = true;
      else this.#settle(running, answer);
    });
    child.on('error', ({ message }) => this.#end(running, message));
    // `close` comes after all of its stderr has been read.
    child.on('close', (code, signal) => {
      const reason = running.errors.split('\n').find((line) => /error|terminate/i.test(line));
      this.#end(running, [signal ?? `exit code ${code}`, ...(reason ? [reason.trim()] : [])].join(': '));
    });
    this.#running = running;
    return running;
  }

  #settle({ pending }: Running, answer: Exclude<EngineResponse, { ready: true }>): void {
    const asked = pending.get(answer.id);
    pending.delete(answer.id);
    if ('attributions' in answer) asked?.resolve(answer.attributions);
    else asked?.reject(Object.assign(new Error(answer.error.message), { name: answer.error.name }));
  }

  #end(running: Running, why: string): void {
    if (this.#running !== running) return;
    this.#running = undefined;
    if (running.isReady && running.pending.size === 0 && !this.#isClosed) {
      this.#told(`The engine's process ended (${why}); the next text starts a new one.`);
    }
    for (const { reject } of running.pending.values()) reject(new Ended(why));
  }
}
