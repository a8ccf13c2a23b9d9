import type * as z from 'zod/mini';
import { BadParameters, type ParameterError, shortened } from './problems.ts';

/** What is wrong with the names in `given` and how often they come, before their values are looked at. */
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
 * Reads a query string by the schema of its path.
 *
 * @throws {BadParameters} naming each parameter that is unknown, empty, given twice or not as the schema has it.
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
    // Of a list several entries may be wrong; it is one parameter all the same.
    const issues = new Map(read.error.issues.map((issue) => [issue.path[0], issue]));
    throw new BadParameters([...issues.values()].map((issue) => refused(issue, given)));
  }

  const { from, to } = read.data as { from?: string; to?: string };
  if (from !== undefined && to !== undefined && from > to) {
    throw new BadParameters([{ parameter: 'from', message: `from (${from}) must not be after to (${to}).` }]);
  }
  return read.data;
}
