/** Settings of AWS clients for functions that a client waits for: better a 503 soon than the gateway's timeout. */
export const clientTimeouts = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
};
