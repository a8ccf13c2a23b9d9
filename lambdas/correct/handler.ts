import { type HttpHandlerOptions, httpHandler } from '../http/http-handler.ts';
import { Refused } from '../http/problems.ts';
import { writeLog } from '../logging/log.ts';
import { answerOperation } from '../routes/answer-operation.ts';
import { correctionsAt } from '../routes/correct/endpoints.ts';
import { methodsAt } from '../routes/methods.ts';
import { type StoreCorrector, Uncorrectable } from '../store/index.ts';

/** A log line; the API's access log has the caller under the same request id. */
export interface Corrected {
  requestId: string;
  operation: string;
  id: string;
  body: unknown;
}

export interface CorrectOptions extends HttpHandlerOptions {
  corrector: StoreCorrector;
  /** Gets every correction that is made. */
  note?: (corrected: Corrected) => void;
}

const logged = (corrected: Corrected) => writeLog({ level: 'INFO', event: 'correction', ...corrected });

const STATUS = {
  'unknown-speaker': 404,
  'unknown-quote': 404,
  'same-speaker': 409,
  'only-alias': 409,
  'too-many': 409,
  'being-read': 409,
  changed: 412,
  'not-an-alias': 422,
  'no-name': 422,
} as const satisfies Record<Uncorrectable['reason'], number>;

function refusalOf(error: unknown): unknown {
  return error instanceof Uncorrectable
    ? new Refused(STATUS[error.reason], error.reason, error.message)
    : error;
}

/**
 * The correct function: carries out corrections from HTTP requests (API Gateway's payload format 2.0). Never throws.
 *
 * @example
 * const handle = createCorrectHandler({ corrector: createStoreCorrector({ dynamo, tableName }) });
 * const { statusCode, body } = await handle(event);
 */
export const createCorrectHandler = ({ corrector, note = logged, ...options }: CorrectOptions) =>
  httpHandler(
    (event) =>
      answerOperation(event, correctionsAt, corrector, (made) =>
        note({ requestId: event.requestContext.requestId, ...made }),
      ).catch((error) => {
        throw refusalOf(error);
      }),
    methodsAt,
    options,
  );
