/** What SDK clients and our own code call an answer that only says: later. */
const LATER = new Set([
  'TableOverloaded',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'TooManyRequestsException',
  'TimeoutError',
  'EngineUnavailable',
]);
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

/**
 * Whether an error says nothing of the file that was worked on: a service throttles, is away or has trouble of its own.
 */
export function isNoVerdict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, $fault, code } = error as Error & { $fault?: string; code?: string };
  return LATER.has(name) || $fault === 'server' || NETWORK.has(code ?? '');
}
