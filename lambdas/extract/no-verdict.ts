/** Names that SDK clients and our own code give to errors which only mean: later. */
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
 * Whether an error says nothing about the file: a service throttles, is unavailable or has a fault of its own.
 */
export function isNoVerdict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, $fault, code } = error as Error & { $fault?: string; code?: string };
  return LATER.has(name) || $fault === 'server' || NETWORK.has(code ?? '');
}
