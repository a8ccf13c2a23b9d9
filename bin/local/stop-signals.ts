/** npm hands on the signal that the terminal has sent to us already: two that come together are one. */
const ECHO_MS = 500;
/** When a process that was told to end is gone, whatever it is at. */
const LAST_MS = 4500;

/**
 * Resolves at the first Ctrl-C (SIGINT) or SIGTERM. A second one, later than an echo of the first, ends the process
 * at once, and what is not done after four and a half seconds is left for the next start.
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
