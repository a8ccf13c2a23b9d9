import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDocument } from '../../../lambdas/attribution/document.ts';
import { bind } from '../../../lambdas/attribution/layout/bind.ts';
import { findQuotations } from '../../../lambdas/attribution/marks/quotations.ts';
import type { TaggedAttribution } from '../../../lambdas/model/attribution.ts';
import { bound, read } from './reading.ts';

test('a turn’s label is stronger than what a network reads there; what is reported inside of it stays', () => {
  const text = 'MIRA HOLT: He told me that it fell.\n\nPIET DRAY: I know.\n\nMIRA HOLT: You do?';
  const inner = read(text, 'He', 'told', 'that it fell');
  const wrong = read(text, 'PIET DRAY', 'know', 'MIRA HOLT: You do?');

  assert.deepEqual(bound(text, inner, wrong), [
    'turn: MIRA HOLT | He told me that it fell.',
    'read: He | that it fell',
    'turn: PIET DRAY | I know.',
    'turn: MIRA HOLT | You do?',
  ]);
});

test('a turn’s label says nothing but its turn; a source of its own does', () => {
  const turns = '\n\nMIRA HOLT: I know. You do?\n\nPIET DRAY: I do.\n\nMIRA HOLT: I see.';
  const titled = `FULL INTERVIEW: Owner Mira Holt on the lock${turns}`;
  const headed = `Owner Mira Holt: The lock is safe${turns}`;
  const found = ['turn: MIRA HOLT | I know. You do?', 'turn: PIET DRAY | I do.', 'turn: MIRA HOLT | I see.'];

  assert.deepEqual(bound(titled, read(titled, 'MIRA HOLT', '', 'Owner Mira Holt on the lock')), found);
  assert.deepEqual(bound(headed, read(headed, 'Owner Mira Holt', '', 'The lock is safe')), [
    'read: Owner Mira Holt | The lock is safe',
    ...found,
  ]);
});

test('what the network reads of some labelled lines makes turns of all; scattered ones prove nothing', () => {
  const lines = [
    'Ada Holt, economist, Esk Bank: They sit on their hands.',
    'Piet Dray, lecturer: A cut, and not before time.',
    'Iro Sand, head of research, Loft & Co: Nobody knows.',
  ];
  const list = ['What they expect', ...lines].join('\n\n');
  const scattered = lines.join(
    '\n\nThe bank met in May. The rate was left where it was.\n\nNothing else was said.\n\n',
  );
  const readIn = (text: string) => [
    read(text, 'Ada Holt', '', 'They sit on their hands'),
    read(text, 'Loft & Co', '', 'Nobody knows'),
  ];

  assert.deepEqual(bound(list, ...readIn(list)), [
    'turn: Ada Holt, economist, Esk Bank | They sit on their hands.',
    'turn: Piet Dray, lecturer | A cut, and not before time.',
    'turn: Iro Sand, head of research, Loft & Co | Nobody knows.',
  ]);
  assert.deepEqual(bound(scattered, ...readIn(scattered)), [
    'read: Ada Holt | They sit on their hands',
    'read: Loft & Co | Nobody knows',
  ]);
});

test('lists of other things than persons are no turns, whatever the network reads in them', () => {
  const text = 'Morrow: Boils in two minutes.\n\nHester: Slow, and it drips.\n\nBellamy: Our winner. Buy it.';
  const found = [read(text, 'Morrow', '', 'Boils in two minutes'), read(text, 'Hester', '', 'Slow')];

  assert.deepEqual(bound(text, ...found), ['read: Morrow | Boils in two minutes', 'read: Hester | Slow']);
});

test('a title above turns is nobody’s words, a sentence may be', () => {
  const turns = '\n\nHOLT: I know. You do?\n\nDRAY: I do.\n\nHOLT: I see.';
  const spoken = ['turn: HOLT | I know. You do?', 'turn: DRAY | I do.', 'turn: HOLT | I see.'];
  const indirect = (text: string, words: string) => ({
    ...read(text, '', '', words),
    kind: 'indirect' as const,
  });
  const title = `The keeper who fell in${turns}`;
  const sentence = `He fell in.${turns}`;

  assert.deepEqual(bound(title, indirect(title, 'The keeper who fell in')), spoken);
  assert.deepEqual(bound(sentence, indirect(sentence, 'He fell in')), ['read:  | He fell in', ...spoken]);
});

