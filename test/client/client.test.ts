import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { schemaText } from '../../client/generate.ts';
import { ApiProblem, answered, createApi } from '../../client/index.ts';
import { asking } from '../query/ask.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** A client of the query function, without a server between. */
function clientOf(seen: string[] = []) {
  const ask = asking();
  return createApi({
    baseUrl: 'http://api.example',
    fetch: async ({ url, method, headers }) => {
      const { pathname, search } = new URL(url);
      seen.push(pathname + search);
      const {
        statusCode = 200,
        body,
        headers: answered,
      } = await ask(pathname + search, {
        method,
        headers: Object.fromEntries(headers),
      });
      return new Response(body, { status: statusCode, headers: answered as Record<string, string> });
    },
  });
}

suite('the typed client', () => {
  test('has the types of the OpenAPI document: run `node bin/openapi.ts` after changing it', async () => {
    assert.equal(await schemaText(read('docs/openapi.json')), read('client/schema.ts'));
  });

  test('asks by path and parameters, several values with commas between', async () => {
    const seen: string[] = [];

    const page = await answered(
      clientOf(seen).GET('/articles/{id}/quotes', {
        params: { path: { id: 'pier' }, query: { type: ['belief', 'communication'], limit: 3 } },
      }),
    );

    assert.deepEqual(seen, ['/articles/pier/quotes?type=belief,communication&limit=3']);
    assert.ok(page.items.length > 0);
    assert.ok(page.items.every((quote) => quote.article.id === 'pier'));
  });

  test('throws the problem that it was answered with', async () => {
    const missing = answered(clientOf().GET('/articles/{id}', { params: { path: { id: 'no/where' } } }));

    await assert.rejects(missing, (error: unknown) => {
      assert.ok(error instanceof ApiProblem);
      assert.equal(error.status, 404);
      assert.match(error.message, /no article with the id 'no\/where'/);
      return true;
    });
  });

  test('passes on that there was no answer', async () => {
    const api = createApi({
      baseUrl: 'http://api.example',
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    });

    await assert.rejects(answered(api.GET('/health')), TypeError);
  });
});
