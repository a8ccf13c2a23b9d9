import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { marked, speakersBy } from '../speakers/fake-read.ts';

const BOTH = '<p|Ed Hall> and <p|Otto Low> came. ';

/** Each answer of the network is the second name, and nearly the first one. */
const CASES: [
  what: string,
  words: string,
  meant: (string | null)[],
  others: Record<string, number>,
  names: string[],
][] = [
  [
    'the speaker of quoted words is their `I`',
    `${BOTH}{“[I] think {it rains},”} [<p|Hall>] said.`,
    ['Otto Low', 'Ed Hall'],
    { 'Ed Hall': 0.3 },
    ['Ed Hall', 'Ed Hall'],
  ],
  [
    'whose words are reported is `he` in them',
    `${BOTH}{[He] thinks {it rains}}, [<p|Hall>] said.`,
    ['Otto Low', 'Ed Hall'],
    { 'Ed Hall': 0.4 },
    ['Ed Hall', 'Ed Hall'],
  ],
  [
    '`he` says nothing about himself by name',
    `${BOTH}The rain stopped. [He] said {that <p|Low> was late}.`,
    ['Otto Low'],
    { 'Ed Hall': 0.3 },
    ['Ed Hall'],
  ],
  [
    '`he` is whom the paragraph before has introduced, if the quoted words come first',
    'Mr. <p|Otto Low> sang for all but Mr. <p|Ed Hall>.\n{“It rains,”} [he] said.',
    ['Otto Low'],
    { 'Ed Hall': 0.3 },
    ['Ed Hall'],
  ],
  [
    '`it` is the subject of the sentence',
    'The <o|Harbour Council> met <o|Lowtech>. <o|Harbour Council> signed after [it] said {it rains}.',
    ['Lowtech'],
    { 'Harbour Council': 0.4 },
    ['Harbour Council'],
  ],
  [
    'a role is that of its only bearer',
    'Mr. <p|Ed Hall> sued. Judge <p|Ada Low> heard it. [The judge] said {it rains}.',
    ['Ed Hall'],
    { 'Ada Low': 0.2 },
    ['Ada Low'],
  ],
  [
    'also if the text says so later',
    '<p|Ed Hall> sued. [The chancellor] said {it rains}. <p|Ada Low>, chancellor of <o|Harbour University>, came.',
    ['Ed Hall'],
    { 'Ada Low': 0.2 },
    ['Ada Low'],
  ],
  ...[
    'The <o|Harbour Council>’s new report names <o|Lowtech>',
    'The <o|Harbour Council> report names <o|Lowtech>',
  ].map((words): (typeof CASES)[number] => [
    `a document is its issuer’s: ${words}`,
    `${words}. [The report] says {it rains}.`,
    ['Lowtech'],
    { 'Harbour Council': 0.2 },
    ['Harbour Council'],
  ]),
  [
    'who is named in the words, if the sentence before is about them',
    '<p|Ed Hall> came. <p|Otto Low> was late. [He] said {that <p|Low> was sorry}.',
    ['Otto Low'],
    { 'Ed Hall': 0.2 },
    ['Otto Low'],
  ],
  [
    'an organisation by its noun',
    '<o|Lowtech> asked the <o|Harbour Council> for help. [The council] said {it rains}.',
    ['Lowtech'],
    { 'Harbour Council': 0.3 },
    ['Harbour Council'],
  ],
];

describe('preferences', () => {
  for (const [what, words, meant, others, names] of CASES)
    test(what, async () => {
      const text = marked(words);
      for (const one of text.tagged) if (text.text[one.content[0]!.start] === '“') one.kind = 'direct';
      const found = await speakersBy(text, meant, 0.5, others);
      assert.deepEqual(
        found.map((one) => one?.speaker.name),
        names,
      );
    });

  test('what the network is sure of stays', async () => {
    const words = `${BOTH}The rain stopped. [He] said {that <p|Low> was late}.`;
    const [found] = await speakersBy(marked(words), ['Otto Low'], 0.95);
    assert.equal(found?.speaker.name, 'Otto Low');
  });

  test('nobody stays nobody', async () => {
    const words = '<p|Ada Low> heard it. [The judge] said {it rains}.';
    const [found] = await speakersBy(marked(words), [null], 0, { 'Ada Low': 0.4 });
    assert.equal(found?.speaker.name, null);
  });
});
