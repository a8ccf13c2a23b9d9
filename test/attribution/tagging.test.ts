import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { threadsFor } from '../../lambdas/attribution/tagging/network.ts';
import type { Span } from '../../lambdas/model/attribution.ts';
import { tag } from './tag.ts';

/** Attributions as `kind | source | cue | content`, a role's spans joined by ` … `. */
async function tagged(text: string): Promise<string[]> {
  const words = (spans: Span[]) => spans.map(({ start, end }) => text.slice(start, end)).join(' … ');
  return (await tag(text)).map(
    ({ kind, source, cue, content }) => `${kind} | ${words(source)} | ${words(cue)} | ${words(content)}`,
  );
}

const CASES: [name: string, text: string, attributions: string[]][] = [
  [
    'after a quotation',
    '“The harvest is lost,” Mayor Ann Low said on Monday.',
    ['direct | Mayor Ann Low | said | “The harvest is lost,”'],
  ],
  [
    'after a quotation, inverted, with an apposition',
    '“The harvest is lost,” said Ann Low, a farmer near Esk.',
    ['direct | Ann Low, a farmer near Esk | said | “The harvest is lost,”'],
  ],
  [
    'before a quotation',
    'In a statement, the union said: “The harvest is lost for good.”',
    ['direct | the union | said | “The harvest is lost for good.”'],
  ],
  [
    'in the middle of a quotation, which goes on in the next sentence',
    '“The harvest,” she said, “is lost.” “All of it is gone.”',
    ['direct | she | said | “The harvest,” … “is lost.” “All of it is gone.”'],
  ],
  [
    'a quotation that ends with a question mark',
    'Nobody moved. “Is the harvest lost?” Low asked.',
    ['direct | Low | asked | “Is the harvest lost?”'],
  ],
  [
    'words before the quotation belong to it',
    'The harvest “is lost,” said Mayor Ann Low.',
    ['mixed | Mayor Ann Low | said | The harvest “is lost,”'],
  ],
  [
    'indirect speech',
    'Officials told reporters on Monday that the bridge would close for a year.',
    ['indirect | Officials | told | that the bridge would close for a year'],
  ],
  [
    'a part in quotation marks',
    'Dr. Osei said that the bridge was “a death trap” in winter.',
    ['mixed | Dr. Osei | said | that the bridge was “a death trap” in winter'],
  ],
  [
    'indirect speech with the tag at its end',
    'The bridge will close for a year, officials said.',
    ['indirect | officials | said | The bridge will close for a year'],
  ],
  [
    'according to, behind',
    'The bridge will close for a year, according to the harbour board.',
    ['indirect | the harbour board | according to | The bridge will close for a year'],
  ],
  [
    'according to, in front',
    'According to the harbour board, the bridge will close for a year.',
    ['indirect | the harbour board | According to | the bridge will close for a year'],
  ],
  [
    'a second verb with the same source',
    'She said the bridge was unsafe, adding that “nobody listened.”',
    ['indirect | She | said | the bridge was unsafe', 'mixed | She | adding | that “nobody listened.”'],
  ],
  [
    'was cited as saying',
    '“Nobody listened to us,” the minister was quoted as saying.',
    ['direct | the minister | was quoted as saying | “Nobody listened to us,”'],
  ],
  [
    'passive: said of the subject, by nobody',
    'The minister is expected to resign on Friday.',
    ['indirect |  | is expected | The minister … to resign on Friday'],
  ],
  [
    'an appositive between source and cue',
    'Hugh Hill, a doctor who treated both men, said the wounds were deep.',
    ['indirect | Hugh Hill, a doctor who treated both men | said | the wounds were deep'],
  ],
  [
    'signed',
    '“We shall wait for the ferry.” — Jo Bell, nurse',
    ['direct | Jo Bell, nurse |  | “We shall wait for the ferry.”'],
  ],
  [
    'signed, with a bracket at the end',
    '“We shall wait for the ferry.” — Jo Bell (nurse)',
    ['direct | Jo Bell (nurse) |  | “We shall wait for the ferry.”'],
  ],
  [
    'a verb between quotation and more narration',
    'The man shouted “Stop the boat!” and ran off.',
    ['direct | The man | shouted | “Stop the boat!”'],
  ],
  [
    'a parenthetical tag, inverted',
    'It was, said Drury, “the one idea that worked”.',
    ['mixed | Drury | said | It was … “the one idea that worked”'],
  ],
  [
    'a quoted word in a sentence is no speech',
    'It was “untrue” that letters had gone unanswered, said the chairman.',
    ['mixed | the chairman | said | It was “untrue” that letters had gone unanswered'],
  ],
  [
    'a tag at the end, after a clause that reports itself',
    'The minister had promised the same, Ann Howe recalled.',
    ['indirect | Ann Howe | recalled | The minister had promised the same'],
  ],
  [
    'an age and an office in appositions',
    'Vorsic, 52, a former pilot who took over in May, said the bridge was safe.',
    ['indirect | Vorsic, 52, a former pilot who took over in May | said | the bridge was safe'],
  ],
  [
    'a colon, and the quotation in the next paragraph',
    'This is what Vorsic said at the end:\n\n“Nobody told me about the letters.”',
    ['direct | Vorsic | said | “Nobody told me about the letters.”'],
  ],
  [
    'a signature on the next line',
    '“Nobody told me about the letters.”\n— Giorgos Lekkas, cook',
    ['direct | Giorgos Lekkas, cook |  | “Nobody told me about the letters.”'],
  ],
  [
    'titles and scare quotes',
    'The cinema, where “The Long Night” ran for a year, sells “fresh” popcorn.',
    [],
  ],
  ['no report at all', 'The bridge was built in 1932. It has two lanes.', []],
];

