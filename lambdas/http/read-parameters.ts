import type * as z from 'zod/mini';
import { BadParameters, badParameter, type ParameterError, shortened } from './problems.ts';

/** Problems with the names of the parameters and their number, before their values are checked. */
function misgiven(given: URLSearchParams, known: string[]): ParameterError[] {
  const allowed = known.length > 0 ? `allowed are ${known.join(', ')}` : 'this path takes none';
  return [...new Set(given.keys())].flatMap((parameter) => {
    const values = given.getAll(parameter);
    if (!known.includes(parameter)) {
      const message = `There is no parameter '${shortened(parameter)}' here; ${allowed}.`;
      return [{ parameter: shortened(parameter), message, allowed: known }];
    }
    if (values.length > 1) {
      return [{ parameter, message: `${parameter} is given ${values.length} times; give it once.` }];
    }
    if (values[0] === '')
      return [{ parameter, message: `${parameter} is empty; give it a value or leave it out.` }];
    return [];
  });
}

const refused = (issue: z.core.$ZodIssue, given: URLSearchParams): ParameterError => {
  const parameter = String(issue.path[0]);
  const value = given.get(parameter);
  const message =
    value === null ? `${parameter} is missing.` : `${parameter} ${issue.message}, not '${shortened(value)}'.`;
  return { parameter, message, ...(issue.code === 'invalid_value' && { allowed: issue.values.map(String) }) };
};

/**
 * Reads a query string with the schema of its path.
 *
 * @throws {BadParameters} naming each parameter that is unknown, empty, repeated or doesn't match the schema
 * @example
 * readParameters(articleParameters, 'limit=5') // { status: 'ready', limit: 5 }
 */
export function readParameters<Schema extends z.ZodMiniObject>(
  schema: Schema,
  query: string,
): z.output<Schema> {
  const given = new URLSearchParams(query);
  const errors = misgiven(given, Object.keys(schema.shape));
  if (errors.length > 0) throw new BadParameters(errors);

  const read = schema.safeParse(Object.fromEntries(given));
  if (!read.success) {
    // Several entries of a list may be wrong, but it is one parameter.
    const issues = new Map(read.error.issues.map((issue) => [issue.path[0], issue]));
    throw new BadParameters([...issues.values()].map((issue) => refused(issue, given)));
  }

  const { from, to } = read.data as { from?: string; to?: string };
  if (from !== undefined && to !== undefined && from > to) {
    throw badParameter('from', `from (${from}) must not be after to (${to}).`);
  }
  return read.data;
}
