import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CONSTRUCT } from '../../../lambdas/attribution/layout/construct.ts';
import { PASSES } from '../../../lambdas/attribution/speakers/passes.ts';
import type { TaggedAttribution } from '../../../lambdas/model/attribution.ts';
import { marked, speakersBy } from './fake-read.ts';

const FINCH = '<p|Ada Finch>, the mayor, came. ';

test('the passes have their order', () => {
  assert.deepEqual(Object.keys(PASSES), [
    'continued',
    'asked',
    'together',
    'group',
    'body',
    'named',
    'identified',
    'unknown',
    'described',
    'reported',
    'introduced',
    'newcomer',
    'linked',
    'unnamed',
  ]);
});

describe('linked', () => {
  const cases: [what: string, words: string, resolution: string][] = [
    ['a pronoun', `${FINCH}[She] said {it rains}.`, 'pronoun'],
    ['a description', `${FINCH}[The mayor] said {it rains}.`, 'description'],
    ['words without a source', `${FINCH}{“It rains.”}`, 'pronoun'],
  ];
  for (const [what, words, resolution] of cases)
    test(`${what} leads to whom the network takes it for`, async () => {
      const [found] = await speakersBy(marked(words), ['Ada Finch']);
      assert.equal(found?.explanation.pass, 'linked');
      assert.deepEqual([found.speaker.name, found.speaker.resolution], ['Ada Finch', resolution]);
      assert.deepEqual(found.explanation.mention, { start: 0, end: 9 });
    });

  test('the explanation tells who else it might have been', async () => {
    const [found] = await speakersBy(marked(`${FINCH}[She] said {it rains}.`), ['Ada Finch'], 0.75);
    assert.deepEqual(found?.explanation.runnerUp, { name: null, score: 0.25 });
    assert.equal(found.explanation.score, 0.75);
  });

  test('a pass that is surer than the network leaves less to the runner-up', async () => {
    const [found] = await speakersBy(marked(`<p|Karl Boone> left. [<p|Ada Finch>] said {it rains}.`), [
      'Karl Boone',
    ]);
    const { pass, score, runnerUp } = found?.explanation ?? {};
    assert.deepEqual([pass, score, runnerUp], ['named', 0.9, { name: 'Karl Boone', score: 0.1 }]);
  });
});

