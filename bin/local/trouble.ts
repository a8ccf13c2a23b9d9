import type { Outcome } from './poller.ts';
import { printable } from './progress.ts';

/** A reporter that tells of messages that failed: the first of a cause, and each one that is given up. */
export function tellOfTrouble(say: (line: string) => void): (outcomes: Outcome[]) => void {
  const told = new Set<string>();
  return (outcomes) => {
    for (const { state, error, body } of outcomes) {
      const cause = error?.message ?? 'see the log';
      if (state === 'given up') {
        say(`${keyIn(body)}: given up after several tries (${cause}); it lies in the dead-letter queue.`);
      } else if (state === 'failed' && error && !told.has(cause)) {
        told.add(cause);
        say(`Extracting failed and is tried again: ${cause}`);
      }
    }
  };
}

/** The key that a message tells of, for a person to read. */
function keyIn(body: string): string {
  try {
    const key: unknown = JSON.parse(body).Records[0].s3.object.key;
    return printable(decodeURIComponent(String(key).replaceAll('+', ' ')));
  } catch {
    return printable(body.slice(0, 200));
  }
}
