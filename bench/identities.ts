/**
 * Which speakers of different articles are taken for one person. As a program it prints links that were made, for
 * reading:
 *
 *   node bench/identities.ts LINKS [ARTICLES]
 */
import { createHash } from 'node:crypto';
import { attribute } from '../lambdas/attribution/index.ts';
import {
  type Evidence,
  evidenceOf,
  fieldOf,
  type Identity,
  join,
  nameIdOf,
  type Persona,
  personaId,
  type SeenSpeaker,
  surnameKey,
  whoIsWho,
} from '../lambdas/identities/index.ts';
import { nameId } from '../lambdas/store/table/names.ts';
import { newsArticles, seedArticles } from './news.ts';
import { type Figures, Skipped } from './part.ts';
import { millisecondsOf, quantile, rounded } from './statistics.ts';

interface Text {
  text: string;
  published?: string | undefined;
}

interface SpeakerRecord {
  evidence: Evidence;
  quotes: number;
  articles: Set<number>;
}

interface Speakers {
  known: ReadonlyMap<string, SpeakerRecord>;
  /** Those of one surname together. */
  surnames: Persona[][];
}

const DAY = '2016-12-20';
const ARTICLES = 1000;

/** The named speakers of an article, with how often each speaks. */
async function namedIn(text: string): Promise<Map<string, { speaker: SeenSpeaker; quotes: number }>> {
  const named = new Map<string, { speaker: SeenSpeaker; quotes: number }>();
  for (const { speaker } of await attribute(text)) {
    if (!speaker?.name || speaker.type === 'unnamed') continue;
    const { name, type, roles, gender } = speaker;
    const known = named.get(nameId(name)) ?? { speaker: { name, type, roles, gender }, quotes: 0 };
    known.quotes++;
    named.set(nameId(name), known);
  }
  named.delete('');
  return named;
}

/** What all articles tell of their speakers, as the store gathers it. */
async function speakersOf(articles: readonly Text[]): Promise<Speakers> {
  const known = new Map<string, SpeakerRecord>();
  for (const [article, { text, published }] of articles.entries()) {
    const named = await namedIn(text);
    for (const [nameId, { speaker, quotes }] of named) {
      const others = [...named.keys()].filter((other) => other !== nameId);
      const day = published?.slice(0, 10) ?? DAY;
      const evidence = evidenceOf(speaker, { day, article: String(article), others });
      const id = personaId(nameId, fieldOf(speaker));
      const before = known.get(id);
      known.set(id, {
        evidence: before ? join(before.evidence, evidence) : evidence,
        quotes: (before?.quotes ?? 0) + quotes,
        articles: (before?.articles ?? new Set()).add(article),
      });
    }
  }
  const surnames = new Map<string, Persona[]>();
  for (const [id, { evidence, quotes }] of known) {
    const key = surnameKey(nameIdOf(id));
    const persona = { id, evidence, log2Quotes: Math.floor(Math.log2(quotes)) };
    surnames.set(key, [...(surnames.get(key) ?? []), persona]);
  }
  return { known, surnames: [...surnames.values()] };
}

/** What a link says: `nickname: role, rare`. */
const reasonOf = ({ by, and }: Identity['links'][number]) => `${by}: ${[...and].sort().join(', ') || '–'}`;

function linkFigures(name: string, identities: readonly Identity[]): Figures {
  const counts = new Map<string, number>();
  for (const link of identities.flatMap(({ links }) => links)) {
    counts.set(reasonOf(link), (counts.get(reasonOf(link)) ?? 0) + 1);
  }
  return {
    title: `Identities: links among speakers of ${name}, by what speaks for them`,
    rows: [['', 'links'], ...[...counts].sort(([a], [b]) => (a < b ? -1 : 1))],
    notes: ['node bench/identities.ts 100 prints a hundred of them, for reading.'],
  };
}

function sizeFigures(name: string, speakers: Speakers, identities: readonly Identity[], ms: number): Figures {
  const bytes = [...speakers.known.values()].map(({ evidence }) =>
    Buffer.byteLength(JSON.stringify(evidence)),
  );
  const isMerged = ({ personas }: Identity) => new Set(personas.map(nameIdOf)).size > 1;
  const isSplit = ({ id, personas }: Identity) => !personas.some((one) => nameIdOf(one) === id);
  return {
    title: `Identities: speakers of ${name}`,
    rows: [
      ['personas', speakers.known.size],
      ['names', new Set([...speakers.known.keys()].map(nameIdOf)).size],
      ['speakers', identities.length],
      ['speakers of several names', identities.filter(isMerged).length],
      ['other namesakes', identities.filter(isSplit).length],
      ['personas of one surname at most', Math.max(...speakers.surnames.map(({ length }) => length))],
      ['bytes of evidence, median', quantile(bytes, 0.5)],
      ['bytes of evidence, most', Math.max(...bytes)],
      ['ms to decide on all', rounded(ms)],
    ],
  };
}

/** Who speaks in several of the seeds, under which names. */
async function seedFigures(seeds: readonly Text[]): Promise<Figures> {
  const { known, surnames } = await speakersOf(seeds);
  const rows: [string, number, string][] = [];
  for (const { id, personas } of surnames.flatMap(whoIsWho)) {
    const own = personas.map((one) => known.get(one) as SpeakerRecord);
    const count = new Set(own.flatMap(({ articles }) => [...articles])).size;
    const names = new Set(own.flatMap(({ evidence }) => evidence.names));
    if (count > 1 && own.some(({ evidence }) => evidence.type === 'person')) {
      rows.push([id, count, [...names].sort().join(', ')]);
    }
  }
  return {
    title: 'Identities: people quoted in several of the seeds',
    rows: [['', 'seeds', 'names'], ...rows.sort(([a], [b]) => (a < b ? -1 : 1))],
  };
}

/** Who of the speakers of many articles is taken for one person, and by what. */
export default async function identities(): Promise<Figures[]> {
  const seeds = seedArticles();
  if (!seeds) throw new Skipped('The news is no part of the project: ../shared is not here.');
  const { name, articles } = await newsArticles(ARTICLES);
  const speakers = await speakersOf(articles);
  let found: Identity[] = [];
  const ms = await millisecondsOf(() => {
    found = speakers.surnames.flatMap(whoIsWho);
  });
  return [sizeFigures(name, speakers, found, ms), linkFigures(name, found), await seedFigures(seeds)];
}

if (import.meta.main) {
  const [most = '100', count = String(ARTICLES)] = process.argv.slice(2);
  const { known, surnames } = await speakersOf((await newsArticles(Number(count))).articles);
  const shown = (id: string) => {
    const { names, roles, first, last } = (known.get(id) as SpeakerRecord).evidence;
    return `  ${id}  ${names.join(' / ')}  ${roles.join(' ')}  ${first} to ${last}`;
  };
  const shuffled = surnames
    .flatMap(whoIsWho)
    .flatMap(({ links }) => links)
    .map((link) => ({ link, order: createHash('sha256').update(`${link.a} ${link.b}`).digest('hex') }))
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  for (const { link } of shuffled.slice(0, Number(most))) {
    console.log(`${reasonOf(link)}\n${shown(link.a)}\n${shown(link.b)}\n`);
  }
}
