import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { namesOf } from './marked.ts';

describe('he and she', () => {
  const cases: [string, string, (string | null)[]][] = [
    ['gender', 'Anna Marlow met Peter Kowal. [She] said yes.', ['Anna Marlow']],
    ['the subject before the object', 'Peter Kowal met Tim Finch. [He] said yes.', ['Peter Kowal']],
    [
      'the speaker of the sentence before',
      'Tim Finch won. [Peter Kowal] said {Tim Finch cheated}. [He] added more.',
      ['Peter Kowal', 'Peter Kowal'],
    ],
    ['a new paragraph', 'Anna Marlow spoke.\n\n“It rains,” [she] said.', ['Anna Marlow']],
    [
      'nobody from inside a quotation',
      'Peter Kowal spoke. “I like Tim Finch, and Tim Finch likes me,” [he] said.',
      ['Peter Kowal'],
    ],
    ['a name still to come', 'When [he] said so, Peter Kowal smiled.', ['Peter Kowal']],
    ['a woman by her role', 'The actress Brzt Qwort came with Peter Kowal. [She] said yes.', ['Brzt Qwort']],
    [
      'one of several',
      'Anna Marlow left. [One of the nurses, a matron,] said yes. [She] said no more.',
      ['(One of the nurses, a matron)', '(She)'],
    ],
    [
      'someone without a name',
      'Peter Kowal left. [A spokeswoman] said yes. [She] said no more.',
      ['(A spokeswoman)', '(She)'],
    ],
    ['no organisation', 'The Harbour Bank lost. [He] said so.', ['(He)']],
    ['no place', 'Tim Finch slept. In the south of Norlandia it rains. [He] said so.', ['Tim Finch']],
    [
      'no place with a child of it',
      'Tim Finch was born in the city of Norlandia, the son of a smith. [He] said so.',
      ['Tim Finch'],
    ],
    [
      'no single name of nobody known',
      'Tim Finch slept. Norlandia’s moor froze. [He] said so.',
      ['Tim Finch'],
    ],
    [
      'the one asked',
      '[Gil Finch] asked Anna Marlow {if she would go}. “I will,” [she] said.',
      ['Gil Finch', 'Anna Marlow'],
    ],
    [
      'who spoke last, though no words of his are given',
      '“Stay,” suggested [Tim Finch], and Colm Marlow agreed. “Or run,” [he] said.',
      ['Tim Finch', 'Colm Marlow'],
    ],
    ['nobody named like a people', 'Tim Finch slept. The Norlandic flag fell. [He] said so.', ['Tim Finch']],
    ['a single name for want of others', 'Marlow won. [He] said so.', ['Marlow']],
    ['no saint', 'Tim Finch slept. St Brzt was cold. [He] said so.', ['Tim Finch']],
    [
      'not whoever speaks, in his own words',
      'Jan Kowal came. [Tim Finch] said: “{I like [him]}.”',
      ['Tim Finch', 'Jan Kowal'],
    ],
    ['not told by a pronoun in quotes', 'Qwort Marlow wept. “She must go,” [he] said.', ['Qwort Marlow']],
  ];
  for (const [what, text, names] of cases) test(what, () => assert.deepEqual(namesOf(text), names));
});

describe('it and they', () => {
  const cases: [string, string, (string | null)[]][] = [
    ['an organisation', '[The Harbour Bank] said no. [It] gave no reason.', ['Harbour Bank', 'Harbour Bank']],
    ['a group', '[Democrats] said no. [They] gave no reason.', ['Democrats', 'Democrats']],
    [
      'two together',
      '[Anna Marlow and Tim Finch] said no. [They] gave no reason.',
      ['Anna Marlow and Tim Finch', 'Anna Marlow and Tim Finch'],
    ],
    [
      'two who were no source',
      'Anna Marlow and Tim Finch left. Then [they] said no.',
      ['Anna Marlow and Tim Finch'],
    ],
    [
      'three who were no source',
      'We met Anna Marlow, Jan Kowal and Tim Finch. Then [they] said no.',
      ['Anna Marlow, Jan Kowal and Tim Finch'],
    ],
    [
      'people without names',
      'Democrats lost. [Two nurses] said no. [They] wept.',
      ['(Two nurses)', '(They)'],
    ],
  ];
  for (const [what, text, names] of cases) test(what, () => assert.deepEqual(namesOf(text), names));
});

