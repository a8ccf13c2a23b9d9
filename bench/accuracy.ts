import { type Attribution, attribute } from '../lambdas/attribution/index.ts';
import { type AnnotatedArticle, annotated, scorer } from './news.ts';
import { type Figures, Skipped } from './part.ts';
import { percent } from './statistics.ts';

const CORPORA = ['polnear/dev', 'wild/dev', 'seeds/gold'];
/** Large enough for shares of bins to mean something. */
const RELIABILITY = ['polnear/dev', 'wild/dev'];
const LABELLED = ['wild/dev', 'seeds/gold'];
const BINS = 10;

interface Measure {
  precision: number;
  recall: number;
  f1: number;
}

/** What the scorer answers, as far as it is shown. */
interface Score {
  exact: Record<Role, Measure>;
  token: Record<Role, Measure>;
  relation: Record<'all' | 'quoted' | 'unquoted', Measure>;
  sourceGivenContent: number | null;
  speakerGivenContent?: number;
  speakerEndToEnd?: number;
}

type Role = 'source' | 'cue' | 'content';
type Predicted = AnnotatedArticle['attributions'][number] & Pick<Attribution, 'kind' | 'type' | 'confidence'>;
interface Pair extends Pick<AnnotatedArticle, 'id' | 'text'> {
  gold: Pick<AnnotatedArticle, 'attributions'>;
  predicted: { attributions: Predicted[] };
}
type Scorer = (pairs: Pair[]) => Score;

interface Scored {
  name: string;
  pairs: Pair[];
  score: Score;
}

/** How right the engine is, by annotated articles that it was not fitted on. */
export default async function accuracy(): Promise<Figures[]> {
  const path = scorer();
  const corpora = CORPORA.flatMap((name) => ({ name, articles: annotated(name) ?? [] }));
  if (path === undefined || corpora.some(({ articles }) => articles.length === 0)) {
    throw new Skipped(
      'The annotated articles and their scorer are no part of the project: ../shared is not here.',
    );
  }
  const { score } = (await import(path)) as { score: Scorer };
  const scored: Scored[] = [];
  for (const { name, articles } of corpora) {
    const pairs: Pair[] = [];
    for (const article of articles) pairs.push(await attributed(article));
    scored.push({ name, pairs, score: score(pairs) });
  }
  return [
    relationFigures(scored),
    speakerFigures(scored),
    roleFigures(scored),
    labelFigures(scored.filter(({ name }) => LABELLED.includes(name))),
    reliabilityFigures(
      scored.filter(({ name }) => RELIABILITY.includes(name)),
      score,
    ),
  ];
}

async function attributed({ id, text, attributions }: AnnotatedArticle): Promise<Pair> {
  const predicted = (await attribute(text)).map(
    ({ kind, type, source, cue, content, speaker, confidence }) => {
      const pairs = (spans: typeof source) => spans.map(({ start, end }): [number, number] => [start, end]);
      return {
        source: pairs(source),
        cue: pairs(cue),
        content: pairs(content),
        speaker: speaker?.name ?? null,
        kind,
        type,
        confidence,
      };
    },
  );
  return { id, text, gold: { attributions }, predicted: { attributions: predicted } };
}

const RELATIONS = ['all', 'quoted', 'unquoted'] as const;
const ROLES = ['source', 'cue', 'content'] as const;
const MEASURES = ['exact', 'token'] as const;

function relationFigures(scored: Scored[]): Figures {
  const columns = RELATIONS.flatMap((kind) => [`${kind} P`, 'R', 'F1']);
  return {
    title: 'Accuracy: relations, %',
    rows: [
      ['', ...columns],
      ...scored.map(({ name, score }) => [
        name,
        ...RELATIONS.flatMap((kind) => {
          const { precision, recall, f1 } = score.relation[kind];
          return [precision, recall, f1].map(percent);
        }),
      ]),
      ['expected of polnear', '', '', '>= 75', '', '', '>= 94', '', '', '>= 68.5'],
      ['expected of wild', '', '', '>= 80', '', '', '>= 94', '', '', ''],
    ],
  };
}

