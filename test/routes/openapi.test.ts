import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fromJSONSchema } from 'zod';
import type * as z from 'zod/mini';
import { Problem } from '../../lambdas/http/problem.ts';
import { corrections } from '../../lambdas/routes/correct/endpoints.ts';
import { deskOperations } from '../../lambdas/routes/desk/endpoints.ts';
import { resourceExamples } from '../../lambdas/routes/examples.ts';
import { openApiText } from '../../lambdas/routes/openapi.ts';
import { operations } from '../../lambdas/routes/operations.ts';
import { endpoints } from '../../lambdas/routes/query/endpoints.ts';
import { watchOperations } from '../../lambdas/routes/watches/operations.ts';
import type { Search } from '../../lambdas/search/index.ts';
import { asking, bodyOf } from '../query/ask.ts';

const checkedIn = readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8');
const document = JSON.parse(checkedIn);

/** An index that finds one quote, whatever it is asked for. */
const search: Search = {
  quotes: async () => [{ id: 'pier.a.aaaabbbb', position: '1' }],
  articles: async () => [{ id: 'pier', position: '1' }],
  counts: async (_, by) => [{ values: by.map(() => null), quotes: 3 }],
  personas: async () => ['asa-brandt'],
  spellings: async () => new Map(),
};

const ask = asking({ search });

interface Operation {
  operationId: string;
  summary: string;
  parameters: { name: string; in: string; required: boolean; schema: object; description?: string }[];
  requestBody?: object;
  responses: Record<string, { description?: string; $ref?: string }>;
}

/** Every object in the document, with the names that lead to it. */
function* objectsIn(value: unknown, path: string[] = []): Generator<[Record<string, unknown>, string[]]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [value as Record<string, unknown>, path];
  for (const [name, inner] of Object.entries(value)) yield* objectsIn(inner, [...path, name]);
}

const at = (pointer: string) =>
  pointer
    .slice(2)
    .split('/')
    .reduce((value, name) => value?.[name], document);

/** Checks a body against a schema of the document. */
function fits(body: unknown, schema: object): void {
  const definitions = JSON.parse(
    JSON.stringify({ ...schema, $defs: document.components.schemas }).replaceAll(
      '#/components/schemas/',
      '#/$defs/',
    ),
  );
  fromJSONSchema(definitions).parse(body);
}