test('where the network has the verb as well, its reading stands', () => {
  const text = 'Senator Gale Orme replied:\n\nNo, I do not.';

  assert.deepEqual(bound(text, read(text, 'Senator Gale Orme', 'replied', 'No, I do not.')), [
    'read: Senator Gale Orme | No, I do not.',
  ]);
});

test('what a network joins over paragraphs is one attribution each; words behind others in the next are not its own', () => {
  const text = '“One,” Jo Bell said. “Two.\n\n“Three.”\n\nIda looked up. “Four.” Bo left.';

  assert.deepEqual(bound(text, read(text, 'Jo Bell', 'said', '“One,”', '“Two.', '“Three.”', '“Four.”')), [
    'read: Jo Bell | “One,” … “Two.',
    'continuation:  | “Three.” <- 0',
    'loose:  | “Four.”',
  ]);
});

test('a block is read to its end, though the network stops sooner', () => {
  const text = 'Lena Marsh wrote:\n> The bridge is closed.\n> Tell the firms.\n\nThanks.';

  assert.deepEqual(bound(text, read(text, 'Lena Marsh', 'wrote', 'The bridge is closed')), [
    'read: Lena Marsh | The bridge is closed. … Tell the firms.',
  ]);
});

const BROKEN: [name: string, text: string, reading: string[], expected: string[]][] = [
  [
    'by a tag and then by what the speaker does',
    '“The roof,” said Jo Bell, “is no trouble” – she looked up – “at all.”',
    ['Jo Bell', 'said', '“The roof,”', '“is no trouble”'],
    ['read: Jo Bell | “The roof,” … “is no trouble” … “at all.”'],
  ],
  [
    'by what another one does, behind a sentence',
    '“It rains every day,” said Jo Bell. “I sat down” – Ed Hall took the oars – “and rowed.”',
    ['Jo Bell', 'said', '“It rains every day,”', '“I sat down”'],
    ['read: Jo Bell | “It rains every day,”', 'interruption: Ed Hall | “I sat down” … “and rowed.”'],
  ],
  [
    'by what the network takes for a tag',
    '“I rowed” – Jo Bell pointed at the lake – “and swam,” she said.',
    ['Jo Bell', 'pointed', '“I rowed”'],
    ['read: Jo Bell | “I rowed” … “and swam,”'],
  ],
];

for (const [name, text, [source, cue, ...content], expected] of BROKEN) {
  test(`a quotation that is broken: ${name}`, () => {
    assert.deepEqual(bound(text, read(text, source!, cue!, ...content)), expected);
  });
}

test('a signed quotation is its signer’s, whoever spoke before', () => {
  const text = '“It rains,” said Ed Hall.\n\n“It pours.” — Jo Bell';

  assert.deepEqual(bound(text, read(text, 'Ed Hall', 'said', '“It rains,”', '“It pours.”')), [
    'read: Ed Hall | “It rains,”',
    'signature: Jo Bell | “It pours.”',
  ]);
});

