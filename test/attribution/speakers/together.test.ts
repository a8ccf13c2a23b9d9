import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { marked, speakersBy } from './fake-read.ts';

describe('together, if the network is divided', () => {
  const cases: [words: string, name: string | null][] = [
    [
      '[Several well-known artists such as <p|Ada Finch> and the actor <p|Ed Hall>] said {it rains}.',
      'Ada Finch and Ed Hall',
    ],
    ['[<p|Jo Low>’s parents, <p|Ed Hall> and <p|Ada Finch>] said {it rains}.', 'Ed Hall and Ada Finch'],
    ['[<p|Ada Finch> and others, such as <p|Ed Hall>,] said {it rains}.', 'Ada Finch'],
    ['[Lawyers for <p|Ada Finch> and <p|Ed Hall>] said {it rains}.', null],
    ['[<p|Ada Finch> and the son of <p|Ed Hall>] said {it rains}.', 'Ada Finch'],
  ];
  for (const [words, name] of cases)
    test(words, async () => {
      const other = { 'Ed Hall': 0.2 };
      const [found] = await speakersBy(marked(words), ['Ada Finch'], 0.7, other);
      assert.equal(found?.speaker.name, name);
    });
});

describe('together', () => {
  const cases: [words: string, name: string | null][] = [
    ['[<p|Ada Finch> and <p|Ed Hall>] said {it rains}.', 'Ada Finch and Ed Hall'],
    ['[<p|Ada Finch>, <p|Ed Hall> and <p|Jo Low>] said {it rains}.', 'Ada Finch and Ed Hall and Jo Low'],
    ['[<p|Ada Finch> (I) and Sen. <p|Ed Hall>] said {it rains}.', 'Ada Finch and Ed Hall'],
    [
      '[Sen. <p|Ada Finch>, I-Norland, and Rep. <p|Ed Hall>, R-Eastmark,] said {it rains}.',
      'Ada Finch and Ed Hall',
    ],
    ['[<p|Ada Finch> and her lawyer <p|Ed Hall>] said {it rains}.', 'Ada Finch and Ed Hall'],
    ['[<p|Ada Finch> and a friend of <p|Ed Hall>] said {it rains}.', 'Ada Finch'],
    ['[<p|Ada Finch>, who beat <p|Ed Hall>,] said {it rains}.', 'Ada Finch'],
    ['[<p|Ada Finch> and the <o|Harbour Union>] said {it rains}.', 'Ada Finch and Harbour Union'],
    ['[The <o|Harbour Union> and Mayor <p|Ada Finch>] said {it rains}.', 'Harbour Union and Ada Finch'],
    ['[<p|Ada Finch> of the <o|Harbour Union>] said {it rains}.', 'Ada Finch'],
    ['[Neither <p|Ada Finch> nor <p|Ed Hall>] said {it rains}.', 'Ada Finch and Ed Hall'],
    ['[<p|Ada Finch> and <p|Ed Hall, Jr.>] said {it rains}.', 'Ada Finch and Ed Hall, Jr.'],
    ['[<p|Ada Finch>, <p|Ed Hall> and other mayors] said {it rains}.', 'Ada Finch and Ed Hall'],
    ['[<p|Ada Finch> and other mayors] said {it rains}.', 'Ada Finch'],
    ['[<p|Ada Finch> and Secretary of <o|Trade> <p|Ed Hall>] said {it rains}.', 'Ada Finch and Ed Hall'],
    [
      '[<p|Ada Finch> and the head of the guards for the north, <p|Ed Hall>,] said {it rains}.',
      'Ada Finch and Ed Hall',
    ],
    ['[<p|Ada Finch> and the son of <p|Ed Hall>] said {it rains}.', 'Ada Finch'],
    ['[<p|Ada Finch>, director of roads and bridges in <p|Ed Hall>’s office,] said {it rains}.', 'Ada Finch'],
    [
      '[<p|Ada Finch>, finance chief <p|Jo Low> and counsel <p|Ed Hall>] said {it rains}.',
      'Ada Finch and Jo Low and Ed Hall',
    ],
    [
      '[Sens. <p|Ada Finch>, I-Norland; <p|Ed Hall>, R-Eastmark; and <p|Jo Low>, R-Eastmark,] said {it rains}.',
      'Ada Finch and Ed Hall and Jo Low',
    ],
    ['[<p|Ada Finch>, <o|Lowtech>] said {it rains}.', 'Ada Finch'],
    ['[<p|Ada Finch> of <l|Eastmark> and Rep. <p|Ed Hall>] said {it rains}.', 'Ada Finch and Ed Hall'],
    [
      '[<l|Norland> Senator <p|Ada Finch> and former <l|South Bay>, <l|Eastmark>, Mayor <p|Ed Hall>] said {it rains}.',
      'Ada Finch and Ed Hall',
    ],
    ['[<o|Harbour University>’s <p|Ada Finch> and <p|Ed Hall>] said {it rains}.', 'Ada Finch and Ed Hall'],
    [
      '[<p|Ada Finch> and then-<g|Norlander> candidate <p|Ed Hall>] said {it rains}.',
      'Ada Finch and Ed Hall',
    ],
    [
      '[<p|Ada Finch>, a founder of the <o|Harbour Club>, and <p|Ed Hall>, who left it,] said {it rains}.',
      'Ada Finch and Ed Hall',
    ],
    [
      '[The women who had come on Monday to tell their stories – <p|Ada Finch> and <p|Jo Low>] said {it rains}.',
      'Ada Finch and Jo Low',
    ],
  ];
  for (const [words, name] of cases)
    test(words, async () => {
      const [found] = await speakersBy(marked(words), ['Ada Finch']);
      assert.equal(found?.speaker.name, name);
    });

  const bodies: [words: string, name: string][] = [
    ['[The <o|Union> and the <g|Norlanders>] said {it rains}.', 'Union and Norlanders'],
    ['[The <o|Union> and the <g|Norlander> mayor] said {it rains}.', 'Union'],
    ['[The <o|Union>, <p|Ada Finch>, and other clubs] said {it rains}.', 'Union and Ada Finch'],
    ['[A study by the <o|Union> and the paper firm <p|Ada Finch>] said {it rains}.', 'Union and Ada Finch'],
    ['[Two owners – the <o|Union> and <p|Ada Finch> –] said {it rains}.', 'Union and Ada Finch'],
    ['[Lawyers for the <o|Union> and <p|Ada Finch>] said {it rains}.', 'Union'],
    ['[<p|Ada Finch>’s campaign and clerks of the <o|Union>] said {it rains}.', 'Union'],
    ['[The <o|Union> and The <o|Harbour Post>] said {it rains}.', 'Union and Harbour Post'],
  ];
  for (const [words, name] of bodies)
    test(words, async () => {
      const [found] = await speakersBy(marked(words), ['Union']);
      assert.equal(found?.speaker.name, name);
    });

  const elsewhere: [words: string, meant: string, others: string[], name: string | null][] = [
    [
      '<p|Ed Hall> came. [He and Mayor <p|Ada Finch>] said {it rains}.',
      'Ada Finch',
      ['Ed Hall'],
      'Ed Hall and Ada Finch',
    ],
    [
      '<p|Ed Hall> came. [He and the mayor’s aunt <p|Ada Finch>] said {it rains}.',
      'Ada Finch',
      [],
      'Ed Hall and Ada Finch',
    ],
    ['<p|Ada Finch> came. [He and <p|Ed Hall>] said {it rains}.', 'Ed Hall', ['Ada Finch'], 'Ed Hall'],
    [
      '<p|Ed Hall> came. [He and his wife, <p|Ada Finch>,] said {it rains}.',
      'Ada Finch',
      [],
      'Ed Hall and Ada Finch',
    ],
    ['[Lawyers for <p|Ed Hall> and <p|Ada Finch>] said {it rains}.', 'Ed Hall', [], null],
  ];
  for (const [words, meant, others, name] of elsewhere)
    test(words, async () => {
      const chances = Object.fromEntries(others.map((one) => [one, 0.05]));
      const [found] = await speakersBy(marked(words), [meant], 0.9, chances);
      assert.equal(found?.speaker.name, name);
    });

  test('several are a group', async () => {
    const [found] = await speakersBy(marked('[<p|Ada Finch> and <p|Ed Hall>] said {it rains}.'), [
      'Ada Finch',
    ]);
    assert.deepEqual([found?.speaker.type, found?.explanation.pass], ['group', 'together']);
  });
});

