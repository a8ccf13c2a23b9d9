import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Runs a file of this folder in a Node process of its own, with the options that this one has.
 *
 * @returns what it prints, which is JSON
 * @throws with what it wrote to stderr when it fails
 */
export async function inOwnProcess<Result>(file: string, ...args: string[]): Promise<Result> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const { stdout } = await run(process.execPath, [...process.execArgv, path, ...args], { maxBuffer: 1e8 });
  return JSON.parse(stdout);
}
