import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import { MAX_BODY_BYTES } from './limits.ts';
import { BadParameters, badParameter, type ParameterError, shortened } from './problems.ts';

const JSON_TYPE = 'application/json';

/** Also keeps pages of other origins out if there is no gateway: browsers send a preflight request for this type. */
function needJsonType({ headers }: APIGatewayProxyEventV2): void {
  const given = headers['content-type'] ?? '';
  const [type = ''] = given.split(';');
  if (type.trim().toLowerCase() === JSON_TYPE) return;
  const instead = given === '' ? '' : `, not '${shortened(given)}'`;
  throw badParameter('content-type', `content-type must be ${JSON_TYPE}${instead}.`, [JSON_TYPE]);
}

function textOf({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): string {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > MAX_BODY_BYTES) {
    throw badParameter('body', `The body has ${bytes.length} bytes; it may have ${MAX_BODY_BYTES}.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badParameter('body', 'The body is not UTF-8.');
  }
}

function objectIn(text: string, fields: string[]): Record<string, unknown> {
  const wanted = `send a JSON object with ${fields.join(', ')}`;
  if (text.trim() === '') throw badParameter('body', `The body is missing; ${wanted}.`, fields);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badParameter('body', `The body is no JSON; ${wanted}.`, fields);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw badParameter('body', `The body is no JSON object; ${wanted}.`, fields);
}

const refused = ({ path, message }: z.core.$ZodIssue, given: Record<string, unknown>): ParameterError => {
  const parameter = String(path[0]);
  const value = Object.hasOwn(given, parameter) ? given[parameter] : undefined;
  if (value === undefined) return { parameter, message: `${parameter} is missing.` };
  const shown = typeof value === 'string' ? `'${shortened(value)}'` : shortened(JSON.stringify(value));
  return { parameter, message: `${parameter} ${message}, not ${shown}.` };
};

/**
 * Reads the body of a request by its schema.
 *
 * @throws {BadParameters} if it is not JSON of that type, too long, or has a field that is unknown or doesn't match the
 *   schema
 * @example
 * readBody(z.object({ from: z.string() }), event) // { from: 'a-karlov' }
 */
export function readBody<Schema extends z.ZodMiniObject>(
  schema: Schema,
  event: APIGatewayProxyEventV2,
): z.output<Schema> {
  needJsonType(event);
  const known = Object.keys(schema.shape);
  const given = objectIn(textOf(event), known);
  const unknown = Object.keys(given).filter((field) => !known.includes(field));
  if (unknown.length > 0) {
    throw new BadParameters(
      unknown.map((field) => ({
        parameter: shortened(field),
        message: `There is no field '${shortened(field)}' here; allowed are ${known.join(', ')}.`,
        allowed: known,
      })),
    );
  }
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const issues = new Map(read.error.issues.map((issue) => [issue.path[0], issue]));
  throw new BadParameters([...issues.values()].map((issue) => refused(issue, given)));
}
