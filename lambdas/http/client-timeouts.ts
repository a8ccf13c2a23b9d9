/** Timeouts of AWS clients in functions that a caller waits for: an early 503 is better than the gateway's timeout. */
export const clientTimeouts = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
};
