import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marked, speakersBy } from './fake-read.ts';

/** With what the second one of two attributions is to the first one. */
async function second(words: string, meant: (string | null)[], beside: 'answers' | 'continues') {
  const text = marked(words);
  for (const one of text.tagged) one.kind = 'direct';
  text.tagged.at(-1)![beside] = text.tagged.length - 2;
  return (await speakersBy(text, meant)).at(-1);
}

const LOW = '<p|Mira Low> came. <p|Jo Bell> stood up. ';
const ANSWERS: [name: string, words: string, speaker: string | null][] = [
  ['whom the tag names', `${LOW}{“Is it?”} [<p|Low>] ~asked~ <p|Jo Bell>. {“It is.”}`, 'Jo Bell'],
  ['with an office', `${LOW}{“Is it?”} [<p|Low>] ~asked~ the clerk, <p|Jo Bell>. {“It is.”}`, 'Jo Bell'],
  ['whom the tag means', `${LOW}{“Is it?”} [<p|Low>] ~asked~ her. {“It is.”}`, 'Jo Bell'],
  ['whom the question calls', `${LOW}{“Is it, <p|Jo>?”} [<p|Low>] ~asked~. {“It is.”}`, 'Jo Bell'],
  [
    'nobody beside the tag',
    `${LOW}{“Is it?”} [<p|Low>] ~asked~, looking at <p|Jo Bell>. {“It is, and it always was.”}`,
    'Mira Low',
  ],
  [
    'no relative',
    `${LOW}{“Is it?”} [<p|Low>] ~asked~ <p|Jo Bell>’s son. {“It is, and it always was.”}`,
    'Mira Low',
  ],
  [
    'not one of two',
    `${LOW}{“Is it?”} [<p|Low>] ~asked~ <p|Jo Bell> and <p|Al Ray>. {“It is, and it always was.”}`,
    'Mira Low',
  ],
];
for (const [name, words, speaker] of ANSWERS)
  test(`who answers: ${name}`, async () => {
    const found = await second(words, ['Low', 'Mira Low'], 'answers');
    assert.equal(found?.speaker.name, speaker);
    assert.equal(found.explanation.pass, speaker === 'Jo Bell' ? 'asked' : 'linked');
  });

test('who answers in a few words is not who asked', async () => {
  const text = marked(`${LOW}{“Is it?”} [<p|Low>] ~asked~. {“It is.”}`);
  text.tagged[1]!.answers = 0;
  const other = await speakersBy(text, ['Low', 'Mira Low'], 0.8, { 'Jo Bell': 0.15 });
  assert.equal(other[1]?.speaker.name, 'Jo Bell');
  assert.equal((await speakersBy(text, ['Low', 'Mira Low']))[1], null);
});

const WORDS: [name: string, words: string, speaker: string | null][] = [
  ['by a first name', 'I know, <p|Mira>.', 'Jo Bell'],
  ['by a title', 'Sit down, Mrs <p|Low>!', 'Jo Bell'],
  ['first', '<p|Mira>, I know.', 'Jo Bell'],
  ['between', 'I know, <p|Mira>, I know.', 'Jo Bell'],
  ['others are called', 'I know, <p|Jo>.', 'Mira Low'],
  ['a name that only occurs', 'I know <p|Mira> well.', 'Mira Low'],
  ['a surname', 'I know <p|Bell>, <p|Low>, and that is all.', 'Mira Low'],
  ['what others call', 'They told me, Mrs <p|Low>, sit down.', 'Mira Low'],
  ['what others say inside', 'They said, ‘Sit down, <p|Mira>.’', 'Mira Low'],
  ['who signs', 'I am well. Yours, <p|Mira>.', 'Mira Low'],
  ['who presents herself', 'It’s me, <p|Mira>.', 'Mira Low'],
];
for (const [name, words, speaker] of WORDS) {
  test(`whoever is called doesn’t speak: ${name}`, async () => {
    const text = `{“It rains.”} [<p|Jo Bell>] ~said~. {“It pours.”} [<p|Mira Low>] ~said~. {“${words}”}`;
    const found = await second(text, ['Jo Bell', 'Mira Low', null], 'continues');
    assert.equal(found?.speaker.name, speaker);
  });
}

const LATER = ' Then <p|Jo Bell> came.';
for (const [name, later, others, speaker] of [
  ['whom the network finds besides', LATER, { 'Jo Bell': 0.15 }, 'Jo Bell'],
  ['nobody', LATER, { 'Jo Bell': 0.01 }, undefined],
] as const) {
  test(`where nobody else has spoken, ${name}`, async () => {
    const words = `{“It pours.”} [<p|Mira Low>] ~said~. {“I know, <p|Mira>.”}${later}`;
    const text = marked(words);
    text.tagged[1]!.continues = 0;
    const found = await speakersBy(text, ['Mira Low', 'Mira'], 0.8, others);
    assert.equal(found[1]?.speaker.name, speaker);
    const loose = await speakersBy(marked(words), ['Mira Low', 'Mira'], 0.8, others);
    assert.equal(loose[1]?.speaker.name, speaker);
  });
}
