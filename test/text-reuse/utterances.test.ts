import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isSame, type Said, signaturesOf, type Words } from '../../lambdas/text-reuse/index.ts';

const direct = (text: string): Words => ({ kind: 'direct', type: 'communication', text });

const setting = { day: '2020-05-01' };

/** Whether two quotes share a key and are the same: what the store asks. */
function areVariants(some: string, others: string, a: Partial<Said> = {}, b: Partial<Said> = {}): boolean {
  return signaturesOf(direct(some)).some((one) =>
    signaturesOf(direct(others)).some(
      (other) =>
        one.keys.some((key) => other.keys.includes(key)) &&
        isSame({ ...setting, ...a, passage: one.passage }, { ...setting, ...b, passage: other.passage }),
    ),
  );
}

describe('variants of one utterance', () => {
  const variants: [string, string, string][] = [
    ['verbatim', '“The bridge was inspected in October,”', '“The bridge was inspected in October.”'],
    [
      'other marks and blanks, words taken apart',
      '“We can’t wait any longer for the ferry to be repaired”',
      '" We ca n\'t wait any longer for the ferry to be repaired . "',
    ],
    [
      'short forms written out',
      'They won’t close the harbour while we’re anchored there',
      'They will not close the harbour while we are anchored there',
    ],
    [
      'trimmed',
      'and we now know that the ferry company ignored eleven warnings from its own engineers',
      'the ferry company ignored eleven warnings from its own engineers',
    ],
    [
      'one sentence of several',
      'We are late. The ferry company ignored eleven warnings from its own engineers. Nobody was surprised.',
      'The ferry company ignored eleven warnings from its own engineers',
    ],
    [
      'another tense',
      'she was “appalled by the negligence of the harbour master”',
      '“I am appalled by the negligence of the harbour master”',
    ],
    ['translated by others', 'Nobody but the sea can drag me off', 'Nobody but the sea will pull me off'],
    ['names from another script', 'Khalid Akhmetov surrendered', 'Kalid Akmetov surrendered'],
    ['British and American', 'The harbour organisation apologised', 'The harbor organization apologized'],
  ];
  for (const [how, a, b] of variants) {
    test(how, () => {
      assert.ok(areVariants(a, b));
      assert.ok(areVariants(b, a));
    });
  }
});

describe('no variants', () => {
  test('other sentences about the same thing', () => {
    assert.ok(!areVariants('The bridge was inspected in October', 'The bridge must be closed in October'));
    assert.ok(!areVariants('There was no warning at all', 'Was there a warning at the quayside at all?'));
  });

  test('phrases that anybody uses, long after or by somebody else', () => {
    const [a, b] = ['We will leave no stone unturned', 'We will leave no stone unturned'];
    assert.ok(areVariants(a, b));
    assert.ok(!areVariants(a, b, { speaker: 'milenka-vorsic' }, { speaker: 'ada-lindqvist' }));
    assert.ok(
      !areVariants(
        'a step in the right direction',
        'a step in the right direction',
        {},
        { day: '2021-05-01' },
      ),
    );
    assert.ok(areVariants(a, b, { speaker: 'milenka-vorsic' }, { speaker: 'vorsic', day: '2021-05-01' }));
  });

  test('a long stretch by another speaker is the same all the same: one of the articles is wrong', () => {
    const words = 'the ferry company ignored eleven warnings from its own engineers';
    assert.ok(areVariants(words, words, { speaker: 'milenka-vorsic' }, { speaker: 'ada-lindqvist' }));
  });
});

describe('what is looked for at all', () => {
  test('nothing in phrases without telling words', () => {
    for (const text of ['Thank you very much.', 'No comment', 'Yes', '', '…', 'I am here for you']) {
      assert.deepEqual(signaturesOf(direct(text)), []);
    }
  });

  test('nothing in what nobody said, or what is not quoted', () => {
    const text = 'the bridge was inspected in October';
    assert.deepEqual(signaturesOf({ kind: 'indirect', type: 'communication', text }), []);
    assert.deepEqual(signaturesOf({ kind: 'direct', type: 'belief', text }), []);
    assert.deepEqual(signaturesOf({ kind: 'mixed', type: 'communication', text: `${text} “safely”` }), []);
    assert.equal(signaturesOf({ kind: 'mixed', type: 'communication', text: `“${text}”, again` }).length, 1);
  });

  test('a sentence goes on behind an abbreviation, and shows without the marks around it', () => {
    const signatures = signaturesOf(direct('“We asked Mr. Vorsic about the bridge and the harbour. ”'));
    assert.deepEqual(
      signatures.map(({ passage }) => passage.text),
      ['We asked Mr. Vorsic about the bridge and the harbour.'],
    );
  });

  test('little of a text without end', () => {
    const signatures = signaturesOf(direct('The harbour master inspected the bridge. '.repeat(500)));
    assert.ok(signatures.length <= 20);
    const [long] = signaturesOf(direct('harbour bridge ferry '.repeat(5000)));
    assert.ok((long?.passage.text.length ?? 0) <= 600);
  });
});

describe('promises', () => {
  const words = fc.constantFrom('harbour', 'bridge', 'ferry', 'the', 'of', 'closed', 'tonight', 'we', 'only');
  const sentence = fc.array(words, { maxLength: 12 }).map((all) => all.join(' '));
  const said = fc.record({
    text: fc.oneof(sentence, fc.string({ unit: 'binary' })),
    speaker: fc.option(fc.constantFrom('ada-lindqvist', 'lindqvist', 'milenka-vorsic'), { nil: undefined }),
    day: fc.constantFrom('2020-05-01', '2020-05-04', '2021-05-01'),
  });

  test('the same whichever comes first, and any text is taken', () => {
    fc.assert(
      fc.property(said, said, (a, b) => {
        const of = ({ text, ...rest }: typeof a) =>
          signaturesOf(direct(text)).map(({ passage }) => ({ ...rest, passage }));
        for (const one of of(a))
          for (const other of of(b)) assert.equal(isSame(one, other), isSame(other, one));
      }),
    );
  });

  test('a quote is found by at most two keys a passage, the same each time', () => {
    fc.assert(
      fc.property(said, ({ text }) => {
        const signatures = signaturesOf(direct(text));
        assert.deepEqual(signaturesOf(direct(text)), signatures);
        for (const { keys, passage } of signatures) {
          assert.ok(keys.length >= 1 && keys.length <= 2);
          assert.ok(passage.text.length <= 600);
        }
      }),
    );
  });

  test('a quote printed again word for word is found', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const weighs = signaturesOf(direct(text)).some(
          ({ passage }) => passage.terms.reduce((sum, { weight }) => sum + weight, 0) >= 1,
        );
        assert.equal(areVariants(text, text), weighs);
      }),
    );
  });
});
