import * as z from 'zod/mini';
import packageJson from '../../package.json' with { type: 'json' };
import { mediaType } from '../http/formats.ts';
import type { Correction } from './correct/correction.ts';
import { corrections } from './correct/endpoints.ts';
import { deskOperations } from './desk/endpoints.ts';
import type { DeskOperation } from './desk/operation.ts';
import { idExamples, parameterExamples, resourceExamples } from './examples.ts';
import { operations, tags } from './operations.ts';
import type { Endpoint } from './query/endpoint.ts';
import { endpoints } from './query/endpoints.ts';
import { offered } from './query/render.ts';
import { components } from './resources.ts';
import { type WatchOperation, watchOperations } from './watches/operations.ts';

type Json = { [name: string]: unknown };

const schemaAt = (id: string) => `#/components/schemas/${id}`;

const conversion = {
  uri: schemaAt,
  override: ({ jsonSchema }: { jsonSchema: Json }) => {
    // Later versions may add properties, and clients must accept them.
    if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    // The pattern of a calendar day adds nothing to the format.
    if (jsonSchema.format === 'date') delete jsonSchema.pattern;
  },
};

const plain = ({ $schema: _dialect, $id: _id, ...schema }: Json): Json => schema;

/** A reference if the document has the schema under a name, else the schema itself. */
function schemaOf(schema: z.ZodMiniType): Json {
  const named = components.get(schema);
  return named ? { $ref: schemaAt(named.id) } : plain(z.toJSONSchema(schema, conversion) as Json);
}

const PROBLEMS = {
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

const problem = (name: keyof typeof PROBLEMS) => ({
  description: PROBLEMS[name],
  ...(name === 'Busy' && {
    headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds.' } },
  }),
  content: { 'application/problem+json': { schema: { $ref: schemaAt('Problem') } } },
});

function problemsOf({ path, answer }: Endpoint): (keyof typeof PROBLEMS)[] {
  return [
    'BadParameters',
    ...(path.includes('{id}') ? (['NotFound'] as const) : []),
    ...(answer === 'text' ? (['TooLarge'] as const) : []),
    'UrlTooLong',
    'Failed',
    'Busy',
  ];
}

const idIn = (path: string): Json => ({
  name: 'id',
  in: 'path',
  description: 'As in answers, percent-encoded.',
  required: true,
  schema: { type: 'string' },
  example: idExamples[path.split('/')[1] ?? ''],
});

/** The beginning of an operation. */
const headOf = (operation: string, summary: string): Json => ({
  operationId: operation,
  tags: [operations[operation]?.tag],
  summary,
  description: operations[operation]?.description,
});

const references = (problems: (keyof typeof PROBLEMS)[]) =>
  Object.fromEntries(problems.map((name) => [STATUS[name], { $ref: `#/components/responses/${name}` }]));

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

function operationOf(endpoint: Endpoint): Json {
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

function correctionOf({ path, operation, summary, body, refusals, answer }: Correction): Json {
  return {
    ...headOf(operation, summary),
    parameters: [idIn(path), ...(refusals.includes(412) ? PRECONDITIONS : [])],
    ...(body && { requestBody: requestBodyOf(body) }),
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: schemaOf(answer) } } },
      ...references([
        'BadParameters',
        'NotFound',
        ...(refusals.includes(409) ? (['Conflict'] as const) : []),
        ...(refusals.includes(412) ? (['Changed'] as const) : []),
        'UrlTooLong',
        ...(refusals.includes(422) ? (['Unprocessable'] as const) : []),
        'Failed',
        'Busy',
      ]),
    },
  };
}

function deskOperationOf({ method, path, operation, summary, answer }: DeskOperation): Json {
  return {
    ...headOf(operation, summary),
    parameters: path.includes('{id}') ? [idIn(path)] : [],
    responses: {
      200: {
        description: method === 'GET' ? 'Found.' : 'Done.',
        content: { 'application/json': { schema: schemaOf(answer) } },
      },
      ...references([
        'BadParameters',
        ...(path.includes('{id}') ? (['NotFound'] as const) : []),
        'UrlTooLong',
        'Failed',
        'Busy',
      ]),
    },
  };
}

