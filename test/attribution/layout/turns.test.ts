import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTurns } from '../../../lambdas/attribution/layout/turns.ts';
import { found } from './reading.ts';

const CASES: [name: string, text: string, turns: string[]][] = [
  [
    'names in capitals, first with an office, then the surname alone',
    'MIRA HOLT, HOST: Welcome back. Who opened the lock?\n\nPIET DRAY, LOCK KEEPER: I did, at four.\n\nHOLT: And who asked you to?\n\nDRAY: Nobody asked me.',
    [
      'MIRA HOLT, HOST | Welcome back. Who opened the lock?',
      'PIET DRAY, LOCK KEEPER | I did, at four.',
      'HOLT | And who asked you to?',
      'DRAY | Nobody asked me.',
    ],
  ],
  [
    'no title in capitals before them',
    'FULL INTERVIEW: Ferry owner Mira Holt on the lock\n\nPIET DRAY: Who opened the lock, and who asked you to?\n\nMIRA HOLT: I did, at four.\n\nDRAY: And now?',
    [
      'PIET DRAY | Who opened the lock, and who asked you to?',
      'MIRA HOLT | I did, at four.',
      'DRAY | And now?',
    ],
  ],
  [
    'a first turn that ends with a stage direction',
    'MIRA HOLT, HOST: Welcome back to the show. (Applause)\n\nPIET DRAY: Who opened the lock?\n\nHOLT: I did, at four.',
    [
      'MIRA HOLT, HOST | Welcome back to the show. (Applause)',
      'PIET DRAY | Who opened the lock?',
      'HOLT | I did, at four.',
    ],
  ],
  [
    'asides behind the name and before the first word',
    'IRO SAND, DOCTOR (through translator): We slept in the hall.\n\nVAL MORE (on camera): (voice-over) Not everybody did.\n\nSAND (ph): I know.',
    ['IRO SAND, DOCTOR | We slept in the hall.', 'VAL MORE | Not everybody did.', 'SAND | I know.'],
  ],
  [
    'a turn that begins with a time of day',
    'BEA LOFT, ANCHOR: The ferry sank at six.\n\nLOFT: 7:15, and you see it there.',
    ['BEA LOFT, ANCHOR | The ferry sank at six.', 'LOFT | 7:15, and you see it there.'],
  ],
  [
    'further paragraphs of a turn, and the page’s own last line',
    'ADA QUILL: I have two things to say.\n\nThe first is that we are tired.\n\nJON REEVE: And the second?\n\nADA QUILL: I forgot it.\n\nI shall write to you.\n\nCopyright 2021 Ardmore Radio. All rights reserved.',
    [
      'ADA QUILL | I have two things to say.',
      '+  | The first is that we are tired.',
      'JON REEVE | And the second?',
      'ADA QUILL | I forgot it.',
      '+  | I shall write to you.',
    ],
  ],
  [
    'a label alone on its line, with or without a clock',
    'Adam Fisk (00:00:00):\nEverybody touches this door. Good luck.\n\nLena Roth (00:00:41):\nWelcome. I am Lena.\n\nAdam Fisk (00:01:02):\nThank you.',
    [
      'Adam Fisk | Everybody touches this door. Good luck.',
      'Lena Roth | Welcome. I am Lena.',
      'Adam Fisk | Thank you.',
    ],
  ],
  [
    'questions and answers',
    'The poet Isa Vey left in May.\n\nQ: Why did you go?\n\nA: I was tired. I wanted to hear rain.\n\nQ: And now?\n\nA: Now it rains.',
    ['Q | Why did you go?', 'A | I was tired. I wanted to hear rain.', 'Q | And now?', 'A | Now it rains.'],
  ],
  [
    'questions and answers with dots',
    'The poet Isa Vey left in May.\n\nQ. Why did you go?\nA. I was tired. I wanted to hear rain.\n\nQ. And now?\nA. Now it rains.',
    ['Q | Why did you go?', 'A | I was tired. I wanted to hear rain.', 'Q | And now?', 'A | Now it rains.'],
  ],
  [
    'initials in a label in capitals',
    'B.J. HOLT, HOST: Who opened the lock?\n\nT. R. DRAY, KEEPER: I did, at four.',
    ['B.J. HOLT, HOST | Who opened the lock?', 'T. R. DRAY, KEEPER | I did, at four.'],
  ],
  [
    'a name and an office',
    'Ada Holt: Two, I think.\n\nProsecutor: And then you drove?\n\nAda Holt: I did, yes.',
    ['Ada Holt | Two, I think.', 'Prosecutor | And then you drove?', 'Ada Holt | I did, yes.'],
  ],
  [
    'speakers by number',
    'Speaker 1: Can you hear me?\n\nSpeaker 2: Yes. Go on.\n\nSpeaker 1: What broke?',
    ['Speaker 1 | Can you hear me?', 'Speaker 2 | Yes. Go on.', 'Speaker 1 | What broke?'],
  ],
  [
    'names in small letters, an interjection of several',
    'Senator Arden: What we have heard just now—\n\nGovernment senators: Is the truth.\n\nSenator Arden: is a long way from it, as you know.',
    [
      'Senator Arden | What we have heard just now—',
      'Government senators | Is the truth.',
      'Senator Arden | is a long way from it, as you know.',
    ],
  ],
  [
    'line breaks lost: turns inside a paragraph, and narration behind them',
    'A reader found this in the minutes of the harbour board, which met in June and again in July, and which the mayor wanted nobody to read before the vote in the autumn.\n\nCLERK ONE: Did you read the letter? CLERK TWO: I did. CLERK ONE: Then we are done.\n\nThe board has met twice since.',
    ['CLERK ONE | Did you read the letter?', 'CLERK TWO | I did.', 'CLERK ONE | Then we are done.'],
  ],
];