describe('I, in the words of another', () => {
  test('is the one whose words they are', () => {
    const names = namesOf('“{[I] think {it rains}},” said Anna Marlow, and [Anna Marlow] left.');

    assert.equal(names[1], 'Anna Marlow');
  });

  test('is its speaker when the source comes after', () => {
    const names = namesOf('[Anna Marlow] said: “{[I] think {it rains}}.”');

    assert.deepEqual(names, ['Anna Marlow', 'Anna Marlow']);
  });

  test('is nobody known outside', () => {
    assert.deepEqual(namesOf('[I] think it rains on Anna Marlow.'), ['(I)']);
  });
});

describe('who and which', () => {
  const cases: [string, string, (string | null)[]][] = [
    ['the name before', 'We met Peter Kowal, [who] said so.', ['Peter Kowal']],
    ['behind an apposition', 'We met Peter Kowal, a plumber from Oslo [who] said so.', ['Peter Kowal']],
    ['behind a place', 'We met Peter Kowal of Norway, [who] said so.', ['Peter Kowal']],
    ['an organisation', 'It angered the Harbour Bank, [which] said so.', ['Harbour Bank']],
    ['in brackets', 'Peter Kowal ([who] said so) left.', ['Peter Kowal']],
    ['behind a comma, whatever is before', 'They feared rivals like Kowal, [who] said so.', ['Kowal']],
    [
      'a description of somebody',
      'Peter Kowal, a plumber, met Tim Finch. We met the plumber, [who] said so.',
      ['Peter Kowal'],
    ],
    ['people before a name', 'We met aides to Peter Kowal [who] said so.', ['(who)']],
  ];
  for (const [what, text, names] of cases) test(what, () => assert.deepEqual(namesOf(text), names));
});

describe('descriptions', () => {
  const cases: [string, string, (string | null)[]][] = [
    [
      'a title before the name',
      'Ambassador Jan Kowal fell. Tim Finch ran. [The ambassador] spoke.',
      ['Jan Kowal'],
    ],
    ['an apposition', 'Jan Kowal, a surgeon, met Tim Finch, a lawyer. [The surgeon] spoke.', ['Jan Kowal']],
    ['a noun before the name', 'The pilot Jan Kowal met Tim Finch. [The pilot] spoke.', ['Jan Kowal']],
    ['a broader noun', 'Sen. Jan Kowal met Tim Finch. [The lawmaker] spoke.', ['Jan Kowal']],
    [
      'a state',
      'Sen. Jan Kowal (R-Ohio) met Sen. Ann Finch (D-Vt.). [The Vermont senator] spoke.',
      ['Ann Finch'],
    ],
    ['himself', 'Ambassador Jan Kowal met Tim Finch. [The ambassador himself] spoke.', ['Jan Kowal']],
    ['an age', 'Jan Kowal, 70, met Tim Finch, 41. [The 70-year-old] spoke.', ['Jan Kowal']],
    ['a people', 'Turkish President Jan Kowal met Tim Finch. [Turkey’s president] spoke.', ['Jan Kowal']],
    ['an organisation', 'The Harbour Agency met Tim Finch. [The agency] spoke.', ['Harbour Agency']],
    [
      'an attacker named later',
      '[A gunman] shouted so. Police fled. The gunman was identified as Jan Kowal.',
      ['Jan Kowal'],
    ],
    [
      'a noun of the same meaning',
      'The Rev Jan Kowal met Tim Finch. Tim Finch ran. [The vicar] spoke.',
      ['Jan Kowal'],
    ],
    [
      'somebody’s lawyer, named after him',
      'Finch will appeal. [His lawyer] spoke. Finch’s lawyer, Ann Marlow, left.',
      ['Ann Marlow'],
    ],
    [
      'somebody’s lawyer, named with a pronoun',
      'Tim Finch will appeal. His lawyer, Ann Marlow, left. [Jan Kowal] wept. [His lawyer] spoke.',
      ['Jan Kowal', 'Ann Marlow'],
    ],
    ['a report', 'A report by the Harbour Institute came. [The report] warned.', ['Harbour Institute']],
    ['the one just spoken of', 'Jan Kowal won again. [The tycoon] spoke.', ['Jan Kowal']],
    [
      'but not the one of another place',
      'Jan Kowal won again. [The Ohio tycoon] spoke.',
      ['(The Ohio tycoon)'],
    ],
  ];
  for (const [what, text, names] of cases) test(what, () => assert.deepEqual(namesOf(text), names));
});