describe('the network is told what contradicts it', () => {
  const cases: [words: string, meant: string, name: string | null][] = [
    ['<p|Karl Boone> met <p|Ada Finch>. [She] said {it rains}.', 'Karl Boone', null],
    ['<p|Karl Boone> met <p|Ada Finch>. [The actress] said {it rains}.', 'Karl Boone', null],
    ['<p|Karl Boone> met <p|Ada Finch>. [The actor] said {it rains}.', 'Karl Boone', 'Karl Boone'],
    ['<p|Xul Boone> met <p|Ada Finch>. [She] said {it rains}.', 'Xul Boone', 'Xul Boone'],
    ['<p|Karl Boone> fell. [A man] said {it rains}.', 'Karl Boone', null],
    ['[A man] said {it rains}. He is <p|Karl Boone>.', 'Karl Boone', 'Karl Boone'],
    ['<p|Karl Boone> left. [The senators] said {it rains}.', 'Karl Boone', null],
    ['<p|Karl Boone> left. [The company] said {it rains}.', 'Karl Boone', null],
    ['[Emails obtained by the <o|Harbour Post>] said {it rains}.', 'Harbour Post', null],
    ['[A report to the Norland <o|Harbour Board>] said {it rains}.', 'Harbour Board', null],
    ['[A report by the <o|Harbour Post>] said {it rains}.', 'Harbour Post', 'Harbour Post'],
    ['The [family of Corporal <p|Karl Boone>] said {it rains}.', 'Karl Boone', null],
    ['[Friends and colleagues of the late <p|Karl Boone>] said {it rains}.', 'Karl Boone', null],
    ['[Lawyers for <p|Karl Boone>] said {it rains}.', 'Karl Boone', null],
    ['<p|Karl Boone>, 31, fell. [The great-grandfather] said {it rains}.', 'Karl Boone', null],
    ['31-year-old <p|Karl Boone> fell. [The pensioner] said {it rains}.', 'Karl Boone', null],
    ['<p|Karl Boone>, 81, fell. [The pensioner] said {it rains}.', 'Karl Boone', 'Karl Boone'],
    ['<p|Karl Boone>, 44, fell. [The teenager] said {it rains}.', 'Karl Boone', null],
    ['<p|Karl Boone> left. [The senators around <p|Boone>] said {it rains}.', 'Karl Boone', 'Karl Boone'],
    ['<p|Anne-Xu Boone> met <p|Karl Finch>. [He] said {it rains}.', 'Anne-Xu Boone', null],
    ['<p|Guðrún Boone> met <p|Karl Finch>. [He] said {it rains}.', 'Guðrún Boone', null],
    ['<p|Karl Boone> was found dead. [The coroner] said {it rains}.', 'Karl Boone', null],
    ['Coroner <p|Karl Boone> came. [The coroner] said {it rains}.', 'Karl Boone', 'Karl Boone'],
    ['<p|Karl Boone> came. [The special prosecutor] said {it rains}.', 'Karl Boone', 'Karl Boone'],
    ['Gov. <p|Ada Finch> left. [The mayor] said {it rains}.', 'Ada Finch', null],
    ['Gov. <p|Ada Finch> left. [The governor] said {it rains}.', 'Ada Finch', 'Ada Finch'],
    ['Gov. <p|Ada Finch> left. [The lawyer] said {it rains}.', 'Ada Finch', 'Ada Finch'],
    [
      'After a call with Prime Minister <p|Karl Boone>, [the Norland president] said {it rains}.',
      'Karl Boone',
      null,
    ],
  ];
  for (const [words, meant, name] of cases)
    test(words, async () => {
      const [found] = await speakersBy(marked(words), [meant], 0.97);
      assert.equal(found?.speaker.name, name);
    });

  const attacks: [words: string, name: string | null][] = [
    ['<p|Karl Boone> was fatally shot by a gunman. [He] shouted {it rains}.', null],
    ['A gunman has shot dead the ambassador, <p|Karl Boone>. [The man] shouted {it rains}.', null],
    ['The killing of <p|Karl Boone>, by a gunman, came late. [He] shouted {it rains}.', null],
    ['<p|Karl Boone> was shot. [He] said {it rains}.', 'Karl Boone'],
    ['A gunman fled. <p|Karl Boone> saw it. [He] said {it rains}.', 'Karl Boone'],
    ['<p|Karl Boone>, the envoy, was shot by a gunman. <p|Boone> fell. [He] said {it rains}.', 'Karl Boone'],
    ['<p|Karl Boone> was shot. <p|Boone> was unseen by the killer. [The man] shouted {it rains}.', null],
    ['<p|Karl Boone> was shot by a gunman. [<p|Boone>] had said {it rains}.', 'Karl Boone'],
  ];
  for (const [words, name] of attacks)
    test(words, async () => {
      const [found] = await speakersBy(marked(words), ['Karl Boone'], 0.9);
      assert.equal(found?.speaker.name, name);
    });

  test('the only one who is as old as a description says goes before', async () => {
    const words = '<p|Ada Lorne>, 88, slept when <p|Tess Boone>, 20, came. [The pensioner] said {it rains}.';
    const [found] = await speakersBy(marked(words), [null], 0.9, { 'Ada Lorne': 0.3 });
    assert.equal(found?.speaker.name, 'Ada Lorne');
    const both = '<p|Ada Lorne>, 88, met <p|Tess Boone>, 70. [The pensioner] said {it rains}.';
    const [other] = await speakersBy(marked(both), [null], 0.9, { 'Ada Lorne': 0.3 });
    assert.equal(other?.speaker.name, null);
  });

  test('who is described by the same words elsewhere goes before', async () => {
    const words =
      'Ms. <p|Tess Lorne> asked <p|Aidan Lorne>, the economic secretary, to go. [The economic secretary] said {it rains}.';
    const [found] = await speakersBy(marked(words), ['Tess Lorne'], 0.6, { 'Aidan Lorne': 0.35 });
    assert.equal(found?.speaker.name, 'Aidan Lorne');
  });
});

