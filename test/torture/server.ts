import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const WHOSAID = fileURLToPath(new URL('../../bin/whosaid.ts', import.meta.url));

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A local Whosaid in a process of its own. */
export class Server {
  readonly #child: ChildProcess;
  readonly ended: Promise<Ended>;
  #output = '';
  #errors = '';

  /** @param folder an empty one: nothing is taken in but by S3 */
  constructor(data: string, folder: string, inbox: string) {
    const args = [WHOSAID, 'serve', folder, '--port', '0', '--quiet', '--data', data, '--inbox', inbox];
    this.#child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child.stdout?.setEncoding('utf8').on('data', (text) => {
      this.#output += text;
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text) => {
      this.#errors += text;
    });
    this.ended = once(this.#child, 'close').then(([code, signal]) => ({ code, signal }));
  }

  get output(): string {
    return this.#output;
  }

  get errors(): string {
    return this.#errors;
  }

  /** Where it answers; undefined when it ended before it did. */
  async addresses(): Promise<{ api: string; s3: string } | undefined> {
    const hasEnded = this.ended.then(() => true);
    for (;;) {
      const api = /answers on (http:\S+)/.exec(this.#output)?.[1];
      const s3 = /--endpoint-url (http:\S+)/.exec(this.#output)?.[1];
      if (api && s3) return { api, s3 };
      const more = this.#child.stdout ? once(this.#child.stdout, 'data') : Promise.resolve();
      if ((await Promise.race([more, hasEnded])) === true) return undefined;
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Kills the process of its engine, if there is one; returns whether there was. */
  killEngine(): boolean {
    const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
    for (const line of list.split('\n')) {
      const [, pid, parent] = /^\s*(\d+)\s+(\d+)\s.*engine-process\.ts/.exec(line) ?? [];
      if (Number(parent) !== this.#child.pid) continue;
      process.kill(Number(pid), 'SIGKILL');
      return true;
    }
    return false;
  }
}