for (const [name, text, expected] of CASES) {
  test(`turns: ${name}`, () => {
    assert.deepEqual(found(findTurns, text), expected);
  });
}

const NONE: [name: string, text: string][] = [
  ['a dateline', 'PORT ELLEN: Drivers will pay a toll from May, a minister said. They are not happy.'],
  ['two datelines', 'PORT ELLEN: Drivers will pay more.\n\nARDMORE: The ferry is late.'],
  ['a list', 'Opening: June.\n\nTickets: two crowns.\n\nWhere to stay: the inn by the church.'],
  ['scores', 'Ardmore: 3, Esk: 2\n\nHolm: 1, Vale: 1\n\nArdmore: 0, Vale: 4'],
  [
    'teams',
    'Ardmore: Holt, Dray, Loft, Sand, Reeve.\n\nEsk: Quill, Roth, Fisk, Vey, Arden.\n\nReferee: Marsh.\n\nArdmore: Holt, Dray.',
  ],
  [
    'headings of the page',
    'MYTH: The bridge was safe.\n\nFACT: It was not.\n\nMYTH: You can still cross it.\n\nFACT: No.',
  ],
  [
    'words before a colon',
    'Here is what we know: the bridge fell. I saw it.\n\nAnd here is what we want: a new one.',
  ],
];

for (const [name, text] of NONE) {
  test(`no turns: ${name}`, () => {
    assert.deepEqual(found(findTurns, text), []);
  });
}

test('narration between the turns of an excerpt is nobody’s', () => {
  const narrative = 'The harbour board met on Friday and nobody in the town took note of it. '.repeat(6);
  const text = `${narrative}\n\nMIRA HOLT: Did you see it?\n\nPIET DRAY: I did.\n\nHolt then turned to the chart on the wall.\n\nHOLT: And this?\n\nDRAY: I drew it.\n\nDray left the hall at ten.`;

  assert.deepEqual(
    found(findTurns, text).filter((turn) => turn.startsWith('+')),
    [],
  );
});