describe('identified', () => {
  const SHOT = '<p|Karl Boone> was shot. ';
  const cases: [words: string, names: (string | null)[]][] = [
    [`${SHOT}[A gunman] shouted {it rains}. The attacker was named as <p|Xul Low>.`, ['Xul Low']],
    [
      `${SHOT}The gunman, identified as police officer <p|Xul Low>, fled. [A gunman] shouted {it rains}.`,
      ['Xul Low'],
    ],
    [`${SHOT}[The gunman] shouted {it rains}. Police named him as <p|Xul Low>.`, ['Xul Low']],
    [
      `${SHOT}The gunman fled. He was identified by a minister as <p|Xul Low>. [The killer] said {it rains}.`,
      ['Xul Low'],
    ],
    [
      `${SHOT}The clerk fled. He was identified by a minister as <p|Xul Low>. [The killer] said {it rains}.`,
      [null],
    ],
    [`${SHOT}[A gunman] shouted {“It rains!”} at the bank. Police named him as <p|Xul Low>.`, ['Xul Low']],
    [`<p|Karl Boone> was killed by <p|Xul Low>. [The killer] shouted {it rains}.`, ['Xul Low']],
    [`${SHOT}The killer is <p|Xul Low>. [Another gunman] shouted {it rains}.`, [null]],
    [
      `${SHOT}The killers are known. One gunman is <p|Xul Low>. The other gunman is <p|Ed Hall>. [A gunman] shouted {it rains}.`,
      [null],
    ],
  ];
  for (const [words, names] of cases)
    test(words, async () => {
      const found = await speakersBy(marked(words), [null]);
      assert.deepEqual(
        found.map((one) => one?.speaker.name ?? null),
        names,
      );
    });
});

describe('unknown: a pronoun right behind somebody else than those who were named', () => {
  const cases: [words: string, name: string | null][] = [
    ['[Another resident] said {it rains}. {“It pours,”} [she] said.', null],
    ['[A second witness] said {it rains}. {“It pours,”} [she] said.', null],
    ['[A resident] said {it rains}. {“It pours,”} [she] said.', 'Ada Finch'],
    ['[Another report] said {it rains}. {“It pours,”} [she] said.', 'Ada Finch'],
    ['[Another resident] said {it rains}. <p|Finch> wept. {“It pours,”} [she] said.', 'Ada Finch'],
  ];
  for (const [words, name] of cases)
    test(words, async () => {
      const found = await speakersBy(marked(`<p|Ada Finch> came. ${words}`), [null, 'Ada Finch']);
      assert.equal(found.at(-1)?.speaker.name, name);
    });
});