describe('group', () => {
  const BOTH = '[<p|Ada Finch> and <p|Ed Hall>] said {it rains}. ';
  const cases: [words: string, meant: string | null, name: string | null][] = [
    [`${BOTH}[They] said {it snows}.`, null, 'Ada Finch and Ed Hall'],
    [`${BOTH}\n\n[The two researchers] said {it snows}.`, 'Ada Finch', 'Ada Finch and Ed Hall'],
    [`${BOTH}[They] said {it snows}. <p|Jo Low> wept.`, 'Jo Low', 'Jo Low'],
    [`${BOTH}[A clerk] said {it hails}. [They] said {it snows}.`, null, null],
    [`[<p|Ada Finch>] said {it rains}. <p|Ed Hall> nodded. [They] said {it snows}.`, null, null],
    [`${BOTH}\n\nIt rained.\n\nIt snowed.\n\nIt hailed. [They] said {it snows}.`, null, null],
    [
      `${BOTH}[A clerk] said {it hails}.\n\n[Both men] said {it snows}.`,
      'Ada Finch',
      'Ada Finch and Ed Hall',
    ],
    [`${BOTH}[A clerk] said {it hails}.\n\n[The three clerks] said {it snows}.`, null, null],
    [`${BOTH}[A clerk] said {it hails}.\n\n[Both sides] said {it snows}.`, null, null],
    [`${BOTH}[A clerk] said {it hails}.\n\n[The authors] said {it snows}.`, null, 'Ada Finch and Ed Hall'],
    [`${BOTH}[A clerk] said {it hails}.\n\n[The voters] said {it snows}.`, null, null],
    [
      `${BOTH}[A clerk] said {it hails}. <p|Jo Low> wept.\n\n[The two men] said {it snows}.`,
      'Jo Low',
      'Ada Finch and Ed Hall',
    ],
  ];
  for (const [words, meant, name] of cases)
    test(words, async () => {
      const text = marked(words);
      const said = text.tagged.map((_, i) =>
        i === 0 ? 'Ada Finch' : i === text.tagged.length - 1 ? meant : null,
      );
      const found = await speakersBy(text, said);
      assert.equal(found.at(-1)?.speaker.name, name);
    });
});

