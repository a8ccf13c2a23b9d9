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
  [
    'labels on lines of their own, below a title and a section',
    'Isa Vey on rain\n\nINTERVIEWER\n\nWhy did you go?\n\nVEY\n\nI was tired.\n\nI wanted to hear rain.\n\nINTERVIEWER\n\nAnd now?\n\nVEY\n\nNow it rains.',
    [
      'INTERVIEWER | Why did you go?',
      'VEY | I was tired.',
      '+  | I wanted to hear rain.',
      'INTERVIEWER | And now?',
      'VEY | Now it rains.',
    ],
  ],
  [
    'counsel above the questions to a witness',
    'BY MS. LOFT:\n\nQ. Where were you?\n\nA. At the lock.\n\nMR. SAND: Objection.\n\nQ. All night?\n\nA. Until four.',
    [
      'MS. LOFT | Where were you?',
      'A | At the lock.',
      'MR. SAND | Objection.',
      'MS. LOFT | All night?',
      'A | Until four.',
    ],
  ],
  [
    'reporters without a name at a briefing',
    'MS. HOLT: Yes, at the back.\n\nQ    Thank you. Has he read it?\n\nMS. HOLT: He has.\n\nQ So he knows?\n\nMS. HOLT: He does.',
    [
      'MS. HOLT | Yes, at the back.',
      'Q | Thank you. Has he read it?',
      'MS. HOLT | He has.',
      'Q | So he knows?',
      'MS. HOLT | He does.',
    ],
  ],
  [
    'what happens between turns',
    '(BEGIN VIDEO CLIP)\n\nGOV. IRO SAND: I signed it.\n\n(END VIDEO CLIP)\n\nMIRA HOLT, HOST: He signed it. Did you know?\n\nPIET DRAY: I did.\n\n[Applause]',
    ['GOV. IRO SAND | I signed it.', 'MIRA HOLT, HOST | He signed it. Did you know?', 'PIET DRAY | I did.'],
  ],
  [
    'headings above them that look like labels',
    'SLOW READ: The last keeper of Esk Lock\n\nHOLT: Who comes here?\n\nDRAY: I do, and my dog.\n\nHOLT: And at night?\n\nDRAY: Nobody.',
    ['HOLT | Who comes here?', 'DRAY | I do, and my dog.', 'HOLT | And at night?', 'DRAY | Nobody.'],
  ],
  [
    'offices with their holders, in a parliament',
    'Ms Ada Loft (Esk) (Ind): Does the Minister know that you can’t cross?\n\nThe Minister of State for Ports and Inland Locks (Mr Otto Quayle): I do know it.\n\nMs Loft: Then will you mend it?',
    [
      'Ms Ada Loft | Does the Minister know that you can’t cross?',
      'Mr Otto Quayle | I do know it.',
      'Ms Loft | Then will you mend it?',
    ],
  ],
  [
    'names in bold, with or without a dash',
    '**Ada Loft, 58, plumber** Mate, I like it. Let it be.\n\n**Iro Sand, teacher** — My class drew it. Leave it.\n\n**Bo Low, cook**: I can’t see it.\n\n**Ed Hall, diver:** You can.',
    [
      'Ada Loft, 58, plumber | Mate, I like it. Let it be.',
      'Iro Sand, teacher | My class drew it. Leave it.',
      'Bo Low, cook | I can’t see it.',
      'Ed Hall, diver | You can.',
    ],
  ],
  [
    'names with offices in capitals, above',
    'ADA LOFT, ECONOMIST, ESK BANK\n\nThe part that worries me is rain.\n\nIRO SAND, HEAD OF RESEARCH, HOLM\n\nWe had more. You know why.',
    [
      'ADA LOFT, ECONOMIST, ESK BANK | The part that worries me is rain.',
      'IRO SAND, HEAD OF RESEARCH, HOLM | We had more. You know why.',
    ],
  ],
  [
    'names on the line right above, one of them only once',
    'Two mayors\n\nMargaret Loft\nYour side gets the bridge.\n\nThomas Sand\nWe offered to split it.\n\nMargaret Loft\nYou did. At Easter.',
    [
      'Margaret Loft | Your side gets the bridge.',
      'Thomas Sand | We offered to split it.',
      'Margaret Loft | You did. At Easter.',
    ],
  ],
  [
    'messages with the time, which don’t end like sentences',
    '[21:04] Ada Loft: u home\n[21:06] Iro Sand: no. why\n[21:07] [photo]\n[21:09] Ada Loft: dont come\n\nBoth live in Esk.',
    ['Ada Loft | u home', 'Iro Sand | no. why', 'Ada Loft | dont come'],
  ],
  [
    'a surname that is a verb as well, and answers of many paragraphs',
    'Post: Why stay?\n\nWeld: I like it.\n\nI was born here.\n\nMy dog was.\n\nPost: And now?\n\nWeld: I wait.\n\nYou wait too.\n\nWe all do.\n\nPost: For what?\n\nWeld: Rain, I think.',
    [
      'Post | Why stay?',
      'Weld | I like it.',
      '+  | I was born here.',
      '+  | My dog was.',
      'Post | And now?',
      'Weld | I wait.',
      '+  | You wait too.',
      '+  | We all do.',
      'Post | For what?',
      'Weld | Rain, I think.',
    ],
  ],
  [
    'the page’s own lines behind short turns',
    'Tess: How wet were you?\nMax: Very. I fell in.\nTess: And the dog?\nMax: I held it.\n\nBoth live in Esk.',
    ['Tess | How wet were you?', 'Max | Very. I fell in.', 'Tess | And the dog?', 'Max | I held it.'],
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
  ['topics', 'On the lock:\n\nI opened it.\n\nAfter the flood:\n\nI slept.\n\nOn the lock:\n\nYou know me.'],
  [
    'headings of sections',
    'THE LOCK\n\nI opened it at four.\n\nTHE FLOOD\n\nWe slept in the hall.\n\nTHE COURT\n\nDo you know why?',
  ],
  [
    'links',
    'JUST IN: I left, says Holt.\n\nMUST READ: We stay.\n\nJUST IN: You can come.\n\nMUST READ: I can’t.',
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
