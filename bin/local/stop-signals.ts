/** npm forwards the signal that the terminal has already sent to this process: two within this time count as one. */
const ECHO_MS = 500;
/** When the process exits after a signal, whatever it is doing. */
const LAST_MS = 4500;

/**
 * Resolves at the first Ctrl-C (SIGINT) or SIGTERM. A second one, later than an echo of the first, ends the process at
 * once. After four and a half seconds the process ends in any case, and the rest is done at the next start.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let first = 0;
    const stop = () => {
      if (first === 0) {
        first = Date.now();
        setTimeout(() => process.exit(0), LAST_MS).unref();
        resolve();
      } else if (Date.now() - first > ECHO_MS) process.exit(130);
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
}
