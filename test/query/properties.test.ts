import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { endpoints } from '../../lambdas/routes/query/endpoints.ts';
import { openSqliteIndex } from '../../lambdas/search/sqlite-index.ts';
import { archiveOf, thoughtfulHarbour } from './archive.ts';
import { asking, bodyOf, walk } from './ask.ts';

const search = openSqliteIndex(':memory:');
await search.setState({ isComplete: true });

const ask = asking({
  ...archiveOf(thoughtfulHarbour()),
  search,
  log: (error) => assert.fail(`a request failed: ${error}`),
});

const NAMES = [...new Set(endpoints.flatMap(({ parameters }) => Object.keys(parameters.shape)))];

const value = fc.oneof(
  fc.constantFrom(
    'direct',
    'failed',
    '2024-05-01',
    '2024-02-30',
    '5',
    '0.5',
    'brandt',
    'pier',
    'any',
    'fact,belief',
    '',
  ),
  fc.string({ unit: 'binary' }),
  fc.webQueryParameters(),
);
const encode = fc.constantFrom(encodeURIComponent, (plain: string) => plain);
const parameter = fc
  .tuple(fc.oneof(fc.constantFrom(...NAMES), fc.string()), value, encode)
  .map(([name, plain, how]) => `${name}=${how(plain.toWellFormed())}`);
const query = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(parameter, { maxLength: 5 }).map((all) => all.join('&')),
);
const path = fc.oneof(
  fc.constantFrom(...endpoints.map((endpoint) => endpoint.path)),
  fc.webPath(),
  fc
    .tuple(fc.constantFrom(...endpoints.map((endpoint) => endpoint.path)), fc.string({ unit: 'binary' }))
    .map(([template, id]) => template.replace('{id}', () => id)),
);

suite('whatever is asked', () => {
  test('is answered, or is the asker’s own mistake', async () => {
    await fc.assert(
      fc.asyncProperty(path, query, async (where, how) => {
        const { statusCode, body, headers } = await ask(`${where}?${how}`);

        assert.ok([200, 400, 404].includes(statusCode!), `${statusCode}`);
        const isProblem = headers['content-type'] === 'application/problem+json';
        assert.equal(isProblem, statusCode !== 200);
        if (isProblem) assert.equal(JSON.parse(body).status, statusCode);
      }),
      { numRuns: 3000 },
    );
  });

  test('a cursor that was tampered with is never page one again', async () => {
    const { next } = bodyOf(await ask('/quotes?limit=1'));
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[\w-]{1,80}$/), async (cursor) => {
        fc.pre(cursor !== next);
        assert.equal((await ask(`/quotes?cursor=${cursor}`)).statusCode, 400);
      }),
    );
  });

  test('pages of any lengths put together are the list', async () => {
    const filters = fc.record(
      {
        speaker: fc.constantFrom('brandt', 'asa-brandt', 'villalon'),
        article: fc.constantFrom('pier', 'tide', 'gale'),
        kind: fc.constantFrom('direct', 'mixed', 'indirect'),
        type: fc.constantFrom('communication', 'belief,intention', 'fact,communication', 'any'),
        minConfidence: fc.constantFrom('0', '0.5', '0.9'),
        from: fc.constantFrom('2024-05-01', '2024-05-03'),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 8 }), async (asked, limit) => {
        const url = `/quotes?${new URLSearchParams(asked)}`;
        const { items } = bodyOf(await ask(url));

        const pages = await walk(ask, `${url}&limit=${limit}`);

        assert.deepEqual(pages.flat(), items);
      }),
    );
  });
});
