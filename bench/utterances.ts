/**
 * How well variants of an utterance are found. As a program it prints links that were found, for reading:
 *
 *   node bench/utterances.ts LINKS [ARTICLES]
 */
import { createHash } from 'node:crypto';
import { isSame, type Said, type Signature, signaturesOf } from '../lambdas/text-reuse/index.ts';
import { type CrossLink, crossLinks, type Member, newsArticles, quotedIn } from './news.ts';
import { inOwnProcess } from './own-process.ts';
import { type Figures, Skipped } from './part.ts';
import { percent, rounded } from './statistics.ts';
import type { Step } from './utterance-growth.ts';

type PairKind = CrossLink['relation'];

interface Placed extends Member {
  group: number;
  link: CrossLink;
  signatures: Signature[];
}

interface PairCounts {
  asked: number;
  found: number;
}

const KINDS: PairKind[] = ['verbatim', 'near-verbatim', 'translation-variant'];
/** All of them tell of one event; who speaks is not given, which is harder than with speakers. */
const DAY = '2016-12-20';

const saidIn = ({ passage }: Signature, day = DAY): Said => ({ passage, day });

/** Whether a shared key brings two quotes together, and a passage of each is the same. */
const isLinked = (some: Signature[], others: Signature[]) =>
  some.some((one) =>
    others.some(
      (other) => one.keys.some((key) => other.keys.includes(key)) && isSame(saidIn(one), saidIn(other)),
    ),
  );

const pairKind = (a: Placed, b: Placed): PairKind =>
  a.link.relation !== 'translation-variant'
    ? a.link.relation
    : a.wording === b.wording
      ? 'verbatim'
      : 'translation-variant';

/** The members of all groups, in pairs from different articles. */
function* pairsOf(placed: Placed[]): Generator<[Placed, Placed]> {
  for (const [index, a] of placed.entries()) {
    for (const b of placed.slice(index + 1)) if (a.article !== b.article) yield [a, b];
  }
}

function pairFigures(links: CrossLink[], withIndirect: boolean): Figures {
  const placed = links.flatMap((link, group) =>
    link.members
      .filter(({ kind }) => withIndirect || kind !== 'indirect')
      .map((member): Placed => {
        const quote = { kind: 'direct', type: 'communication', text: member.text } as const;
        return { ...member, group, link, signatures: signaturesOf(quote) };
      }),
  );
  const tallies = new Map(KINDS.map((kind): [PairKind, PairCounts] => [kind, { asked: 0, found: 0 }]));
  let wrong = 0;
  for (const [a, b] of pairsOf(placed)) {
    const isFound = isLinked(a.signatures, b.signatures);
    if (a.group !== b.group) wrong += Number(isFound);
    else if (!a.link.uncertain) {
      const tally = tallies.get(pairKind(a, b)) as PairCounts;
      tally.asked++;
      tally.found += Number(isFound);
    }
  }
  const row = (label: string, kinds: PairKind[], expected: string) => {
    const asked = kinds.reduce((sum, kind) => sum + (tallies.get(kind)?.asked ?? 0), 0);
    const found = kinds.reduce((sum, kind) => sum + (tallies.get(kind)?.found ?? 0), 0);
    const [precision, recall] = [found / (found + wrong || 1), found / (asked || 1)];
    const f1 = (2 * precision * recall) / (precision + recall || 1);
    return [label, asked, ...[precision, recall, f1].map(percent), expected];
  };
  return {
    title: `Utterances: pairs of ${withIndirect ? 'all' : 'direct and mixed'} quotes, %`,
    rows: [
      ['', 'pairs', 'P', 'R', 'F1', 'expected F1'],
      ...KINDS.map((kind) => row(kind, [kind], '')),
      row('verbatim and near', ['verbatim', 'near-verbatim'], withIndirect ? '' : '>= 95'),
      row('translation', ['translation-variant'], withIndirect ? '' : '>= 60'),
    ],
    notes: [`${wrong} links between different utterances, taken off the precision of every row.`],
  };
}

interface Found extends Said {
  article: number;
}

/** Links between the quotes of different articles, found as articles arrive. */
async function linksIn(articles: number) {
  const news = await newsArticles(articles);
  const buckets = new Map<string, Found[]>();
  const links: [Found, Found][] = [];
  let [quotes, compared] = [0, 0];
  for (const [article, { text, published }] of news.articles.entries()) {
    for (const words of quotedIn(text)) {
      quotes++;
      const quote = { kind: 'direct', type: 'communication', text: words } as const;
      for (const signature of signaturesOf(quote)) {
        const said = { ...saidIn(signature, published?.slice(0, 10) ?? '2021-01-01'), article };
        const candidates = new Set(signature.keys.flatMap((key) => buckets.get(key) ?? []));
        for (const other of candidates) {
          if (other.article === article) continue;
          compared++;
          if (isSame(said, other)) links.push([said, other]);
        }
        for (const key of signature.keys) buckets.set(key, [...(buckets.get(key) ?? []), said]);
      }
    }
  }
  return { name: news.name, quotes, compared, links };
}

function growthFigures(steps: Step[]): Figures {
  const row = (label: string, value: (step: Step) => number) => [
    label,
    ...steps.map((step) => rounded(value(step))),
  ];
  return {
    title: 'Utterances: what one more quote takes, by how many are stored',
    rows: [
      ['', ...steps.map(({ quotes }) => quotes.toLocaleString('en-US'))],
      row('requests', ({ requests }) => requests),
      row('read units', ({ units }) => units),
      row('rows read', ({ rows }) => rows),
      row('ms to compare, median', ({ median }) => median),
      row('ms to compare, p99', ({ slowest }) => slowest),
      row('variants found', ({ variants }) => variants),
    ],
    notes: ['Quotes of the news, and beyond those the same with other words of the same frequency.'],
  };
}

/** How well the same utterance is known again: annotated pairs, and links among articles of all kinds. */
export default async function utterances(): Promise<Figures[]> {
  const links = crossLinks();
  if (!links) throw new Skipped('The annotated pairs are no part of the project: ../shared is not here.');
  const found = await linksIn(2000);
  const steps = await inOwnProcess<Step[]>('utterance-growth.ts');
  return [
    pairFigures(links, false),
    pairFigures(links, true),
    {
      title: `Utterances: links among ${found.name}`,
      rows: [
        ['quotes', found.quotes],
        ['pairs compared', found.compared],
        ['linked', found.links.length],
      ],
      notes: ['node bench/utterances.ts 100 prints a hundred of them, for reading.'],
    },
    growthFigures(steps),
  ];
}

if (import.meta.main) {
  const [most = '100', articles = '2000'] = process.argv.slice(2);
  const { links } = await linksIn(Number(articles));
  const shuffled = links
    .map(([a, b]) => ({
      a,
      b,
      order: createHash('sha256')
        .update(a.passage.text + b.passage.text)
        .digest('hex'),
    }))
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  for (const { a, b } of shuffled.slice(0, Number(most))) {
    console.log(`${a.day}  ${a.passage.text}\n${b.day}  ${b.passage.text}\n`);
  }
}
