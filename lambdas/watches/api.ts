import { type HttpHandlerOptions, httpHandler } from '../http/http-handler.ts';
import { answerOperation } from '../routes/answer-operation.ts';
import { methodsAt } from '../routes/methods.ts';
import { type Watching, watchOperationsAt } from '../routes/watches/operations.ts';

export interface WatchApiOptions extends HttpHandlerOptions {
  watching: Watching;
}

/**
 * Answers HTTP requests (API Gateway's payload format 2.0) about watches. Never throws.
 *
 * @example
 * const handle = createWatchApi({ watching: createWatching({ watches, notify, network: 'public', now: Date.now }) });
 */
export const createWatchApi = ({ watching, ...options }: WatchApiOptions) =>
  httpHandler((event) => answerOperation(event, watchOperationsAt, watching), methodsAt, options);
