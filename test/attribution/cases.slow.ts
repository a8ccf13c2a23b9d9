import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { attribute } from '../../lambdas/attribution/index.ts';

interface Case {
  kind: string;
  text: string;
  /** Words of a content, and its speaker's name; null is somebody without one. */
  want: [words: string, speaker: string | null][];
}

/** Each stands for a kind of text; a network is right on most of them, and this many were right when it shipped. */
const LEAST_RIGHT = 42;

test('whose words they are, in texts of many kinds', async (t) => {
  const cases = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8')) as Case[];
  let right = 0;
  for (const { kind, text, want } of cases) {
    const found = await attribute(text);
    const wrong = want.filter(([words, speaker]) => {
      const holding = found.filter(({ content }) =>
        content
          .map(({ start, end }) => text.slice(start, end))
          .join(' … ')
          .includes(words),
      );
      return !holding.some((one) => (one.speaker?.name ?? null) === speaker);
    });
    if (wrong.length === 0) right++;
    else
      t.diagnostic(
        `${kind}: ${text} (${wrong.map(([words, speaker]) => `“${words}” is ${speaker ?? 'nobody’s by name'}`).join(', ')})`,
      );
  }
  t.diagnostic(`${right} of ${cases.length} right`);
  assert.ok(right >= LEAST_RIGHT, `${right} of ${cases.length} right`);
});
