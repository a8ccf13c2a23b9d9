import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressedIn } from '../../../lambdas/attribution/candidates/vocatives.ts';
import { cluster } from '../../../lambdas/attribution/names/clusters.ts';
import { readMentions } from '../../../lambdas/attribution/names/names.ts';
import { marked } from '../speakers/fake-read.ts';

const CASES: [words: string, addressed: string[]][] = [
  ['{“I know, <p|Ed>.”}', ['Ed']],
  ['{“<p|Ed>, sit down.”}', ['Ed']],
  ['{“But, <p|Ed>, sit down.”}', ['Ed']],
  ['{“Did your brother, <p|Ed>, know?”}', []],
  ['{“Did you go with <p|Ada>, <p|Tom>, and <p|Jo>?”}', []],
  ['{“It’s me, <p|Ed>.”}', []],
  ['{“I saw <p|Ed> there.”}', []],
];

for (const [words, addressed] of CASES)
  test(`${words} calls ${addressed.join() || 'nobody'}`, () => {
    const { text, names, tagged } = marked(words);
    const mentions = names.flatMap((name) => readMentions(text, name));
    const found = addressedIn(text, mentions, cluster(mentions).of, tagged[0]!.content);
    assert.deepEqual(
      [...found].map(({ name }) => name),
      addressed,
    );
  });
