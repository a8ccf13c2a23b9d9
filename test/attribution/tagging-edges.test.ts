import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDocument } from '../../lambdas/attribution/document.ts';
import { findQuotations } from '../../lambdas/attribution/marks/quotations.ts';
import { decode } from '../../lambdas/attribution/tagging/decoding.ts';
import { fitted, trimmedToBrackets, withoutLooseEnds } from '../../lambdas/attribution/tagging/edges.ts';
import { ROLES_PER_PIECE } from '../../lambdas/attribution/tagging/network.ts';
import type { Span } from '../../lambdas/model/attribution.ts';

type Role = 'source' | 'cue' | 'content';
const whole = (text: string): Span => ({ start: 0, end: text.length });
const words = (text: string, spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end));

const LOOSE: [role: Role, text: string, rest: string][] = [
  ['source', 'the minister, who', 'the minister'],
  ['source', 'the minister and the', 'the minister'],
  ['source', 'Jo Low, the director, of', 'Jo Low, the director'],
  ['source', 'and Jo Low', 'Jo Low'],
  ['source', 'And, or Jo Low', 'Jo Low'],
  ['cue', 'wrote in a', 'wrote in'],
  ['content', 'the bridge was shut, and', 'the bridge was shut'],
  ['content', '“The bridge” was shut — but the', '“The bridge” was shut'],
];

for (const [role, text, rest] of LOOSE) {
  test(`a ${role} loses what belongs to none of its phrases: ${text}`, () => {
    assert.deepEqual(words(text, withoutLooseEnds(text, [whole(text)], role)), [rest]);
  });
}

const FIRM: [role: Role, text: string][] = [
  ['source', 'who'],
  ['source', 'and'],
  ['source', 'the WHO'],
  ['source', 'Orly Low'],
  ['cue', 'was said to'],
  ['content', 'and the bridge was shut'],
  ['content', 'it was hepatitis A'],
  ['content', 'the lands of Eskand'],
  ['content', 'whom she knew that'],
  ['content', '“the bridge and”'],
];

for (const [role, text] of FIRM) {
  test(`a ${role} stays as it is: ${text}`, () => {
    assert.deepEqual(words(text, withoutLooseEnds(text, [whole(text)], role)), [text]);
  });
}

test('only the outer ends of a content in several spans are looked at', () => {
  const text = 'the bridge and, she said, the road or';
  const spans = [
    { start: 0, end: 14 },
    { start: 26, end: text.length },
  ];

  assert.deepEqual(words(text, withoutLooseEnds(text, spans, 'content')), ['the bridge and', 'the road']);
});

const BRACKETS: [text: string, end: string, trimmed: string][] = [
  ['Jo Hill (D-Esk), said', 'Esk', 'Jo Hill (D-Esk)'],
  ['Jo Hill (D-Esk.), said', '),', 'Jo Hill (D-Esk.)'],
  ['(Jo Hill) said', ')', 'Jo Hill'],
  ['Jo Hill (D-Esk said', 'Esk', 'Jo Hill (D-Esk'],
];

for (const [text, end, expected] of BRACKETS) {
  test(`trimmed to its brackets: ${text}`, () => {
    const span = { start: 0, end: text.indexOf(end) + end.length };

    assert.deepEqual(words(text, [trimmedToBrackets(text, span)]), [expected]);
  });
}

test('any spans keep a word, lie where they lay, and have nothing more to lose', () => {
  const WORDS = ['and', 'the', 'who', 'Low', 'said', ',', '—', ' ', '(', '.)', '“', 'a', 'or', '😀'];
  const texts = fc.array(fc.constantFrom(...WORDS), { maxLength: 20 }).map((all) => all.join(' '));
  fc.assert(
    fc.property(texts, fc.constantFrom<Role>('source', 'cue', 'content'), (text, role) => {
      const span = trimmedToBrackets(text, whole(text));
      if (span.start === span.end) return;

      const [rest] = withoutLooseEnds(text, [span], role);

      assert.ok(rest!.start >= span.start && rest!.end <= span.end && rest!.start < rest!.end);
      assert.match(text.slice(rest!.start, rest!.end), /[\p{L}\p{N}]/u);
      assert.deepEqual(withoutLooseEnds(text, [rest!], role), [rest]);
    }),
  );
});

/** A content that begins with a quotation of so many words and goes on for `read` of them. */
function partOfQuotation(length: number, read: number): { part: Span[]; fit: Span[]; end: number } {
  const text = `Low said: “${Array.from({ length }, (_, i) => `word${i}`).join(' ')}”`;
  const start = text.indexOf('“');
  const last = `word${read - 1}`;
  const part = [{ start, end: text.indexOf(last) + last.length }];
  return { part, fit: fitted(text, part, findQuotations(readDocument(text))), end: text.length };
}

test('of a long quotation, many words bring the whole one in', () => {
  const { fit, end } = partOfQuotation(200, 30);

  assert.equal(fit[0]?.end, end);
});

test('of a long quotation, few words bring in no more', () => {
  const { part, fit } = partOfQuotation(200, 20);

  assert.equal(fit[0]?.end, part[0]?.end);
});

test('a source ends with its paragraph: of the parts, the surer one is it', () => {
  const text = 'Jo Low\n\nAnn Hill said it rained.';
  const roles = ['source', 'source', 'source', 'source', 'cue', 'content', 'content'];
  const chances = [0.8, 0.8, 0.9, 0.9, 1, 0.9, 0.9];
  const pieces = [...text.matchAll(/\p{L}+/gu)].map(({ 0: word, index }) => {
    return { id: 0, first: true, start: index, end: index + word.length };
  });
  const likelihoods = pieces.flatMap((_, i) =>
    ['none', 'source', 'cue', 'content'].map((role) =>
      Math.log(role === roles[i] ? chances[i]! : (1.001 - chances[i]!) / (ROLES_PER_PIECE - 1)),
    ),
  );
  const reading = {
    anchor: 4,
    kind: 0,
    vector: () => new Float32Array(),
    proposal: 1,
    validity: 1,
    from: 0,
    roles: Float32Array.from(likelihoods),
    types: new Float32Array(4),
  };

  const { source, content } = decode(
    readDocument(text),
    { pieces, features: new Uint8Array(pieces.length) },
    reading,
  );

  assert.deepEqual(words(text, source), ['Ann Hill']);
  assert.deepEqual(words(text, content), ['it rained']);
});