test('group: we are those who say so together', async () => {
  const text = marked('{“[We] hope {it rains},”} [<p|Ada Finch> and <p|Ed Hall>] told <p|Jo Low>.');
  for (const [meant, name] of [
    ['Ed Hall', 'Ada Finch and Ed Hall'],
    [null, 'Ada Finch and Ed Hall'],
    ['Jo Low', 'Jo Low'],
  ] as const) {
    const [found] = await speakersBy(text, [meant, 'Ada Finch'], 1);
    assert.equal(found?.speaker.name, name);
  }
});

describe('group: the network is torn between those who were named together', () => {
  const BOTH = '<p|Ada Finch> and <p|Ed Hall> wrote it. ';
  const BODIES = 'The <o|Harbour Union> and the <o|Road Club> wrote it. ';
  const cases: [words: string, shares: [string, number][], name: string | null][] = [
    [
      `${BOTH}It rained. [They] said {it snows}.`,
      [
        ['Ada Finch', 0.6],
        ['Ed Hall', 0.2],
      ],
      'Ada Finch and Ed Hall',
    ],
    [
      `${BOTH}It rained. [They] said {it snows}.`,
      [
        ['Ada Finch', 0.8],
        ['Ed Hall', 0.02],
      ],
      'Ada Finch',
    ],
    [
      `${BOTH}[The statement] said {it snows}.`,
      [
        ['Ed Hall', 0.5],
        ['Ada Finch', 0.3],
      ],
      'Ada Finch and Ed Hall',
    ],
    [
      `${BOTH}[The statement] said {it snows}.`,
      [
        ['Ed Hall', 0.7],
        ['Ada Finch', 0.1],
      ],
      'Ed Hall',
    ],
    [
      `${BOTH}{It snows, but [we] hope}.`,
      [
        ['Ed Hall', 0.5],
        ['Ada Finch', 0.3],
      ],
      'Ada Finch and Ed Hall',
    ],
    [
      `${BOTH}[She] said {it snows}.`,
      [
        ['Ada Finch', 0.5],
        ['Ed Hall', 0.3],
      ],
      'Ada Finch',
    ],
    [
      `${BODIES}[The groups] said {it snows}.`,
      [
        ['Road Club', 0.6],
        ['Harbour Union', 0.2],
      ],
      'Harbour Union and Road Club',
    ],
    [
      `${BODIES}[Both sides] said {it snows}.`,
      [
        ['Road Club', 0.6],
        ['Harbour Union', 0.2],
      ],
      'Road Club',
    ],
    [
      `<p|Ada Finch> slept. <p|Ed Hall> left. [Both men] said {it snows}.`,
      [
        ['Ed Hall', 0.6],
        ['Ada Finch', 0.3],
      ],
      'Ada Finch and Ed Hall',
    ],
    [
      `<p|Ada Finch> slept. <p|Ed Hall> left. [Both men] said {it snows}.`,
      [
        ['Ed Hall', 0.9],
        ['Ada Finch', 0.02],
      ],
      'Ed Hall',
    ],
    [
      `<p|Ada Finch> slept. <p|Ed Hall> left. [They] said {it snows}.`,
      [
        ['Ed Hall', 0.6],
        ['Ada Finch', 0.3],
      ],
      'Ed Hall',
    ],
    [
      `${BOTH}It rained. [They] said {it snows}.`,
      [
        ['Ada Finch', 0.35],
        ['Ed Hall', 0.25],
      ],
      'Ada Finch and Ed Hall',
    ],
    [
      `${BOTH}It rained. [They] said {it snows}.`,
      [
        ['Ada Finch', 0.25],
        ['Ed Hall', 0.2],
      ],
      null,
    ],
  ];
  for (const [words, [[meant, share], ...others], name] of cases as [
    string,
    [[string, number]],
    string | null,
  ][])
    test(words, async () => {
      const [found] = await speakersBy(marked(words), [meant], share, Object.fromEntries(others));
      assert.equal(found?.speaker.name, name);
    });
});