/** A network reads most sentences as a person would; below this a change has broken something. */
const LEAST_RIGHT = CASES.length - 6;

test('simple sentences of many kinds are read as a person would', async (t) => {
  let right = 0;
  for (const [name, text, attributions] of CASES) {
    const found = await tagged(text);
    if (isDeepStrictEqual(found, attributions)) right++;
    else t.diagnostic(`${name}: ${found.join(' ; ')}, not ${attributions.join(' ; ')}`);
  }
  t.diagnostic(`${right} of ${CASES.length} right`);
  assert.ok(right >= LEAST_RIGHT, `${right} of ${CASES.length} right`);
});

test('a quotation in a paragraph of its own goes on with the one before it', async () => {
  const long = 'We sold the barley and the oats and the hay, and then the horses and the cart. '.repeat(5);
  const text = `“The harvest is lost,” Low said. “${long}”\n\n“We have nothing left to sell to anybody.”`;

  const [first, second] = await tag(text);

  assert.equal(first?.continues, undefined);
  assert.equal(second?.continues, 0);
  assert.deepEqual(second?.source, []);
});

test('a sure report is more confident than a quotation nobody claims', async () => {
  const text =
    '“The harvest is lost,” Ann Low said.\n\nIt rained.\n\n“Nobody ever listened to any of us in those days.”';

  const [said, alone] = await tag(text);

  assert.ok(alone!.confidence < said!.confidence);
});

const TYPES: [sentence: string, type: string][] = [
  ['The mayor said that the bridge was safe.', 'communication'],
  ['The minister fears that the bridge will fall.', 'belief'],
  ['The engineer knows that the bridge will fall.', 'fact'],
  ['The mayor wants the bridge closed by May.', 'intention'],
];

for (const [sentence, type] of TYPES) {
  test(`a ${type}: ${sentence}`, async () => {
    const [found] = await tag(sentence);

    assert.equal(found?.type, type);
  });
}

test('where a cue stands inside the quotation, what it reports is no quotation', async () => {
  const text = '“The mayor told me that the bridge would close in May,” Ann Low said.';

  const found = await tag(text);

  const kinds = found.map(({ kind, cue: [cue] }) => `${text.slice(cue!.start, cue!.end)}: ${kind}`);
  assert.deepEqual(kinds, ['said: direct', 'told: indirect']);
});

const NO_NEWS: [what: string, text: string][] = [
  ['a table', Array.from({ length: 40 }, (_, i) => `Player ${i},${3 * i},Velmora,20${10 + i}`).join('\n')],
  [
    'code',
    'export function around(spans: Span[]) {\n  return spans.filter((span) => span.end > 0);\n}\n'.repeat(20),
  ],
  [
    'a log',
    Array.from({ length: 40 }, (_, i) => `10:${10 + i} INFO server[${i}] GET /quotes 200`).join('\n'),
  ],
];

for (const [what, text] of NO_NEWS) {
  test(`nothing is said in ${what}`, async () => {
    assert.deepEqual(await tagged(text), []);
  });
}

const OTHER_LANGUAGES: [language: string, text: string][] = [
  [
    'French',
    'Le premier ministre a déclaré que le gouvernement présenterait un projet. « Nous devons agir maintenant », a-t-elle dit. Selon la police, deux hommes ont été arrêtés. L’opposition estime que le projet est trop cher.',
  ],
  [
    'German',
    'Die Kanzlerin sagte, dass die Regierung einen Entwurf vorlegen werde. „Wir müssen jetzt handeln“, sagte sie. Nach Angaben der Polizei wurden zwei Männer festgenommen. Die Opposition hält den Entwurf für zu teuer.',
  ],
  [
    'Spanish',
    'La presidenta dijo que el gobierno presentará un proyecto. «Tenemos que actuar ahora», dijo. Según la policía, dos hombres fueron detenidos. La oposición cree que el proyecto es demasiado caro.',
  ],
  [
    'Swedish',
    'Statsministern sade att regeringen lägger fram ett förslag. ”Vi måste agera nu”, sade hon. Enligt polisen greps två män i natt. Oppositionen menar att förslaget är för dyrt.',
  ],
];

/** Of four reports. Whosaid doesn't read articles in other languages; the network alone recognises some that look alike. */
const MOST_FOUND: Readonly<Record<string, number>> = { German: 2, Spanish: 3 };

for (const [language, text] of OTHER_LANGUAGES) {
  const most = MOST_FOUND[language] ?? 1;
  test(`hardly anything is said in ${language}, of four reports ${most} at most`, async () => {
    assert.ok((await tagged(text)).length <= most);
  });
}

test('one run takes as many threads as Lambda gives whole processors, one at least', () => {
  assert.deepEqual(['512', '1769', '3008', '3538', '10240'].map(threadsFor), [1, 1, 1, 2, 5]);
  assert.equal(threadsFor(undefined), undefined);
});
