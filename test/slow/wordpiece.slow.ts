import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referenceIds, straightened, tokenizer } from '../attribution/reference-tokenizer.ts';
import { missing, newsArticles } from './corpora.ts';

test('all 20,000 news articles have the pieces of the reference tokenizer', { skip: missing }, () => {
  let articles = 0;
  for (const { id, text } of newsArticles()) {
    const ids = tokenizer.pieces(text, { start: 0, end: text.length }).map((piece) => piece.id);
    const expected = referenceIds(straightened(text));
    // Compared as strings: a difference of arrays that long takes minutes to print.
    assert.ok(ids.join() === expected.join(), id);
    articles++;
  }
  assert.equal(articles, 20_000);
});