describe('described', () => {
  const cases: [words: string, name: string | null][] = [
    ['Inspector <p|Karl Boone> came. [The inspector] said {it rains}.', 'Karl Boone'],
    ['<p|Karl Boone>, a plumber from Easton, came. [The plumber] said {it rains}.', 'Karl Boone'],
    ['[The mayor of Easton] said {it rains}. <p|Karl Boone>, mayor since May, came.', 'Karl Boone'],
    ['[The mayor of Weston] said {it rains}. <p|Karl Boone>, mayor of Easton, came.', null],
    ['Mayor <p|Karl Boone> met Mayor <p|Ada Finch>. [The mayor] said {it rains}.', null],
    ['Former mayor <p|Karl Boone> came. [The mayor] said {it rains}.', null],
    ['Deputy mayor <p|Karl Boone> came. [The mayor] said {it rains}.', null],
    ['Mayor <p|Karl Boone> came. [A mayor] said {it rains}.', null],
    ['Locksmith <p|Xul Low> came. [The locksmith] said {it rains}.', 'Xul Low'],
    ['<p|Xul Low>, 41, won. {“It rains,”} said [the <g|Norwegian>].', 'Xul Low'],
    ['<p|Xul Low> won. [The 21-year-old <g|Swede>] said {it rains}.', 'Xul Low'],
    ['<p|Xul Low> beat <p|Ed Hall>. {“It rains,”} said [the <g|Norwegian>].', null],
    ['<p|Xul Low> won. {“It rains,”} said [the <o|Guardian>].', 'Guardian'],
    ['<p|Xul Low> won. {“It rains,”} said [the <g|Republican>].', null],
    ['<p|Ada Boone>, 45, broke in. [The grandfather] said {it rains}.', null],
    ['Mayor <p|Karl Boone> came. [The clerk] said {it rains}.', null],
    ['<p|Karl Boone>, 44, broke in. [The pensioner] said {it rains}.', null],
    ['<p|Xul Low> fell. His widow, <p|Ada>, wept. [The mother of two] said {it rains}.', 'Ada'],
    ['<p|Xul Low> fell. His widow, <p|Ada>, wept. [The mum-of-three] said {it rains}.', 'Ada'],
    ['<p|Xul Low> fell. His widow, <p|Ada>, wept. [The father of two] said {it rains}.', null],
    ['<p|Xul Low> fell. His widow, <p|Ada>, wept. [The mother of <p|Low>] said {it rains}.', null],
    ['<p|Karl Boone> and his wife, <p|Ada Boone>, came. [His wife] said {it rains}.', 'Ada Boone'],
    ['<p|Karl Boone> and his wife, <p|Ada Boone>, came. [Her husband] said {it rains}.', null],
    ['<p|Karl Boone> and his wife, <p|Ada Boone>, came. [The wife] said {it rains}.', null],
  ];
  const HALL = '<p|Ada> and <p|Ed Hall> came. ';
  const others: [words: string, names: (string | null)[]][] = [
    [`${HALL}[Mrs. <p|Hall>] said {it rains}. [Her husband] said {it pours}.`, ['Ada Hall', 'Ed Hall']],
    [`${HALL}[Mr. <p|Hall>] said {it rains}. [His wife] said {it pours}.`, ['Ed Hall', null]],
    [
      `The couple, ${HALL}[Mr. <p|Hall>] said {it rains}. [His wife] said {it pours}.`,
      ['Ed Hall', 'Ada Hall'],
    ],
    [`The couple, ${HALL}[Mr. <p|Hall>] said {it rains}. [His mother] said {it pours}.`, ['Ed Hall', null]],
    [
      `Mother and son, ${HALL}[<p|Ada Hall>] said {it rains}. [Her son] said {it pours}.`,
      ['Ada Hall', 'Ed Hall'],
    ],
    [
      `Mother and son, ${HALL}[<p|Ada Hall>] said {it rains}. [Her husband] said {it pours}.`,
      ['Ada Hall', null],
    ],
    [
      `Siblings ${HALL}[<p|Ada Hall>] said {it rains}. [Her brother] said {it pours}.`,
      ['Ada Hall', 'Ed Hall'],
    ],
    [`Siblings ${HALL}[<p|Ada Hall>] said {it rains}. [Her husband] said {it pours}.`, ['Ada Hall', null]],
    [
      `Brothers <p|Ed> and <p|Tom Hall> came. [<p|Tom>] said {it rains}. [His brother] said {it pours}.`,
      ['Tom Hall', 'Ed Hall'],
    ],
    [
      `${HALL}[Mrs. <p|Hall>] said {it rains}. [Her husband] said {it pours}. {“It does,”} [he] said.`,
      ['Ada Hall', 'Ed Hall', 'Ed Hall'],
    ],
    [
      `${HALL}[Mrs. <p|Hall>] said {it rains}. [Her husband] said {it pours}. {“It does,”} [she] said.`,
      ['Ada Hall', 'Ed Hall', null],
    ],
    [
      '<p|Ada Finch> and <p|Ed Hall> came. [<p|Finch>] said {it rains}. [Her husband] said {it pours}.',
      ['Ada Finch', null],
    ],
    [
      '<p|Ada Finch> and <p|Ed Hall> came. [<p|Finch>] said {it rains}. [Her colleague] said {it pours}.',
      ['Ada Finch', 'Ed Hall'],
    ],
    [
      '<p|Ada Finch> and <p|Ed Hall> met <p|Xul Low>. [<p|Finch>] said {it rains}. [Her colleague] said {it pours}.',
      ['Ada Finch', null],
    ],
  ];
  for (const [words, names] of others)
    test(words, async () => {
      const found = await speakersBy(marked(words), [null]);
      assert.deepEqual(
        found.map((one) => one?.speaker.name),
        names,
      );
    });

  for (const [words, name] of cases)
    test(words, async () => {
      const [found] = await speakersBy(marked(words), [null]);
      assert.equal(found?.speaker.name, name);
    });

  for (const kind of ['direct', 'indirect'] as const)
    test(`the people of a country are rarely quoted (${kind})`, async () => {
      const text = marked('<p|Xul Low> won. {“It rains,”} said [the <g|Senegalese>].');
      text.tagged[0]!.kind = kind;
      const [found] = await speakersBy(text, ['Senegalese']);
      assert.equal(found?.speaker.name, kind === 'direct' ? 'Xul Low' : 'Senegalese');
    });

  test('nobody is described whom the network knows', async () => {
    const words = 'Mayor <p|Karl Boone> met <p|Ed Hall>. [The mayor] said {it rains}.';
    const [found] = await speakersBy(marked(words), ['Ed Hall']);
    assert.deepEqual([found?.speaker.name, found?.explanation.pass], ['Ed Hall', 'linked']);
  });
});