const LOOSE: [name: string, text: string, kept: string[]][] = [
  [
    'a sentence of its own in a paragraph',
    'Ida Brand turned to the crowd. “We lost by a mile.” Her agent nodded.',
    ['loose:  | “We lost by a mile.”'],
  ],
  [
    'with a blank between its marks',
    'He explained it.\n\nAdvertisement\n\n“I told them on the quay that day, ‘It rains.’ ”',
    ['loose:  | “I told them on the quay that day, ‘It rains.’ ”'],
  ],
  ['behind a colon', 'The message was short: “Come home now.” Nobody came.', ['loose:  | “Come home now.”']],
  [
    'a long piece of a sentence',
    'The law bars any act that “shuts out those who live on the water” in towns.',
    ['loose:  | “shuts out those who live on the water”'],
  ],
  [
    'a paragraph of its own',
    'The hall fell silent.\n\n“If they see that you work hard, they will keep you close.”',
    ['loose:  | “If they see that you work hard, they will keep you close.”'],
  ],
  [
    'a short one below a sentence, not below a heading',
    'Karl Boone sat down.\n\n“I have the keys here.”\n\nThe Trial\n\n“I have no keys here.”',
    ['loose:  | “I have the keys here.”'],
  ],
  ['behind a dash', '— Who is it? Ida asked.\n\n— Me, said Bo.', ['loose:  | Who is it?', 'loose:  | Me,']],
  ['titles', 'He played in “Mending Your Roof” and “Paint It Twice and Wait.”', []],
  ['scare quotes', 'The ‘levelling down’ fund paid for the “bedroom levy”.', []],
  [
    'a motto as a part of a sentence',
    'Her motto was "spend it or lose it" but that is no policy. "Whatever works" is the new one.',
    [],
  ],
  ['a nickname', 'A.J. "Buck" Farrow was the sheriff.', []],
  ['a heading of a section', 'The ferry is late.\n\n“The Long Wait”\n\nIt was late last year, too.', []],
];

for (const [name, text, expected] of LOOSE) {
  test(`quotations that nobody claims: ${name}`, () => {
    assert.deepEqual(bound(text), expected);
  });
}

test('what a quotation reports inside does not say whose it is', () => {
  const text = 'Jo Bell sat down. “He told me that it was over.” She wept.';

  assert.deepEqual(bound(text, read(text, 'He', 'told', 'that it was over')), [
    'loose:  | “He told me that it was over.”',
    'read: He | that it was over',
  ]);
});

test('a quotation goes on with the one before it, in the paragraph or the next', () => {
  const text =
    '“It rains,” Jo Bell said. She closed the door. “It pours.” She sat down.\n\n“It never stops.”\n\nThe night came.\n\n“The end of it.”';

  assert.deepEqual(bound(text, read(text, 'Jo Bell', 'said', '“It rains,”')), [
    'read: Jo Bell | “It rains,”',
    'continuation:  | “It pours.” <- 0',
    'continuation:  | “It never stops.” <- 1',
  ]);
});

test('but not where somebody new has come in, nor behind a colon', () => {
  const text =
    '“It rains,” Jo Bell said. Then Ed Hall rang her. “It pours.” The paper had a title: “It never stops.”';

  assert.deepEqual(bound(text, read(text, 'Jo Bell', 'said', '“It rains,”')), [
    'read: Jo Bell | “It rains,”',
    'loose:  | “It pours.”',
    'loose:  | “It never stops.”',
  ]);
});

test('behind a question the other one of a dialogue answers, and so on line by line', () => {
  const text =
    '“Two pints,” Bell replied.\n\n“Two?” she asked.\n\n“Maybe three.”\n\n“And then you drove home?”\n\n“I walked.”';
  const tagged = [read(text, 'Bell', 'replied', '“Two pints,”'), read(text, 'she', 'asked', '“Two?”')];

  assert.deepEqual(bound(text, ...tagged), [
    'read: Bell | “Two pints,”',
    'read: she | “Two?”',
    'continuation:  | “Maybe three.” <- 0',
    'continuation:  | “And then you drove home?” <- 1',
    'continuation:  | “I walked.” <- 2',
  ]);
});

