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
    ['{“It rains.”}\n\n— [Harbour captain Ada Finch, 3 May]', 'person', 'Ada Finch'],
    ['{“It rains.”}\n\n— [<o|Harbour Chamber of Trade>]', 'organisation', 'Harbour Chamber of Trade'],
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

test('a word in small letters is no person’s name where others have capitals, but in handles', () => {
  const namesOf = (words: string) => {
    const { text, names, tagged } = marked(words);
    return withLabels(text, names, tagged).map(({ start, end }) => text.slice(start, end));
  };
  assert.deepEqual(namesOf('{‘Rain’}: <p|baker> vows. [<p|Ada Finch>] left.'), ['Ada Finch']);
  assert.deepEqual(namesOf('{rain}, <p|finch> says'), ['finch']);
  assert.deepEqual(namesOf('{Rain}, @<p|finch> says. <p|Ada Finch> left.'), ['finch', 'Ada Finch']);
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
