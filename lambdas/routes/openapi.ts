import * as z from 'zod/mini';
import packageJson from '../../package.json' with { type: 'json' };
import { corrections } from './correct/endpoints.ts';
import { deskOperations } from './desk/endpoints.ts';
import { resourceExamples } from './examples.ts';
import { endpointOf, operationOf, uploadOperation } from './openapi-operations.ts';
import { conversion, type Json, PROBLEMS, plain, problem } from './openapi-parts.ts';
import { tags } from './operations.ts';
import { endpoints } from './query/endpoints.ts';
import { components } from './resources.ts';
import { watchOperations } from './watches/operations.ts';

/** The operations by path and method. */
function pathsOf(): Json {
  const paths: { [path: string]: Json } = {};
  for (const endpoint of endpoints) paths[endpoint.path] = { get: endpointOf(endpoint) };
  paths['/uploads/{filename}'] = { put: uploadOperation() };
  for (const operation of [...deskOperations, ...watchOperations, ...corrections]) {
    const { path, method } = operation;
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(operation) };
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