describe('newcomer', () => {
  const LOW = '<p|Xul Low> spoke. ';
  const cases: [words: string, name: string][] = [
    [`${LOW}Then <p|Karl Boone> climbed onto the wall. {“It rains,”} [he] said.`, 'Karl Boone'],
    [`${LOW}Then <p|Karl Boone> climbed onto the wall. {“It rains,”} [she] said.`, 'Xul Low'],
    [`${LOW}He praised <p|Karl Boone> for the wall. {“It rains,”} [he] said.`, 'Xul Low'],
    [`${LOW}With <p|Karl Boone> the wall came. {“It rains,”} [he] said.`, 'Xul Low'],
    [`${LOW}Then <p|Karl Boone> met <p|Ed Hall>. {“It rains,”} [he] said.`, 'Xul Low'],
    [`${LOW}<p|Karl Boone> came.\n\n{“It rains,”} [he] said.`, 'Xul Low'],
    [
      '<p|Xul Low> asked <p|Karl Boone>. <p|Boone> wept. Pressed on that, [he] said {it rains}.',
      'Karl Boone',
    ],
    [
      '<p|Xul Low> asked <p|Karl Boone>. <p|Boone> wept. Asked by <p|Ed Hall>, [he] said {it rains}.',
      'Xul Low',
    ],
    ['<p|Xul Low> asked <p|Karl Boone>. <p|Boone> wept. In the end [he] said {it rains}.', 'Xul Low'],
    [`<p|Karl Boone> met <p|Xul Low>. <p|Boone> left. {“It rains,”} [he] said.`, 'Karl Boone'],
    ['[<p|Xul Low>] ~told~ <p|Karl Boone> {it rains}. {“I know,”} [he] ~replied~.', 'Karl Boone'],
    ['{“It rains,”} [<p|Xul Low>] ~told~ <p|Karl Boone>. {“I know,”} [he] ~shot back~.', 'Karl Boone'],
    ['{“It rains,”} [<p|Xul Low>] ~told~ <p|Karl Boone>. {“I know,”} [she] ~replied~.', 'Xul Low'],
    ['{“It rains,”} [<p|Xul Low>] ~told~ the <o|Harbour Post>. {“I know,”} [he] ~replied~.', 'Xul Low'],
    [`<p|Karl Boone> met <p|Xul Low>. <p|Boone>’s dog left. {“It rains,”} [he] said.`, 'Xul Low'],
  ];
  for (const [words, name] of cases)
    test(words, async () => {
      const found = await speakersBy(marked(words), ['Xul Low', 'Xul Low']);
      assert.equal(found.at(-1)?.speaker.name, name);
    });
});

describe('newcomer, without a tag', () => {
  const LOW = '<p|Xul Low> spoke. ';
  const cases: [words: string, share: number, name: string][] = [
    [`${LOW}Her rival, <p|Karl Boone>, did. {“It rains.”}`, 0.8, 'Karl Boone'],
    [`${LOW}Her rival, <p|Karl Boone>, did. {“It rains.”}`, 0.95, 'Xul Low'],
    [`${LOW}She has not seen <p|Karl Boone>. {“It rains.”}`, 0.8, 'Xul Low'],
    [`${LOW}There was the Rev. <p|Karl Boone>, who did. {“It rains.”}`, 0.8, 'Xul Low'],
    [`${LOW}{“It pours. <p|Karl Boone> does.”} {“It rains.”}`, 0.8, 'Xul Low'],
  ];
  for (const [words, share, name] of cases)
    test(`${words} (${share})`, async () => {
      const text = marked(words);
      for (const one of text.tagged) one.construct = CONSTRUCT.loose;
      const found = await speakersBy(text, ['Xul Low', 'Xul Low'], share);
      assert.equal(found.at(-1)?.speaker.name, name);
    });
});

describe('labels', () => {
  const cases: [words: string, names: (string | null)[]][] = [
    ['[Nour el-Lowi]: {It rains.} [Jo van der Low]: {It snows.}', ['Nour el-Lowi', 'Jo van der Low']],
    ['[al-Lowi]: {It rains.}', ['al-Lowi']],
    ['[Ada Finch]: {It rains.} [Prosecutor]: {Does it?}', ['Ada Finch', null]],
  ];
  for (const [words, names] of cases)
    test(words, async () => {
      const text = marked(words);
      for (const one of text.tagged) one.construct = 'turn';
      const found = await speakersBy(
        text,
        names.map(() => 'Ada Finch'),
        0.95,
      );
      assert.deepEqual(
        found.map((one) => one?.speaker.name ?? null),
        names,
      );
    });

  test('a handle is a name', async () => {
    const [found] = await speakersBy(marked('{It rains}, [@harbour] wrote.'), ['@harbour']);
    assert.equal(found?.speaker.name, '@harbour');
    const [bare] = await speakersBy(marked('{It rains}, @[harbour] wrote.'), ['harbour']);
    assert.equal(bare?.speaker.name, 'harbour');
  });
});

