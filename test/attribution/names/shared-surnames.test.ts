import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readMentions } from '../../../lambdas/attribution/names/names.ts';
import { withSharedSurnames } from '../../../lambdas/attribution/names/shared-surnames.ts';
import { marked } from '../speakers/fake-read.ts';

/** The name of the first mark. */
function first(words: string): string {
  const { text, names } = marked(words);
  const mentions = names.flatMap((name) => readMentions(text, name));
  return withSharedSurnames(text, mentions)[0]!.printed;
}

describe('a surname that is printed once is that of both', () => {
  const cases: [words: string, name: string][] = [
    ['Siblings <p|Ada> and <p|Ed Hall> came.', 'Ada Hall'],
    ['The brothers, <p|Ed> and <p|Jo Hall>, came.', 'Ed Hall'],
    ['Retired teachers <p|Ada> and <p|Ed Hall> came. Mrs. <p|Hall> wept.', 'Ada Hall'],
    ['<p|Xul> and <p|Ada Hall> came. Mr. <p|Hall> wept.', 'Xul Hall'],
    ['The couple, <p|Ed> & <p|Ada Hall>, came.', 'Ed Hall'],
    ['<p|Ed> & <p|Ada Hall> came. The couple wept.', 'Ed'],
    ['<p|Ada> and <p|Ed Hall> came.', 'Ada'],
    ['<p|Ada> and <p|Ed Hall> came. Mr. <p|Hall> wept.', 'Ada'],
    ['<p|Xul> and <p|Ed Hall> came. The couple wept.', 'Xul'],
    ['<p|Ada> and <p|Ed Hall> came. The couple wept. <p|Ada Low> left.', 'Ada'],
    ['<p|Ed> and <p|Ada Hall> came. The couple wept. Prince <p|Ed> left.', 'Ed'],
    ['Mr. <p|Ed> and <p|Ada Hall> came. The couple wept.', 'Ed'],
    ['<p|Ed>’s and <p|Ada Hall>’s dogs came. The couple wept.', 'Ed'],
  ];
  for (const [words, name] of cases) test(words, () => assert.equal(first(words), name));
});
