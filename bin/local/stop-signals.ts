/** npm hands on the signal that the terminal has sent to us already: two that come together are one. */
const ECHO_MS = 500;

/**
 * Resolves at the first Ctrl-C (SIGINT) or SIGTERM. A second one, later than an echo of the first, ends the process
 * at once.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let first = 0;
    const stop = () => {
      if (first === 0) {
        first = Date.now();
        resolve();
      } else if (Date.now() - first > ECHO_MS) process.exit(130);
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
}
