import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import { type HttpHandlerOptions, httpHandler } from '../http/http-handler.ts';
import { preconditionIn } from '../http/preconditions.ts';
import { Refused } from '../http/problems.ts';
import { readBody } from '../http/read-body.ts';
import { readParameters } from '../http/read-parameters.ts';
import { writeLog } from '../logging/log.ts';
import { correctionsAt } from '../routes/correct/endpoints.ts';
import { methodNotAllowed, methodsAt } from '../routes/methods.ts';
import { noParameters } from '../routes/query/parameters.ts';
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
  httpHandler((event) => answerTo(event, corrector, note), methodsAt, options);

async function answerTo(
  event: APIGatewayProxyEventV2,
  corrector: StoreCorrector,
  note: (corrected: Corrected) => void,
): Promise<Answer> {
  const { requestId, http } = event.requestContext;
  const { found = [], id = '' } = correctionsAt(event.rawPath) ?? {};
  const correction = found.find(({ method }) => method === http.method);
  if (!correction) throw methodNotAllowed(http.method, event.rawPath);
  readParameters(noParameters, event.rawQueryString);
  const body = correction.body && readBody(correction.body, event);
  const expected = correction.refusals.includes(412) ? preconditionIn(event.headers) : undefined;
  const answer = await correction.make({ id, body, expected }, corrector).catch((error) => {
    throw refusalOf(error);
  });
  note({ requestId, operation: correction.operation, id, body });
  return jsonAnswer(answer as object, 'no-store');
}
