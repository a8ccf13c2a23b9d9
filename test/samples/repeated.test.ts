import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSamples } from '../../bin/samples/articles.ts';
import { attribute } from '../../lambdas/attribution/index.ts';
import { isSame, signaturesOf } from '../../lambdas/text-reuse/index.ts';

const PAPERS = ['swans-stay.md', 'eleven-swans.md'];

test('two papers of the samples print the same words, which the page’s list of what is repeated shows', async () => {
  const samples = (await readSamples()).filter(({ name }) => PAPERS.includes(name));
  const [first = [], second = []] = await Promise.all(
    samples.map(async ({ article: { text, published = '' } }) =>
      (await attribute(text)).flatMap(({ kind, type, content }) => {
        const words = content.map(({ start, end }) => text.slice(start, end)).join(' … ');
        const signatures = signaturesOf({ kind, type, text: words });
        return signatures.map(({ passage }) => ({ passage, day: published.slice(0, 10), words }));
      }),
    ),
  );

  const repeated = first.filter((one) => second.some((other) => isSame(one, other)));

  const begins = repeated.map(({ words }) => words.slice(0, 12)).sort();
  assert.deepEqual(begins, ['“Nobody on t', '“They bit my']);
});
