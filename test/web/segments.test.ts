import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { cutAt, paragraphsOf, type Span, type Spans } from '../../web/text/segments.ts';

const spansOf = (content: Span[], source: Span[] = [], cue: Span[] = []): Spans => ({ content, source, cue });

/** The place of words in a text. */
const at = (text: string, words: string): Span => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

const drawn = (text: string, quotes: Spans[]) =>
  paragraphsOf(text, quotes).map(({ segments }) =>
    segments.map(({ start, end, content }) => [text.slice(start, end), content] as const),
  );

suite('a text as it is drawn', () => {
  test('is cut where a quote begins and ends', () => {
    const text = 'Ada said: “It is late.” She left.';

    assert.deepEqual(drawn(text, [spansOf([at(text, '“It is late.”')])]), [
      [
        ['Ada said: ', []],
        ['“It is late.”', [0]],
        [' She left.', []],
      ],
    ]);
  });

  test('gives words inside two quotes to the inner one first', () => {
    const text = '“He told me ‘never’ twice,” she said.';
    const [outer, inner] = [at(text, '“He told me ‘never’ twice,”'), at(text, '‘never’')];

    assert.deepEqual(drawn(text, [spansOf([outer]), spansOf([inner])])[0]?.slice(0, 3), [
      ['“He told me ', [0]],
      ['‘never’', [1, 0]],
      [' twice,”', [0]],
    ]);
  });

  test('cuts quotes that overlap', () => {
    const text = 'abcdef';

    assert.deepEqual(drawn(text, [spansOf([{ start: 0, end: 4 }]), spansOf([{ start: 2, end: 6 }])]), [
      [
        ['ab', [0]],
        ['cd', [1, 0]],
        ['ef', [1]],
      ],
    ]);
  });

  test('marks the right words after emoji and combining marks, which are several code units', () => {
    const text = '👩🏽‍🚒 Zoë\u0301 said: “Cafe\u0301 👍 is open.” Done.';

    assert.deepEqual(drawn(text, [spansOf([at(text, 'Cafe\u0301 👍 is open.')])])[0]?.[1], [
      'Cafe\u0301 👍 is open.',
      [0],
    ]);
  });

  test('goes over paragraphs, and says in which one a quote begins', () => {
    const text = 'She said: “One.\n\n“Two.”\n \nThree.';
    const content = { start: text.indexOf('“One'), end: text.indexOf('”') + 1 };

    const paragraphs = paragraphsOf(text, [spansOf([content])]);

    assert.deepEqual(
      paragraphs.map(({ start, end, begins }) => [text.slice(start, end), begins]),
      [
        ['She said: “One.', [0]],
        ['“Two.”', []],
        ['Three.', []],
      ],
    );
    assert.deepEqual(paragraphs[1]?.segments[0]?.content, [0]);
  });

  test('keeps all words, whatever the spans are', () => {
    const span = fc.record({ start: fc.nat(40), end: fc.nat(40) });
    const quote = fc.record({ content: fc.array(span), source: fc.array(span), cue: fc.array(span) });
    const words = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '“', '😀', 'é'), maxLength: 40 });

    fc.assert(
      fc.property(words, fc.array(quote, { maxLength: 5 }), (text, quotes) => {
        const paragraphs = paragraphsOf(text, quotes);
        const all = paragraphs.map(({ segments }) =>
          segments.map(({ start, end }) => text.slice(start, end)).join(''),
        );
        assert.equal(all.join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
        for (const { segments } of paragraphs) {
          for (const { start, end, content } of segments) {
            assert.ok(start < end);
            for (const position of content) {
              assert.ok(
                quotes[position]?.content.some((one) => one.start <= start && end <= one.end),
                'words of a quote lie in one of its spans',
              );
            }
          }
        }
      }),
    );
  });
});

suite('a text cut at marks', () => {
  test('has every word once, marked or not', () => {
    assert.deepEqual(
      cutAt('the old bridge', [
        { start: 8, end: 14 },
        { start: 4, end: 7 },
      ]),
      [
        { words: 'the ', isMarked: false },
        { words: 'old', isMarked: true },
        { words: ' ', isMarked: false },
        { words: 'bridge', isMarked: true },
      ],
    );
  });

  test('is whole again, whatever the marks are', () => {
    const mark = fc.record({ start: fc.nat(30), end: fc.nat(30) });
    fc.assert(
      fc.property(fc.string({ maxLength: 25 }), fc.array(mark), (text, marks) => {
        const pieces = cutAt(text, marks);
        assert.equal(pieces.map(({ words }) => words).join(''), text);
      }),
    );
  });
});
