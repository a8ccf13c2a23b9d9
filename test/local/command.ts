import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { explained, run } from '../../bin/commands.ts';

const WHOSAID = fileURLToPath(new URL('../../bin/whosaid.ts', import.meta.url));

export interface Run {
  child: ChildProcess;
  /** All it has written so far. */
  output: () => string;
  errors: () => string;
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
  /** Resolves when its output matches. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
}

/** What a command that ran in this process has printed, and its exit code. */
export interface Ran {
  status: number;
  output: string;
  errors: string;
}

/** Runs a command in this process, with its environment and folder: sparing a process, for what depends on none. */
export async function ranHere(args: string[]): Promise<Ran> {
  const output = new PassThrough();
  const errors = new PassThrough();
  const printed = Promise.all([text(output), text(errors)]);
  const status = await run(args, { output, errors }).catch((error: Error) => {
    errors.write(`${explained(error)}\n`);
    return 1;
  });
  output.end();
  errors.end();
  const [written, complained] = await printed;
  return { status, output: written, errors: complained };
}

/** Starts the command line; it is killed after the test, if it still runs. */
export function whosaid(
  t: TestContext,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; input?: string } = {},
): Run {
  const child = spawn(process.execPath, [WHOSAID, ...args], {
    cwd: options.cwd,
    env: options.env,
    stdio: 'pipe',
  });
  t.after(() => child.kill('SIGKILL'));
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  const says = async (pattern: RegExp) => {
    for (;;) {
      const match = pattern.exec(output);
      if (match) return match;
      const more = await Promise.race([once(child.stdout, 'data'), ended.then(() => undefined)]);
      if (!more && !pattern.test(output))
        throw new Error(`It ended without saying ${pattern}:\n${output}${errors}`);
    }
  };
  return { child, output: () => output, errors: () => errors, ended, says };
}

/** Runs what must be refused: exit code 1, one line on stderr, nothing on stdout. */
export async function refusal(args: string[]): Promise<string> {
  const { status, output, errors } = await ranHere(args);
  assert.equal(status, 1, output);
  assert.equal(output, '');
  assert.match(errors, /^[^\n]+\n$/);
  return errors;
}
