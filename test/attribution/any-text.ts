import assert from 'node:assert/strict';
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

export function assertWellFormed(attribution: Attribution, text: string): void {
  const { kind, source, cue, content, confidence, speaker } = attribution;
  assert.ok(content.length > 0);
  for (const spans of [source, cue, content]) assertInOrder(spans, text);
  assert.ok(confidence >= 0 && confidence <= 1);
  assert.ok(['direct', 'mixed', 'indirect'].includes(kind));
  if (speaker)
    assert.ok(speaker.name !== null || speaker.resolution === 'unnamed' || speaker.description !== null);
}

/** Any text gives well-formed attributions, ordered by content, the same every time. */
export function assertAnyTextIsRead(runs: number): Promise<void> {
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
    { numRuns: runs },
  );
}