describe('unknown', () => {
  const SHOT = '<p|Karl Boone> was shot. ';
  const cases: [what: string, words: string, names: (string | null)[]][] = [
    ['the victim is not his killer', `${SHOT}[The gunman] shouted {it rains}.`, [null]],
    [
      'nor when a pronoun goes on',
      `${SHOT}[The gunman] shouted {it rains}. [He] said {it snows}.\n\n[The man] said {it hails}.`,
      [null, null, null],
    ],
    [
      'the killer is who the text says',
      `${SHOT}The killer is <p|Xul Low>, police said. [The killer] shouted {it rains}. [He] said {it snows}.`,
      ['Xul Low', 'Xul Low'],
    ],
    [
      'a stranger goes on as well',
      `${SHOT}[The man] shouted {it rains}. [He] said {it snows}.`,
      [null, null],
    ],
    [
      'somebody new in the sentence',
      `${SHOT}A video showed a handcuffed man being led off as [he] shouted {“it rains”}.`,
      [null],
    ],
    [
      'a stranger of whom he speaks',
      `<p|Karl Boone> came. {“I heard a handcuffed man, and left,”} [he] said.`,
      ['Karl Boone'],
    ],
    [
      'a paper’s man is not new',
      `${SHOT}A video showed a Harbour Post man being led off as [he] shouted {“it rains”}.`,
      ['Karl Boone'],
    ],
    [
      'nobody new, but a person in between',
      `${SHOT}A video showed a handcuffed man being led off with <p|Karl Boone> as [he] shouted {“it rains”}.`,
      ['Karl Boone'],
    ],
    [
      'a person in between speaks for himself',
      `${SHOT}[The gunman] shouted {it rains}. <p|Karl Boone> smiled. [He] said {it snows}.`,
      [null, 'Karl Boone'],
    ],
  ];
  for (const [what, words, names] of cases)
    test(what, async () => {
      const found = await speakersBy(
        marked(words),
        names.map((name, i) =>
          i === 0 && name === null && words.includes('[The man]') ? null : 'Karl Boone',
        ),
        0.97,
      );
      assert.deepEqual(
        found.slice(0, names.length).map((one) => one?.speaker.name ?? null),
        names,
      );
    });
});

describe('unnamed', () => {
  test('who is described and not named has no name, but a description', async () => {
    const [found] = await speakersBy(marked(`${FINCH}[a clerk, who wept,] said {it rains}.`), [null]);
    assert.deepEqual(
      [found?.speaker.name, found?.speaker.description, found?.speaker.type, found?.explanation.pass],
      [null, 'a clerk, who wept', 'unnamed', 'unnamed'],
    );
  });

  test('words of nobody have no speaker', async () => {
    assert.deepEqual(await speakersBy(marked(`${FINCH}{“It rains.”}`), [null]), [null]);
  });
});

test('continued: words that go on are the speaker’s of those before', async () => {
  const text = marked(`${FINCH}[She] said {“it rains.”}\n\n{“And it snows.”}`);
  text.tagged[1]!.continues = 0;
  const found = await speakersBy(text, ['Ada Finch', null]);
  assert.deepEqual(
    found.map((one) => one?.speaker.name),
    ['Ada Finch', 'Ada Finch'],
  );
  assert.equal(found[1]?.explanation.pass, 'continued');
});

describe('what a text tells of a speaker', () => {
  test('he and she tell the gender of whom they surely mean', async () => {
    const [found] = await speakersBy(marked('<p|Xul Finch> came. [She] said {it rains}.'), ['Xul Finch']);
    assert.equal(found?.speaker.gender, 'female');
    const [unsure] = await speakersBy(
      marked('<p|Xul Finch> came. [She] said {it rains}.'),
      ['Xul Finch'],
      0.6,
    );
    assert.equal(unsure?.speaker.gender, null);
  });

  const roles: [words: string, roles: string[]][] = [
    ['[<p|Ada Finch>, the mayor of Easton,] said {it rains}.', ['mayor of Easton']],
    ['[<p|Ada Finch>, 44, a nurse,] said {it rains}.', ['nurse']],
    ['[Norland Foreign Minister <p|Ada Finch>] said {it rains}.', ['Norland Foreign Minister']],
    ['[Former mayor <p|Ada Finch>] said {it rains}.', ['Former mayor']],
    ['[The transport minister, <p|Ada Finch>,] said {it rains}.', ['transport minister']],
    ['[Mr. <p|Ada Finch>] shook his head and said {it rains}.', []],
  ];
  for (const [words, expected] of roles)
    test(`roles: ${words}`, async () => {
      const [found] = await speakersBy(marked(words), ['Ada Finch']);
      assert.deepEqual(found?.speaker.roles, expected);
    });
});