describe('a role beside a name', () => {
  const other = '“No,” [Tim Finch] said. “Yes,” [the governor] said.';
  const cases: [string, string][] = [
    ['before it, in commas', 'The governor, Ann Kowal, was there.'],
    ['before it, with an age after it', 'The governor, Ann Kowal, 61, was there.'],
    ['before it, in brackets', 'Their governor (Ann Kowal, very polite) was there.'],
    ['before it, between dashes', 'The governor – Ann Kowal – was there.'],
    ['after it, with its place', 'Ann Kowal, Norland’s governor, was there.'],
    ['after it, in a relative clause', 'Ann Kowal, who is the governor of Norland, was there.'],
  ];
  for (const [what, opening] of cases) {
    test(what, () => assert.deepEqual(namesOf(`${opening} ${other}`), ['Tim Finch', 'Ann Kowal']));
  }

  test("somebody's husband is not his wife", () => {
    const names = namesOf('Dilys Marlow, whose husband drove, spoke last. [Mrs. Marlow] wept.');

    assert.deepEqual(names, ['Dilys Marlow']);
  });
});

describe('an age', () => {
  const cases: [string, string][] = [
    ['after a name', 'Jan Kowal, 24, met Tim Finch. [Tim Finch] ran. [The 24-year-old] spoke.'],
    ['with a role', 'Jan Kowal, 24, met Tim Finch. [Tim Finch] ran. [The 24-year-old surgeon] spoke.'],
    [
      'between a name and a role',
      'Jan Kowal, 24, a surgeon, met Tim Finch. [Tim Finch] ran. [The surgeon] spoke.',
    ],
    [
      'in an apposition',
      'Jan Kowal, the 24-year-old surgeon, met Tim Finch. [Tim Finch] ran. [The 24-year-old] spoke.',
    ],
  ];
  for (const [what, text] of cases) {
    test(what, () => assert.deepEqual(namesOf(text), ['Tim Finch', 'Jan Kowal']));
  }
});

describe('someone quoted first and named after', () => {
  const cases: [string, string, (string | null)[]][] = [
    ['a neighbour', '[A neighbour] said {it fell}. “It fell,” [Ann Kowal] said.', ['Ann Kowal', 'Ann Kowal']],
    [
      'called she between',
      '[A nurse] said so. [She] wept. “It fell,” [Ann Kowal] said.',
      ['Ann Kowal', 'Ann Kowal', 'Ann Kowal'],
    ],
    [
      'somebody’s lawyer',
      'Tim Finch fell. [His lawyer] said so. “He fell,” [Ann Kowal] said.',
      ['Ann Kowal', 'Ann Kowal'],
    ],
    [
      'not someone named before',
      'Ann Kowal came. [A neighbour] said so. “It fell,” [Ann Kowal] said.',
      ['(A neighbour)', 'Ann Kowal'],
    ],
    [
      'not someone with a role',
      '[A neighbour] said so. “It fell,” [Ann Kowal, a surgeon,] said.',
      ['(A neighbour)', 'Ann Kowal'],
    ],
    ['not a woman', '[A fisherman] said so. “It fell,” [Ann Kowal] said.', ['(A fisherman)', 'Ann Kowal']],
    [
      'nobody after a source',
      '[A source] said so. “It fell,” [Ann Kowal] said.',
      ['(A source)', 'Ann Kowal'],
    ],
  ];
  for (const [what, text, names] of cases) test(what, () => assert.deepEqual(namesOf(text), names));
});
