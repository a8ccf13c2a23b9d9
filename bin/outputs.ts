import type { Writable } from 'node:stream';

const PROGRESS_EVERY_MS = 1000;

/** Where a command prints its result, and where its progress and its errors. */
export interface Outputs {
  output: Writable;
  errors: Writable;
}

/** Returns a function that prints a line of progress, unless it printed one less than a second ago. */
export function progressTo(errors: Writable): (line: string) => void {
  let last = Date.now();
  return (line) => {
    if (Date.now() - last < PROGRESS_EVERY_MS) return;
    last = Date.now();
    errors.write(`${line}\n`);
  };
}
