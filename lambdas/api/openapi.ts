import * as z from 'zod/mini';
import packageJson from '../../package.json' with { type: 'json' };
import type { Endpoint } from '../query/endpoint.ts';
import { endpoints } from '../query/endpoints.ts';
import { components } from './resources.ts';

type Json = { [name: string]: unknown };

const schemaAt = (id: string) => `#/components/schemas/${id}`;

const conversion = {
  uri: schemaAt,
  override: ({ jsonSchema }: { jsonSchema: Json }) => {
    // Later versions may add properties; clients must not stumble over them.
    if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    // The pattern of a calendar day says nothing that the format doesn't.
    if (jsonSchema.format === 'date') delete jsonSchema.pattern;
  },
};

const plain = ({ $schema: _dialect, $id: _id, ...schema }: Json): Json => schema;

/** A reference where the document has the schema under a name, else the schema itself. */
function schemaOf(schema: z.ZodMiniType): Json {
  const named = components.get(schema);
  return named ? { $ref: schemaAt(named.id) } : plain(z.toJSONSchema(schema, conversion) as Json);
}

const PROBLEMS = {
  BadParameters: 'A query parameter is unknown or not as described; `errors` names each.',
  NotFound: 'There is no such thing.',
  TooLarge: 'The text is larger than one answer can be; ask with `Accept-Encoding: gzip`.',
  Failed: 'Something failed on our side; our log has it under `requestId`.',
  Busy: 'Too busy just now; try again after `Retry-After` seconds.',
};

const STATUS = { BadParameters: 400, NotFound: 404, TooLarge: 413, Failed: 500, Busy: 503 };

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
    'Failed',
    'Busy',
  ];
}

function parametersOf({ path, parameters }: Endpoint): Json[] {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  // What a query must have shows before defaults are filled in, what it may have behind the parsing of numbers.
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
    };
  });
  return path.includes('{id}') ? [id, ...inQuery] : inQuery;
}

function operationOf(endpoint: Endpoint): Json {
  const { operation, summary, answer } = endpoint;
  const isList = 'cursor' in endpoint.parameters.shape;
  const content =
    answer === 'text'
      ? { 'text/plain': { schema: { type: 'string' } } }
      : { 'application/json': { schema: schemaOf(answer) } };
  const link = {
    schema: { type: 'string' },
    description: 'The next page (`rel="next"`); absent on the last.',
  };
  const problems = problemsOf(endpoint).map((name) => [
    STATUS[name],
    { $ref: `#/components/responses/${name}` },
  ]);
  return {
    operationId: operation,
    summary,
    parameters: parametersOf(endpoint),
    responses: {
      200: { description: 'Found.', ...(isList && { headers: { Link: link } }), content },
      ...Object.fromEntries(problems),
    },
  };
}

/** The OpenAPI 3.1 document of the API, made from the schemas that check its requests and type its answers. */
export function openApiDocument(): Json {
  const { schemas } = z.toJSONSchema(components, conversion) as { schemas: { [id: string]: Json } };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Whosaid',
      version: packageJson.version,
      description:
        'Who said what, in which words and where exactly, in the articles that were dropped. All paths answer GET ' +
        'and HEAD. Answers carry an `ETag`; ask with `If-None-Match` to get a 304 when nothing changed. ' +
        'Deployed stages ask for credentials, by their settings.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: Object.fromEntries(endpoints.map((endpoint) => [endpoint.path, { get: operationOf(endpoint) }])),
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, plain(schema)])),
      responses: Object.fromEntries(
        (Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[]).map((name) => [name, problem(name)]),
      ),
    },
  };
}

/** The document as it is checked in. */
export const openApiText = () => `${JSON.stringify(openApiDocument(), null, 2)}\n`;