describe('the label of a turn', () => {
  const cases: [label: string, name: string | null][] = [
    ['REPORTER', null],
    ['CLERK 2', 'CLERK'],
    ['STAFFER 2', null],
    ['UNIDENTIFIED WOMAN', null],
    ['Them', null],
    ['Harbour Party strategist', null],
    ['FINCH', 'FINCH'],
    ['ED VOTER', 'Ed Voter'],
  ];
  for (const [label, name] of cases)
    test(label, async () => {
      const text = marked(`[${label}]: {It rains here.}`);
      text.tagged[0]!.construct = CONSTRUCT.turn;
      const [found] = await speakersBy(text, [null]);
      assert.equal(found?.speaker.name, name);
    });
});

describe('introduced', () => {
  const cases: [words: string, name: string | null][] = [
    ['[A spokesman for <p|Ed Hall>] denied {that it rains}.\n\n{“It is dry,”} [<p|Jo Low>] said.', 'Jo Low'],
    ['[His lawyer] denied {that it rains}. [<p|Jo Low>, the lawyer,] said {it is dry}.', 'Jo Low'],
    ['[A spokesman for <p|Ed Hall>] denied {that it rains}. [<p|Jo Low>, a farmer,] said {it is dry}.', null],
    [
      '[A spokesman for <p|Ed Hall>] denied {that it rains}. [<p|Jo Low> , a farmer ,] said {it is dry}.',
      null,
    ],
    [
      '[A spokesman, who asked not to be named,] denied {that it rains}. [<p|Jo Low>] said {it is dry}.',
      null,
    ],
    [
      '[An officer speaking on condition of anonymity] denied {that it rains}. [<p|Jo Low>] said {it is dry}.',
      null,
    ],
    ['[A spokesman for <p|Ed Hall>] denied {that it rains}. [Senator <p|Jo Low>] said {it is dry}.', null],
    ['<p|Jo Low> came. [A spokesman] denied {that it rains}. [<p|Jo Low>] said {it is dry}.', null],
    ['[The spokesmen] denied {that it rains}. [<p|Jo Low>] said {it is dry}.', null],
    ['[A spokesman] denied {that it rains}.\n\nIt rained.\n\n[<p|Jo Low>] said {it is dry}.', null],
  ];
  for (const [words, name] of cases)
    test(words, async () => {
      const [found] = await speakersBy(marked(words), [null, 'Jo Low'], 0.9, { 'Jo Low': 0.05 });
      assert.equal(found?.speaker.name, name);
    });
});

describe('reported', () => {
  const cases: [words: string, name: string | null][] = [
    ['[The <o|Harbour Union>] said {that [it] plans {to strike}}.', 'Harbour Union'],
    ['[<p|Hall>’s campaign] said {[it] plans {to stay}}.', 'Hall’s campaign'],
    ['[<p|Ed Hall>] said {that [it] says {it rains}}.', null],
    ['[The <o|Harbour Union>] said {that the town knows that [it] plans {to strike}}.', null],
  ];
  for (const [words, name] of cases)
    test(words, async () => {
      const text = marked(words);
      const [inner, outer] = text.tagged as [TaggedAttribution, TaggedAttribution];
      const sources = [...inner.source, ...outer.source].sort((a, b) => a.start - b.start);
      outer.source = [sources[0]!];
      inner.source = [sources[1]!];
      const found = await speakersBy(text, [null, null]);
      assert.equal(found[0]?.speaker.name ?? null, name);
    });
});

