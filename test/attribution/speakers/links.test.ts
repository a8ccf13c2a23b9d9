import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDocument } from '../../../lambdas/attribution/document.ts';
import { withoutLinks } from '../../../lambdas/attribution/speakers/links.ts';
import { namesOf } from './marked.ts';

describe('links glued to names', () => {
  const cases: [what: string, text: string, names: (string | null)[]][] = [
    [
      'a surname gets the full name',
      '[Mayor Brown James Albert BrownSenate votes on harbors MORE] said {so}. [Brown] said {no}.',
      ['James Albert Brown', 'James Albert Brown'],
    ],
    [
      'a whole name stays as it is',
      '[Sen. Ann Low Ann Maria LowHarbor bill fails Kim Dorn sees rain MORE (D-Ohio)] said {so}. [She] said {no}.',
      ['Ann Low', 'Ann Low'],
    ],
    [
      'MORE may be glued as well, a nickname may stand in brackets',
      '[Otto Kowal Otto (Otty) Jan KowalMORE] said {so}. [Kowal] said {no}.',
      ['Otto Kowal', 'Otto Kowal'],
    ],
    [
      'a possessive behind it',
      '[Mayor Brown James BrownRain in May? Harbor votes MORE’s report] said {so}.',
      ['James Brown'],
    ],
    [
      'a source that stands before it',
      '[Mayor Brown] James BrownRain in May? Harbor votes MORE said {so}. [He] said {no}.',
      ['James Brown', 'James Brown'],
    ],
    [
      'a source that begins inside',
      'Sen. Ann Low Ann Maria LowRain in May? Harbor votes [MORE (D-Ohio)] said {so}.',
      ['Ann Low'],
    ],
    [
      'without MORE nothing is taken out',
      'Brown met McBrown and BrownBox. [Ada Finch] said {so}.',
      ['Ada Finch'],
    ],
  ];
  for (const [what, text, names] of cases) test(what, () => assert.deepEqual(namesOf(text), names));

  test('offsets stay, and no sentence breaks in it', () => {
    const text =
      'It rained.\n\nMayor Brown James BrownRain in May? Harbor votes MORE’s aides left. It snowed.';

    const { document } = withoutLinks(readDocument(text));

    assert.equal(document.text.length, text.length);
    assert.ok(document.text.includes('Mayor Brown’s '));
    assert.equal(document.sentences.length, 3);
    for (const { start, end, text: word } of document.tokens)
      assert.equal(document.text.slice(start, end), word);
    for (const { first, last, end } of document.sentences)
      assert.equal(document.tokens[last - 1]!.end, end, `${first}`);
  });
});