function speakerFigures(scored: Scored[]): Figures {
  const share = (value: number | null | undefined) => (typeof value === 'number' ? percent(value) : '–');
  return {
    title: 'Accuracy: sources and speakers, % right',
    rows: [
      ['', 'source, given content', 'speaker, given content', 'speaker, end to end'],
      ...scored.map(({ name, score }) => [
        name,
        ...[score.sourceGivenContent, score.speakerGivenContent, score.speakerEndToEnd].map(share),
      ]),
      ['expected of polnear', '>= 95', '', ''],
    ],
  };
}

function roleFigures(scored: Scored[]): Figures {
  return {
    title: 'Accuracy: words of each role, F1 in %',
    rows: [
      ['', ...MEASURES.flatMap((measure) => ROLES.map((role) => `${measure} ${role}`))],
      ...scored.map(({ name, score }) => [
        name,
        ...MEASURES.flatMap((measure) => ROLES.map((role) => percent(score[measure][role].f1))),
      ]),
      ['expected of polnear', '>= 83', '>= 75', '>= 73', '', '', '>= 91.5'],
    ],
  };
}

/** How often the labels of an attribution are right, of those whose content is found. */
function labelFigures(scored: Scored[]): Figures {
  return {
    title: 'Accuracy: labels, given the content, % right',
    rows: [
      ['', 'found', 'kind', 'type'],
      ...scored.map(({ name, pairs }) => {
        const found = pairs.flatMap(({ gold, predicted }) =>
          gold.attributions.flatMap((wanted) => {
            const [best] = predicted.attributions
              .map((one) => ({ wanted, best: one, shared: shareOf(wanted.content, one.content) }))
              .sort((a, b) => b.shared - a.shared);
            return best && best.shared >= 0.5 ? [best] : [];
          }),
        );
        const right = (label: 'kind' | 'type') => {
          const known = found.filter(({ wanted }) => wanted[label] !== undefined);
          return known.length > 0
            ? percent(known.filter(({ wanted, best }) => wanted[label] === best[label]).length / known.length)
            : '–';
        };
        return [name, found.length, right('kind'), right('type')];
      }),
      ['expected of wild', '', '>= 97', '>= 92'],
    ],
  };
}

/** Intersection over union of two contents, in code units. */
function shareOf(some: readonly [number, number][], others: readonly [number, number][]): number {
  let shared = 0;
  for (const [start, end] of some)
    for (const [from, to] of others) shared += Math.max(0, Math.min(end, to) - Math.max(start, from));
  const lengthOf = (spans: readonly [number, number][]) =>
    spans.reduce((sum, [start, end]) => sum + end - start, 0);
  return shared / (lengthOf(some) + lengthOf(others) - shared);
}

/** What became of the attributions whose confidence lies in one bin. */
interface Bin {
  number: number;
  right: number;
}

function reliabilityFigures(scored: Scored[], score: Scorer): Figures {
  const bins = scored.map(({ pairs }) => binsOf(pairs, score));
  const row = (label: string, shown: Bin[]) => [
    label,
    ...shown.flatMap(({ number, right }) => [number, number > 0 ? percent(right / number) : '–']),
  ];
  return {
    title: 'Accuracy: confidence, and the share of relations with it that are right, in %',
    rows: [
      ['', ...scored.flatMap(({ name }) => [`${name}, number`, 'right'])],
      ...Array.from({ length: BINS }, (_, index) =>
        row(
          `${(index / BINS).toFixed(1)} to ${((index + 1) / BINS).toFixed(1)}`,
          bins.map((ofCorpus) => ofCorpus[index] ?? { number: 0, right: 0 }),
        ),
      ),
      row('all', bins.map(sumOf)),
    ],
  };
}

function binsOf(pairs: Pair[], score: Scorer): Bin[] {
  const bins = Array.from({ length: BINS }, (): Bin => ({ number: 0, right: 0 }));
  for (const pair of pairs) {
    for (const attribution of pair.predicted.attributions) {
      const bin = bins[Math.min(BINS - 1, Math.floor(attribution.confidence * BINS))];
      if (!bin) continue;
      bin.number++;
      const alone = { ...pair, predicted: { attributions: [attribution] } };
      // The scorer has no answer for a single relation but the precision of a text with no other.
      bin.right += score([alone]).relation.all.precision;
    }
  }
  return bins;
}

function sumOf(bins: Bin[]): Bin {
  return bins.reduce(
    (sum, { number, right }) => ({ number: sum.number + number, right: sum.right + right }),
    {
      number: 0,
      right: 0,
    },
  );
}
