import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CONSTRUCT } from '../../../lambdas/attribution/layout/construct.ts';
import { withLabels } from '../../../lambdas/attribution/names/labels.ts';
import { marked } from '../speakers/fake-read.ts';

describe('whom a signature names', () => {
  const cases: [words: string, type: string, name: string][] = [
    ['{“It rains.”}\n\n— [Ada Finch]', 'person', 'Ada Finch'],
    ['{“It rains.”}\n\n— [<o|Harbour Post>]', 'organisation', 'Harbour Post'],
    ['{“It rains.”}\n\n— [<o|Harbour> Speaker <p|Ada Finch>]', 'person', 'Ada Finch'],
    ['{“It rains.”}\n\n— [<o|Harbour> <p|Ada Finch>]', 'organisation', 'Harbour Ada Finch'],
  ];
  for (const [words, type, name] of cases)
    test(words, () => {
      const { text, names, tagged } = marked(words);
      const signed = tagged.map((one) => ({ ...one, construct: CONSTRUCT.signature }));
      const found = withLabels(text, names, signed);
      assert.deepEqual(
        found.map(({ start, end, type: own }) => [own, text.slice(start, end)]),
        [[type, name]],
      );
    });
});

test('a noun for somebody that opens a headline is no name; alone it may be a surname', () => {
  const namesOf = (words: string) => {
    const { text, names, tagged } = marked(words);
    return withLabels(text, names, [{ ...tagged[0]!, construct: CONSTRUCT.signature }]).length;
  };
  assert.equal(namesOf('{‘It rains’}: [Teacher wins a boat for a dare]'), 0);
  assert.equal(namesOf('{‘It rains’}: [Finch wins a boat for a dare]'), 1);
  assert.equal(namesOf('{‘It rains’} — [Cook]'), 1);
});

describe('whom a label or a post names', () => {
  const cases: [words: string, construct: string, name: string][] = [
    [
      '[GREATER HARBOUR UNION PRESS SECRETARY ADA FINCH]: {It rains.}',
      CONSTRUCT.turn,
      'GREATER HARBOUR UNION PRESS SECRETARY ADA FINCH',
    ],
    ['{It rains.} — [Ada Finch, MD, MPH (@finch)]', CONSTRUCT.post, 'Ada Finch'],
    ['{It rains.} — [Ada Finch | Harbour Post (@finch)]', CONSTRUCT.post, 'Ada Finch'],
  ];
  for (const [words, construct, name] of cases)
    test(words, () => {
      const { text, names, tagged } = marked(words);
      const [found] = withLabels(text, names, [{ ...tagged[0]!, construct }]);
      assert.equal(text.slice(found!.start, found!.end), name);
    });
});

test('what somebody owns is no name', () => {
  const { text, names, tagged } = marked('[Player’s association]: {“It rains”}');
  assert.deepEqual(withLabels(text, names, [{ ...tagged[0]!, construct: CONSTRUCT.label }]), []);
});

test('a headline in capitals that owns something is no name', () => {
  const { text, names, tagged } = marked('[FINCH SCOLDS HARBOUR’S MAYOR], {“It rains”}');
  assert.deepEqual(withLabels(text, names, [{ ...tagged[0]!, construct: CONSTRUCT.label }]), []);
});
