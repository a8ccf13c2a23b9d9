import * as z from 'zod/mini';
import { mediaType } from '../http/formats.ts';
import { parameterExamples } from './examples.ts';
import {
  conversion,
  headOf,
  idIn,
  type Json,
  plain,
  problemsOf,
  references,
  schemaOf,
} from './openapi-parts.ts';
import type { Operation } from './operation.ts';
import type { Endpoint } from './query/endpoint.ts';
import { offered } from './query/render.ts';

/** For a parameter that accepts fewer values here than elsewhere, the last that it accepts. */
const exampleOf = (name: string, { enum: allowed }: Json) => {
  const example = parameterExamples[name];
  return Array.isArray(allowed) && !allowed.includes(example) ? allowed.at(-1) : example;
};

function parametersOf({ path, parameters }: Endpoint): Json[] {
  // Required parameters show before defaults are filled in; allowed values show after numbers are parsed.
  const { required = [] } = z.toJSONSchema(parameters, { io: 'input', unrepresentable: 'any' });
  const { properties = {} } = z.toJSONSchema(parameters, conversion);
  const inQuery = Object.entries(properties as { [name: string]: Json }).map(([name, property]) => {
    const { description, ...schema } = property;
    const isList = schema.type === 'array';
    return {
      name,
      in: 'query',
      description,
      required: required.includes(name),
      ...(isList && { style: 'form', explode: false }),
      schema,
      example: exampleOf(name, schema),
    };
  });
  return path.includes('{id}') ? [idIn(path), ...inQuery] : inQuery;
}

/** The other formats of an answer: their rows are described in docs/export.md. */
function otherFormats({ rows }: Endpoint): Json {
  const formats = rows === undefined ? [] : offered(rows).filter((format) => format !== 'json');
  return Object.fromEntries(
    formats
      .map(mediaType)
      .map((type) => [type, { schema: { type: type.endsWith('+json') ? 'object' : 'string' } }]),
  );
}

export function endpointOf(endpoint: Endpoint): Json {
  const { operation, summary, answer } = endpoint;
  const isList = 'cursor' in endpoint.parameters.shape;
  const content =
    answer === 'text'
      ? { 'text/plain': { schema: { type: 'string' } } }
      : { 'application/json': { schema: schemaOf(answer) }, ...otherFormats(endpoint) };
  const link = {
    schema: { type: 'string' },
    description: 'The next page (`rel="next"`); absent on the last.',
  };
  return {
    ...headOf(operation, summary),
    parameters: parametersOf(endpoint),
    responses: {
      200: { description: 'Found.', ...(isList && { headers: { Link: link } }), content },
      ...references(problemsOf(endpoint)),
    },
  };
}

function requestBodyOf(body: z.ZodMiniObject): Json {
  const schema = { ...plain(z.toJSONSchema(body, { io: 'input' }) as Json), additionalProperties: false };
  return { required: true, content: { 'application/json': { schema } } };
}

const PRECONDITIONS: Json[] = [
  {
    name: 'If-Match',
    in: 'header',
    description: 'The `revision` of the correction to replace, in quotation marks; `*` for any.',
    required: false,
    schema: { type: 'string' },
    example: '"17"',
  },
  {
    name: 'If-None-Match',
    in: 'header',
    description: '`*`: only if there is no correction yet.',
    required: false,
    schema: { type: 'string', enum: ['*'] },
    example: '*',
  },
];

const REFUSALS = { 409: 'Conflict', 412: 'Changed', 422: 'Unprocessable' } as const;
const DONE = { GET: 'Found.', POST: 'Done.', PUT: 'Done.', DELETE: 'Done.' };

export function operationOf(defined: Omit<Operation<never>, 'make'>): Json {
  const { method, path, operation, summary, status = 200, body, refusals = [], answer } = defined;
  const isOfOne = path.includes('{id}');
  return {
    ...headOf(operation, summary),
    parameters: [...(isOfOne ? [idIn(path)] : []), ...(refusals.includes(412) ? PRECONDITIONS : [])],
    ...(body && { requestBody: requestBodyOf(body) }),
    responses: {
      [status]: {
        description: status === 201 ? 'Created.' : DONE[method],
        content: { 'application/json': { schema: schemaOf(answer) } },
      },
      ...references([
        'BadParameters',
        ...(isOfOne ? (['NotFound'] as const) : []),
        ...refusals.map((reason) => REFUSALS[reason]),
        'UrlTooLong',
        'Failed',
        'Busy',
      ]),
    },
  };
}

/** Where `npm start` receives files that are dropped onto its page. */
export function uploadOperation(): Json {
  return {
    ...headOf('uploadFile', 'Uploads a file; only on one machine.'),
    parameters: [
      {
        name: 'filename',
        in: 'path',
        description: 'The name of the file: up to 200 characters, no slash, no leading dot.',
        required: true,
        schema: { type: 'string', maxLength: 200 },
        example: 'harbour-bridge.txt',
      },
    ],
    requestBody: {
      required: true,
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
    responses: {
      200: {
        description: 'Done.',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: {
                key: { type: 'string', description: 'Key of the file in the articles bucket.' },
                status: { type: 'string', enum: ['queued', 'unchanged'] },
              },
              required: ['key', 'status'],
            },
          },
        },
      },
      ...references(['BadParameters', 'TooLarge', 'UrlTooLong', 'Failed', 'Busy']),
    },
  };
}