/** Where `npm start` receives files that are dropped onto its page. */
function uploadOperation(): Json {
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

function watchOperationOf(defined: WatchOperation): Json {
  const { path, operation, summary, status, body, refusals, answer } = defined;
  const isOfOne = path.includes('{id}');
  return {
    ...headOf(operation, summary),
    parameters: isOfOne ? [idIn(path)] : [],
    ...(body && { requestBody: requestBodyOf(body) }),
    responses: {
      [status]: {
        description: status === 201 ? 'Created.' : 'Done.',
        content: { 'application/json': { schema: schemaOf(answer) } },
      },
      ...references([
        'BadParameters',
        ...(isOfOne ? (['NotFound'] as const) : []),
        ...(refusals.includes(409) ? (['Conflict'] as const) : []),
        'UrlTooLong',
        'Failed',
        'Busy',
      ]),
    },
  };
}

/** The operations by path and method. */
function pathsOf(): Json {
  const paths: { [path: string]: Json } = {};
  for (const endpoint of endpoints) paths[endpoint.path] = { get: operationOf(endpoint) };
  paths['/uploads/{filename}'] = { put: uploadOperation() };
  for (const operation of deskOperations) {
    const { path, method } = operation;
    paths[path] = { ...paths[path], [method.toLowerCase()]: deskOperationOf(operation) };
  }
  for (const operation of watchOperations) {
    const { path, method } = operation;
    paths[path] = { ...paths[path], [method.toLowerCase()]: watchOperationOf(operation) };
  }
  for (const correction of corrections) {
    const { path, method } = correction;
    paths[path] = { ...paths[path], [method.toLowerCase()]: correctionOf(correction) };
  }
  return paths;
}

const servers = [
  { url: 'http://127.0.0.1:8787', description: '`npm start` on this machine; needs no credentials.' },
  {
    url: 'https://{api}.execute-api.{region}.amazonaws.com',
    description: 'A deployed stage; its outputs give the endpoint.',
    variables: {
      api: { default: 'api', description: 'The id of the API.' },
      region: { default: 'us-east-1', description: 'The region of the stage.' },
    },
  },
];

/** A stage's settings select one of the first two; `npm start` requires none. */
const security = [{ iam: [] }, { token: [] }, {}];

const securitySchemes = {
  iam: {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    description: 'A signature with AWS credentials (Signature Version 4, service `execute-api`).',
    'x-amazon-apigateway-authtype': 'awsSigv4',
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A token of the issuer and audience in the stage’s settings.',
  },
};

/** The OpenAPI 3.1 document of the API, generated from the schemas that check its requests and type its answers. */
export function openApiDocument(): Json {
  const { schemas } = z.toJSONSchema(components, conversion) as { schemas: { [id: string]: Json } };
  const shown = Object.entries(schemas).map(([id, schema]) => {
    const example = resourceExamples[id];
    return [id, { ...plain(schema), ...(example !== undefined && { examples: [example] }) }];
  });
  return {
    openapi: '3.1.1',
    info: {
      title: 'Whosaid',
      version: packageJson.version,
      description:
        'Who said what, in which words and where exactly, in the dropped articles. Paths that only read accept GET ' +
        'and HEAD, and their answers have an `ETag`; with `If-None-Match` you get a 304 if nothing changed. The gateway of ' +
        'a deployed stage itself refuses requests without credentials (401, 403) and too many requests (429), with ' +
        '`{"message"}` as the body.',
      contact: { name: 'The maintainers of Whosaid' },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers,
    security,
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths: pathsOf(),
    components: {
      schemas: Object.fromEntries(shown),
      responses: Object.fromEntries(
        (Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[]).map((name) => [name, problem(name)]),
      ),
      securitySchemes,
    },
  };
}

/** The document as it is checked in. */
export const openApiText = () => `${JSON.stringify(openApiDocument(), null, 2)}\n`;
