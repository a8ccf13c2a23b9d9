import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withElided } from '../../lambdas/attribution/tagging/elision.ts';
import type { TaggedAttribution } from '../../lambdas/model/attribution.ts';

/** The words of each source once elided ones are filled in; `said` stands for a cue, a source is `[...]`. */
function sources(marked: string): (string | undefined)[] {
  const attributions: TaggedAttribution[] = [];
  let text = '';
  let source: { start: number; end: number }[] = [];
  for (const [, own, cue, plain] of marked.matchAll(/\[(.*?)\]|<(.*?)>|([^[<]+)/g)) {
    const words = own ?? cue ?? plain ?? '';
    const span = { start: text.length, end: text.length + words.length };
    if (own !== undefined) source = [span];
    if (cue !== undefined) {
      const content = [{ start: span.end + 1, end: span.end + 3 }];
      attributions.push({
        kind: 'indirect',
        type: 'communication',
        source,
        cue: [span],
        content,
        confidence: 1,
      });
      source = [];
    }
    text += words;
  }
  return withElided(text, attributions).map(
    ({ source: [first] }) => first && text.slice(first.start, first.end),
  );
}

const CASES: [what: string, marked: string, found: (string | undefined)[]][] = [
  ['a participle', '[Low] <said> it rains, <adding> it will stop.', ['Low', 'Low']],
  ['a second verb', '[Low] <said> it rains and <warned> it will not stop.', ['Low', 'Low']],
  [
    'one after another',
    '[Low] <said> it rains, <adding> it will, <insisting> it would.',
    ['Low', 'Low', 'Low'],
  ],
  ['a new sentence', '[Low] <said> it rains. <Adding> it will stop is easy.', ['Low', undefined]],
  ['a new paragraph', '[Low] <said> it rains\n<adding> it will stop.', ['Low', undefined]],
  ['a passive', '[Low] <said> it rains and <was told> it will stop.', ['Low', undefined]],
  [
    'a second verb on a day',
    '[Low] <said> it rains and on Friday <warned> it will not stop.',
    ['Low', 'Low'],
  ],
  ['a question to somebody', '[Low] <said> it rains when <asked> whether it will stop.', ['Low', undefined]],
  ['a noun', '[Low] <dismissed> claims and <denied> <reports> it will stop.', ['Low', 'Low', undefined]],
  ['whoever is asked doesn’t ask', '[Low] laughed when <asked> whether it rains.', [undefined]],
  ['the same at the beginning', 'It poured. <Asked> if it rains, he left.', [undefined]],
  ['whoever asks', '[Low] laughed and <asked> whether it rains.', ['Low']],
  ['whoever comes behind a participle', '<Noting> it, [Low] <said> it stops.', ['Low', 'Low']],
  ['others than the subject', '<Noting> it is what [Low] <said> it was.', [undefined, 'Low']],
  ['nobody before', '<Adding> it rains, he left.', [undefined]],
];

for (const [what, marked, found] of CASES)
  test(`a source that its sentence has named: ${what}`, () => assert.deepEqual(sources(marked), found));