const ASIDES: [name: string, text: string, reading: (text: string) => TaggedAttribution[], said: string][] = [
  [
    'whoever passed it on',
    '“It rains,” Bell told them, according to Port News.\n\n“It pours.”',
    (text) => [
      read(text, 'Bell', 'told', '“It rains,”'),
      mixed(text, 'Port News', 'according to', '“It rains,” Bell told them'),
    ],
    '<- 0',
  ],
  [
    'a report inside a report',
    'Bell noted that the firms announced that they would wait.\n\n“They will see.”',
    (text) => [
      indirect(text, 'Bell', 'noted', 'that the firms announced that they would wait'),
      indirect(text, 'the firms', 'announced', 'that they would wait'),
    ],
    '<- 0',
  ],
  [
    'a wish of the source',
    '“It rains,” the clerk, who asked not to be named, said.\n\n“It pours.”',
    (text) => [
      read(text, 'the clerk, who asked not to be named', 'said', '“It rains,”'),
      indirect(text, 'the clerk', 'asked', 'not to be named'),
    ],
    '<- 0',
  ],
  [
    'a report in the sentence that quotes',
    '“It rains,” Bell wrote after Hall claimed that it snows.\n\n“It pours.”',
    (text) => [
      read(text, 'Bell', 'wrote', '“It rains,”'),
      indirect(text, 'Hall', 'claimed', 'that it snows'),
    ],
    '<- 0',
  ],
  [
    'what nobody is said to say',
    '“It rains,” Bell wrote.\n\nIt was announced that the bridge is shut.\n\n“They will see that I was right in all of this.”',
    (text) => [
      read(text, 'Bell', 'wrote', '“It rains,”'),
      indirect(text, '', 'was announced', 'that the bridge is shut'),
    ],
    '',
  ],
  [
    'not a report in a sentence of its own',
    '“It rains,” Bell wrote. Hall claimed that it snows.\n\n“It pours.”',
    (text) => [
      read(text, 'Bell', 'wrote', '“It rains,”'),
      indirect(text, 'Hall', 'claimed', 'that it snows'),
    ],
    '<- 1',
  ],
];

const indirect = (...reading: Parameters<typeof read>): TaggedAttribution => ({
  ...read(...reading),
  kind: 'indirect',
});
const mixed = (...reading: Parameters<typeof read>): TaggedAttribution => ({
  ...read(...reading),
  kind: 'mixed',
});

for (const [name, text, reading, said] of ASIDES) {
  test(`a quotation goes on past asides: ${name}`, () => {
    assert.equal(/(?:<- \d+)?$/.exec(bound(text, ...reading(text)).at(-1)!)![0], said);
  });
}

test('a heading’s quoted words are theirs who says them in the text below', () => {
  const text =
    "Ferry 'late for ever', says nobody\n\nThe boat left at ten. “It will be late for ever,” said Jo Bell.";

  assert.deepEqual(bound(text, read(text, 'Jo Bell', 'said', '“It will be late for ever,”')), [
    "echo:  | 'late for ever' <- 1",
    'read: Jo Bell | “It will be late for ever,”',
  ]);
});

test('the same text and reading give the same answer, in order, whatever the text', () => {
  const piece = fc.constantFrom(
    ...'“We go.” |"No," |Jo Bell: |JO BELL: |said |she |\n|\n\n|> |— Jo Bell|(@bell) March 3, 2021|: |Q: |A: |Mr. BELL. |— |‘so’ |, |? |“|”|\'|a|I '.split(
      '|',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const document = readDocument(text);
      const once = bind(document, findQuotations(document), []);
      let at = 0;
      once.forEach(({ content, continues }) => {
        assert.ok(content.length > 0);
        assert.ok(content[0]!.start >= at);
        at = content[0]!.start;
        for (const { start, end } of content) assert.ok(start < end && end <= text.length);
        assert.ok(continues === undefined || continues < once.length);
      });
      assert.deepEqual(bind(document, findQuotations(document), []), once);
    }),
    { numRuns: 1_000 },
  );
});

test('what stands below the lines of a letter is not their writer’s', () => {
  const text = 'Lena Marsh wrote:\n> The bridge is closed tonight.\n\nThanks, will do';
  const answer = { ...read(text, '', '', 'Thanks, will do'), kind: 'indirect' as const };
  assert.deepEqual(bound(text, answer), ['quoted lines: Lena Marsh | The bridge is closed tonight.']);
  const other = 'Lena Marsh wrote to us.\n\nThanks, will do';
  const kept = { ...read(other, '', '', 'Thanks, will do'), kind: 'indirect' as const };
  assert.equal(bound(other, kept).length, 1);
});

test('paragraphs of a statement go on with the network’s reading of the first', () => {
  const text = 'Ada Finch said in a statement:\n\nThe crane fell.\n\nWe are sorry.\n\nIt rained.';
  assert.deepEqual(bound(text, read(text, 'Ada Finch', 'said in a statement', 'The crane fell.')), [
    'read: Ada Finch | The crane fell.',
    'block:  | We are sorry. <- 0',
  ]);
});
