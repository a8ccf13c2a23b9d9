import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Client } from '@opensearch-project/opensearch';
import { createOpenSearchIndex } from '../../lambdas/search/opensearch-index.ts';
import { neighboursOf } from '../../lambdas/search/spelling.ts';

interface Counting {
  query?: { terms: { words: string[] } };
  aggs: { counts: { filters: { filters: Record<string, unknown> } } };
}

test('words are counted only in documents that have one of them', async () => {
  const asked: Counting[] = [];
  const search = async ({ body }: { body: Counting }) => {
    asked.push(body);
    const words = Object.keys(body.aggs.counts.filters.filters);
    const buckets = Object.fromEntries(words.map((word) => [word, { doc_count: word === 'bridge' ? 2 : 0 }]));
    return { body: { aggregations: { counts: { buckets } } } };
  };
  const index = createOpenSearchIndex({ search } as unknown as Client, { prefix: 'test' });
  assert.deepEqual(await index.spellings(['brigde'], 'quote'), new Map([['brigde', 'bridge']]));
  assert.deepEqual(
    asked.map(({ query }) => query?.terms.words),
    [['brigde'], neighboursOf('brigde')],
  );
});
