import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { referenceIds, straightened, tokenizer } from './reference-tokenizer.ts';

const piecesOf = (text: string) => tokenizer.pieces(text, { start: 0, end: text.length });

/** What news are made of, and what they should not be made of. */
const newsLike = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'The minister “said” ‘no’ U.S. don’t naïve İstanbul Erdoğan ŉ ﬁne 北京 東京 €500 £3m 50% x² ½ e‑mail co-op —… \u00ad \u200b \ufeff \ufffd \u0007 🎉 ÅÅ a\u030a ß ẞ ǅ Ǻ KELVINK'.split(
          ' ',
        ),
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 30 },
  )
  .chain((words) => fc.constantFrom(' ', '', '\n', '\u00a0', '\t').map((blank) => words.join(blank)));

test('the pieces are those of the reference tokenizer', () => {
  fc.assert(
    fc.property(newsLike, (text) => {
      // The reference knows ideographs of the first plane alone.
      fc.pre(!/[\u{20000}-\u{2fa1f}]/u.test(text));
      const ids = piecesOf(text).map(({ id }) => id);

      assert.deepEqual(ids, referenceIds(straightened(text)));
    }),
    { numRuns: 3_000 },
  );
});

test('pieces stand in order where their letters stand, and together hold every letter', () => {
  fc.assert(
    fc.property(newsLike, (text) => {
      const pieces = piecesOf(text);

      let at = 0;
      for (const { start, end } of pieces) {
        assert.ok(start >= at - 1 && end > start && end <= text.length, JSON.stringify({ text, pieces }));
        assert.equal(
          text.slice(at, start).match(/[\p{L}\p{N}\p{P}]/u),
          null,
          JSON.stringify({ text, pieces }),
        );
        at = Math.max(at, end);
      }
      assert.equal(text.slice(at).match(/[\p{L}\p{N}\p{P}]/u), null);
    }),
    { numRuns: 3_000 },
  );
});

test('offsets count UTF-16 code units, within the stretch asked for', () => {
  const text = '🎉 “Naïve plans,” Erdoğan said.';

  const pieces = tokenizer.pieces(text, { start: 3, end: text.length });

  assert.deepEqual(
    pieces.filter(({ first }) => first).map(({ start }) => text.slice(start).split(/[ ,.”]/)[0]),
    ['“Naïve', 'Naïve', 'plans', '', '', 'Erdoğan', 'said', ''],
  );
});

test('a word that no piece begins, or an endless one, is one unknown piece', () => {
  const endless = 'a'.repeat(101);
  const pieces = piecesOf(`☃ ${endless} a`);

  assert.deepEqual(
    pieces.map(({ id, start, end }) => [id === tokenizer.unknown, start, end]),
    [
      [true, 0, 1],
      [true, 2, 103],
      [false, 104, 105],
    ],
  );
});
