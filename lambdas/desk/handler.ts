import { type HttpHandlerOptions, httpHandler } from '../http/http-handler.ts';
import { answerOperation } from '../routes/answer-operation.ts';
import type { Desk } from '../routes/desk/desk.ts';
import { deskOperationsAt } from '../routes/desk/endpoints.ts';
import { methodsAt } from '../routes/methods.ts';

/**
 * The desk function: explains quotes and retries files, for HTTP requests (API Gateway's payload format 2.0).
 * Never throws.
 *
 * @example
 * const handle = createDeskHandler({ deadLetters, explain });
 * const { statusCode, body } = await handle(event);
 */
export const createDeskHandler = ({ deadLetters, explain, ...options }: Desk & HttpHandlerOptions) =>
  httpHandler(
    (event) => answerOperation(event, deskOperationsAt, { deadLetters, explain }),
    methodsAt,
    options,
  );
