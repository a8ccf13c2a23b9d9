import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Attribution, attribute, type Span } from '../../lambdas/attribution/index.ts';

/** News-like strings: enough reporting words and marks for the rules to meet each other in every order. */
const newsLike = fc
  .array(
    fc.constantFrom(
      ...'said says told asked according to the that who , . : ; “ ” " \' ’ ‘ — ( ) Ann Low Mr. Hill he she they officials was is expected by and but reporters statement bridge lost, closed, in on Monday \n \n\n 6" “Yes,” "No." “I will go,” adding'.split(
        ' ',
      ),
    ),
    { maxLength: 80 },
  )
  .map((words) => words.join(' '));
const anyText = fc.oneof(
  newsLike,
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);

function assertInOrder(spans: Span[], text: string): void {
  let at = 0;
  for (const { start, end } of spans) {
    assert.ok(start >= at && end > start && end <= text.length, JSON.stringify({ spans, text }));
    at = end;
  }
}

function assertWellFormed(attribution: Attribution, text: string): void {
  const { kind, source, cue, content, confidence, speaker } = attribution;
  assert.ok(content.length > 0);
  for (const spans of [source, cue, content]) assertInOrder(spans, text);
  assert.ok(confidence >= 0 && confidence <= 1);
  assert.ok(['direct', 'mixed', 'indirect'].includes(kind));
  if (speaker)
    assert.ok(speaker.name !== null || speaker.resolution === 'unnamed' || speaker.description !== null);
}

test('any text gives well-formed attributions, ordered by content, the same every time', () => {
  return fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const found = await attribute(text);
      for (const attribution of found) assertWellFormed(attribution, text);
      const starts = found.map(({ content }) => content[0]!.start);
      assert.deepEqual(
        starts,
        starts.toSorted((a, b) => a - b),
      );
      assert.deepEqual(await attribute(text), found);
    }),
    { numRuns: 200 },
  );
});

const HOSTILE: [name: string, text: string][] = [
  ['nothing', ''],
  ['blanks', ' \n\t '.repeat(1_000)],
  ['a lone quotation mark', '"'],
  ['ten thousand quotation marks', '"'.repeat(10_000)],
  ['ten thousand openers', '“'.repeat(10_000)],
  ['NUL bytes', '\0'.repeat(10_000)],
  ['a line of 200,000 letters', 'a'.repeat(200_000)],
  ['a line of 20,000 verbs', 'said '.repeat(20_000)],
  ['half surrogates', '\ud800 said \udc00'.repeat(1_000)],
  ['only names', 'Ann Low and Hugh Hill, '.repeat(5_000)],
];

for (const [name, text] of HOSTILE) {
  test(`hostile text: ${name}`, async () => {
    for (const attribution of await attribute(text)) assertWellFormed(attribution, text);
  });
}

test('offsets count UTF-16 code units', async () => {
  const text = '😀😀 “The harvest is lost,” Ann Low said.';

  const [found] = await attribute(text);

  assert.equal(text.slice(found!.content[0]!.start, found!.content[0]!.end), '“The harvest is lost,”');
  assert.equal(found!.speaker?.name, 'Ann Low');
});
