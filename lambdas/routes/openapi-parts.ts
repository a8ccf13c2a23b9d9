import * as z from 'zod/mini';
import { idExamples } from './examples.ts';
import { operations } from './operations.ts';
import type { Endpoint } from './query/endpoint.ts';
import { components } from './resources.ts';

/** A part of the document. */
export type Json = { [name: string]: unknown };

export const schemaAt = (id: string) => `#/components/schemas/${id}`;

export const conversion = {
  uri: schemaAt,
  override: ({ jsonSchema }: { jsonSchema: Json }) => {
    // Later versions may add properties, and clients must accept them.
    if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    // The pattern of a calendar day adds nothing to the format.
    if (jsonSchema.format === 'date') delete jsonSchema.pattern;
  },
};

export const plain = ({ $schema: _dialect, $id: _id, ...schema }: Json): Json => schema;

/** A reference if the document has the schema under a name, else the schema itself. */
export function schemaOf(schema: z.ZodMiniType): Json {
  const named = components.get(schema);
  return named ? { $ref: schemaAt(named.id) } : plain(z.toJSONSchema(schema, conversion) as Json);
}

/** What each kind of problem means. */
export const PROBLEMS = {
  BadParameters:
    'A query parameter, or a field of the body, is unknown or not as described; `errors` names each.',
  NotFound: 'It doesn’t exist.',
  Conflict: 'Impossible in the present state; `reason` says why.',
  UrlTooLong: 'The URL is longer than 10,000 characters, or than the gateway accepts.',
  TooLarge:
    'The text is too large for one answer (use `Accept-Encoding: gzip`), or the body for one request.',
  Changed: 'Somebody else has changed it: it doesn’t match `If-Match` or `If-None-Match`.',
  Unprocessable: 'It makes no sense for this speaker; `reason` says why.',
  Failed: 'An error on our side; our log has it under `requestId`.',
  Busy: 'Too busy; retry after `Retry-After` seconds.',
};

const STATUS = {
  BadParameters: 400,
  NotFound: 404,
  Conflict: 409,
  Changed: 412,
  TooLarge: 413,
  UrlTooLong: 414,
  Unprocessable: 422,
  Failed: 500,
  Busy: 503,
};

/** The response for a kind of problem. */
export const problem = (name: keyof typeof PROBLEMS) => ({
  description: PROBLEMS[name],
  ...(name === 'Busy' && {
    headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds.' } },
  }),
  content: { 'application/problem+json': { schema: { $ref: schemaAt('Problem') } } },
});

export function problemsOf({ path, answer }: Endpoint): (keyof typeof PROBLEMS)[] {
  return [
    'BadParameters',
    ...(path.includes('{id}') ? (['NotFound'] as const) : []),
    ...(answer === 'text' ? (['TooLarge'] as const) : []),
    'UrlTooLong',
    'Failed',
    'Busy',
  ];
}

export const idIn = (path: string): Json => ({
  name: 'id',
  in: 'path',
  description: 'As in answers, percent-encoded.',
  required: true,
  schema: { type: 'string' },
  example: idExamples[path.split('/')[1] ?? ''],
});

/** The beginning of an operation. */
export function headOf(operation: string, summary: string): Json {
  const { tag, description, refused } = operations[operation] ?? {};
  return {
    operationId: operation,
    tags: [tag],
    summary,
    description: refused === undefined ? description : `${description} Answers 400 to ${refused}.`,
  };
}

export const references = (problems: (keyof typeof PROBLEMS)[]) =>
  Object.fromEntries(problems.map((name) => [STATUS[name], { $ref: `#/components/responses/${name}` }]));