describe('interviews', () => {
  const turnsOf = (words: string) => {
    const { tagged, ...rest } = marked(words);
    return { ...rest, tagged: tagged.map((one) => ({ ...one, construct: CONSTRUCT.turn })) };
  };
  const cases: [what: string, words: string, names: (string | null)[]][] = [
    [
      'the one who is introduced',
      'We asked <p|Ada Finch>.\n\n[Q]. {Why?}\n[A]. {I fell.}',
      [null, 'Ada Finch'],
    ],
    ['not two', '<p|Ada Finch> met <p|Ed Hall>.\n\n[Q]. {Why?}\n[A]. {I fell.}', [null, null]],
    ['not one in an answer', 'We asked her.\n\n[Q]. {Why?}\n[A]. {<p|Ed Hall> fell.}', [null, null]],
    [
      'the one in the first line',
      '<p|Ada Finch> on rain\n<p|Ed Hall> met her.\n\n[Q]. {Why?}\n[A]. {I fell.}',
      [null, 'Ada Finch'],
    ],
    [
      'the one whom the question addresses',
      '[Q]: {Ms. <p|Finch>, were you there?}\n[A]. {I fell.}',
      [null, 'Finch'],
    ],
    ['not one whom it asks about', '[Q]. {<p|Finch> was there?}\n[A]. {I fell.}', [null, null]],
  ];
  for (const [what, words, names] of cases)
    test(`whoever answers is ${what}`, async () => {
      const found = await speakersBy(turnsOf(words), []);
      assert.deepEqual(
        found.map((one) => one?.speaker.name ?? null),
        names,
      );
    });

  test('questions and answers without labels', async () => {
    const words = marked('<p|Ada Finch> on rain\n\n{Why?}\n\n{I fell.}\n\n{It rained.}');
    words.tagged[0]!.construct = CONSTRUCT.question;
    words.tagged[1]!.construct = CONSTRUCT.answer;
    Object.assign(words.tagged[2]!, { construct: CONSTRUCT.answer, continues: 1 });
    const found = await speakersBy(words, ['Ada Finch', null, null]);
    assert.deepEqual(
      found.map((one) => one && [one.speaker.name, one.explanation.pass]),
      [null, ['Ada Finch', 'introduced'], ['Ada Finch', 'continued']],
    );
  });

  test('of several persons whoever is probable for all answers together', async () => {
    const words = marked('<p|Ed Hall> met <p|Ada Finch>.\n\n{Why?}\n\n{I fell.}\n\n{And?}\n\n{It rained.}');
    words.tagged.forEach((one, i) => {
      one.construct = i % 2 === 0 ? CONSTRUCT.question : CONSTRUCT.answer;
    });
    const found = await speakersBy(words, [null, 'Ada Finch', null, 'Ed Hall'], 0.4, { 'Ada Finch': 0.2 });
    assert.deepEqual(
      found.map((one) => one?.speaker.name ?? null),
      [null, 'Ada Finch', null, 'Ada Finch'],
    );
  });

  const initials: [what: string, label: string, name: string][] = [
    ['of one person are theirs', 'AF', 'Ada Finch'],
    ['with dots as well', 'A.F.', 'Ada Finch'],
    ['of two are a name', 'EH', 'EH'],
    ['of nobody are a name', 'XY', 'XY'],
  ];
  for (const [what, label, name] of initials)
    test(`initials ${what}`, async () => {
      const words = `<p|Ada Finch> met <p|Ed Hall> and <p|Eve Holm>.\n\n[${label}]: {It rained.}`;
      const [found] = await speakersBy(turnsOf(words), []);
      assert.equal(found?.speaker.name, name);
    });

  test('I is whose turn it is, but in what others say there', async () => {
    const text = marked('[<p|Ada Finch>]: {[I] think {it rains}. [<p|Hall>] says {that [I] know {why}}}');
    const at = (part: string) => {
      const start = text.text.indexOf(part);
      return [{ start, end: start + part.length }];
    };
    const one = text.tagged[0]!;
    const all = [
      { ...one, source: at('Ada Finch'), content: at(text.text.slice(11)), construct: CONSTRUCT.turn },
      { ...one, source: at('I'), content: at('it rains') },
      { ...one, source: at('Hall'), content: at('that I know why') },
      {
        ...one,
        source: [{ start: text.text.indexOf('I know'), end: text.text.indexOf('I know') + 1 }],
        content: at('why'),
      },
    ];
    const found = await speakersBy({ ...text, tagged: all }, ['Ada Finch', 'Hall', 'Hall', 'Ada Finch']);
    assert.deepEqual(
      found.map((each) => each?.speaker.name),
      ['Ada Finch', 'Ada Finch', 'Hall', 'Hall'],
    );
  });
});