suite('the OpenAPI document', () => {
  test('is what the schemas say: run `node bin/openapi.ts` after changing them', () => {
    assert.equal(checkedIn, openApiText());
  });

  test('is served as it is checked in', async () => {
    assert.deepEqual(bodyOf(await ask('/openapi.json')), document);
  });

  test('is of OpenAPI 3.1 with all that this requires', () => {
    assert.match(document.openapi, /^3\.1\.\d+$/);
    assert.ok(document.info.title && document.info.version);
    const allowed = ['openapi', 'info', 'servers', 'security', 'tags', 'paths', 'components'];
    assert.deepEqual(Object.keys(document), allowed);
    assert.deepEqual(Object.keys(document.components), ['schemas', 'responses', 'securitySchemes']);
  });

  test('has references that lead somewhere', () => {
    const references = [...objectsIn(document)].flatMap(([{ $ref }]) =>
      typeof $ref === 'string' ? [$ref] : [],
    );

    assert.ok(references.length > 30);
    for (const reference of references) assert.ok(at(reference), reference);
  });

  test('describes each operation fully', () => {
    const operations = Object.entries<Record<string, Operation>>(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
    );

    assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length);
    assert.deepEqual(
      operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`).sort(),
      [
        ...endpoints.map(({ path }) => `GET ${path}`),
        'PUT /uploads/{filename}',
        ...deskOperations.map(({ path, method }) => `${method} ${path}`),
        ...corrections.map(({ path, method }) => `${method} ${path}`),
        ...watchOperations.map(({ path, method }) => `${method} ${path}`),
      ].sort(),
    );
    for (const { path, method, parameters, requestBody, responses, summary } of operations) {
      assert.ok(summary, path);
      const inPath = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
      assert.deepEqual(
        inPath,
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
        path,
      );
      assert.equal(new Set(parameters.map(({ name }) => name)).size, parameters.length, path);
      for (const one of parameters) assert.ok(one.schema && (one.in === 'path' || one.description), path);
      for (const one of Object.values(responses)) assert.ok(one.description ?? one.$ref, path);
      assert.ok((responses['200'] ?? responses['201']) && responses['400'] && responses['503'], path);
      const hasBody =
        path.startsWith('/uploads') ||
        [...corrections, ...watchOperations].some(
          (one) => one.path === path && one.method === method.toUpperCase() && one.body,
        );
      assert.equal(requestBody !== undefined, hasBody, path);
    }
  });

  test('has an example that fits of each parameter, but cursors, and of resources', () => {
    const parameters = [...objectsIn(document.paths)].flatMap(([one]) =>
      typeof one.in === 'string' && one.name !== 'cursor' ? [one] : [],
    );

    assert.ok(parameters.length > 30);
    for (const { schema, example } of parameters) fits(example, schema as object);
    for (const [id, example] of Object.entries(resourceExamples)) {
      fits(example, document.components.schemas[id]);
      assert.deepEqual(document.components.schemas[id].examples, [example]);
    }
  });

  test('tells of each operation, and of no other', () => {
    const named = [...objectsIn(document.paths)].flatMap(([{ operationId }]) => operationId ?? []);

    assert.deepEqual(Object.keys(operations).sort(), named.sort());
  });

  test('has no findings of Redocly’s recommended rules', () => {
    const cli = fileURLToPath(new URL('../../node_modules/@redocly/cli/bin/cli.js', import.meta.url));
    const file = fileURLToPath(new URL('../../docs/openapi.json', import.meta.url));
    const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

    const { status, stdout } = spawnSync(process.execPath, [cli, 'lint', '--format=json', file], {
      encoding: 'utf8',
      env: { ...process.env, ...quiet },
    });

    const { problems } = JSON.parse(stdout.slice(stdout.indexOf('{')));
    assert.deepEqual(problems, []);
    assert.equal(status, 0);
  });

  test('has the bodies of requests as they are taken: each field described, no others', () => {
    for (const { path, method, body } of corrections) {
      const { requestBody } = document.paths[path][method.toLowerCase()];
      if (!body) continue;
      const { schema } = requestBody.content['application/json'];
      assert.deepEqual(Object.keys(schema.properties), Object.keys(body.shape));
      const isOneOf = schema.maxProperties === 1;
      assert.deepEqual(schema.required, isOneOf ? undefined : Object.keys(body.shape));
      assert.equal(schema.additionalProperties, false);
      for (const one of Object.values<{ description: string }>(schema.properties)) assert.ok(one.description);
    }
  });

  test('asks for nothing but what is to be counted by', () => {
    const required = [...objectsIn(document.paths)].filter(([one]) => one.in === 'query' && one.required);

    assert.deepEqual(
      required.map(([{ name }]) => name),
      ['by'],
    );
  });

  test('uses every schema it names', () => {
    for (const id of Object.keys(document.components.schemas)) {
      assert.ok(checkedIn.includes(`"#/components/schemas/${id}"`), id);
    }
  });
});

suite('answers are as the document has them', () => {
  const answered = [
    '/',
    '/quotes',
    '/quotes?speaker=brandt&limit=1',
    '/quotes?speaker=nobody',
    '/quotes?speaker=brant',
    '/quotes?article=nowhere',
    '/quotes?q=words&facets=kind,speaker',
    '/stats?by=kind,speaker',
    '/articles?q=words',
    '/speakers?q=brandt',
    '/quotes/pier.a.aaaabbbb',
    '/quotes/pier.1y.aaaabbbb',
    '/quotes/pier.a.aaaabbbb/variants',
    '/utterances',
    '/speakers?name=bra&limit=1',
    '/speakers/asa-brandt',
    '/speakers/asa-brandt/quotes',
    '/articles?limit=1',
    '/articles?status=failed',
    '/articles/pier',
    '/articles/torn',
    '/articles/pier/quotes',
    '/openapi.json',
    '/health',
  ];

  const endpointOf = (url: string) => {
    const segments = (path: string) => path.split('?')[0]!.split('/');
    return endpoints.find(
      ({ path }) =>
        segments(path).length === segments(url).length &&
        segments(path).every((segment, index) => segment === '{id}' || segment === segments(url)[index]),
    )!;
  };

  for (const url of answered) {
    test(url, async () => {
      const body = bodyOf(await ask(url));

      const { path, answer } = endpointOf(url);
      fits(body, document.paths[path].get.responses[200].content['application/json'].schema);
      assert.deepEqual((answer as z.ZodMiniType).parse(body), body, 'the answer has what the document lacks');
    });
  }

  test('/quotes while files are taken in', async () => {
    const body = bodyOf(await asking({ ingesting: () => 7 })('/quotes'));

    fits(body, document.paths['/quotes'].get.responses[200].content['application/json'].schema);
    assert.equal(body.ingesting, 7);
  });

  test('all paths were tried', () => {
    assert.deepEqual(
      new Set(endpoints.map(({ path }) => path)),
      new Set([...answered, '/articles/pier/text'].map((url) => endpointOf(url).path)),
    );
  });

  for (const url of ['/quotes?kind=spoken&x=1', '/articles/nowhere', '/nothing']) {
    test(`problems too: ${url}`, async () => {
      const body = bodyOf(await ask(url));

      fits(body, document.components.schemas.Problem);
      assert.deepEqual(Problem.parse(body), body);
    });
  }
});
