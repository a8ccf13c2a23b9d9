import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Style } from '../lambdas/attribution/index.ts';
import { isRight } from '../training/gold.ts';
import { fragmentScore } from './fragments.ts';
import { annotated, scorer } from './news.ts';
import { type Figures, Skipped } from './part.ts';
import {
  attributed,
  judged,
  matched,
  type Pair,
  type QuotedScorer,
  type Scored,
  type Scorer,
} from './scored.ts';
import { percent } from './statistics.ts';

const CORPORA: { name: string; style: Style }[] = [
  { name: 'fresh/dev', style: 'fresh' },
  { name: 'wild/dev', style: 'fresh' },
  { name: 'polnear/dev', style: 'fresh' },
  { name: 'seeds/gold', style: 'fresh' },
  { name: 'wild/dev', style: 'polnear' },
  { name: 'polnear/dev', style: 'polnear' },
];
const QUOTED = new URL('../../shared/eval/quoted.mjs', import.meta.url);
const CASES = new URL('../../shared/cases/check.mjs', import.meta.url);
const BINS = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.001];

/** How right the engine is, by annotated articles that it was not fitted on. */
export default async function accuracy(): Promise<Figures[]> {
  const path = scorer();
  const corpora = CORPORA.map((corpus) => ({ ...corpus, articles: annotated(corpus.name) ?? [] }));
  if (path === undefined || !existsSync(QUOTED) || corpora.some(({ articles }) => articles.length === 0)) {
    throw new Skipped(
      'The annotated articles and their scorers are no part of the project: ../shared is not here.',
    );
  }
  const { score } = (await import(path)) as { score: Scorer };
  const { score: scoreQuoted } = (await import(QUOTED.href)) as { score: QuotedScorer };
  const scored: Scored[] = [];
  for (const { name, style, articles } of corpora) {
    const pairs: Pair[] = [];
    for (const article of articles) pairs.push(await attributed(article, style));
    scored.push({ name: style === 'polnear' ? `${name}, as PolNeAR` : name, pairs, score: score(pairs) });
  }
  return [
    quotedFigures(scored, scoreQuoted),
    speakerFigures(scored),
    relationFigures('Accuracy: relations, %', scored),
    relationFigures(
      'Accuracy: relations that are communications, %',
      scored
        .filter(({ pairs }) =>
          pairs.some(({ gold }) => gold.attributions.some(({ type }) => type !== undefined)),
        )
        .map(({ name, pairs }) => ({ name, pairs, score: score(pairs.map(communications)) })),
    ),
    certaintyFigures(scored),
    roleFigures(scored),
    labelFigures(scored),
    reliabilityFigures(scored, score),
    fragmentFigures(scored),
    ...caseFigures(),
  ];
}

function communications({ gold, predicted, ...pair }: Pair): Pair {
  const only = <T extends { type?: string }>(all: T[]) =>
    all.filter(({ type }) => type === undefined || type === 'communication');
  return {
    ...pair,
    gold: { attributions: only(gold.attributions) },
    predicted: { attributions: only(predicted.attributions) },
  };
}

/** What a reader feels: whose are the words in quotation marks? */
function quotedFigures(scored: Scored[], scoreQuoted: QuotedScorer): Figures {
  return {
    title: 'Accuracy: quoted words with their speaker, %',
    rows: [
      ['', 'right', 'found', 'right of named', 'asked'],
      ...scored.map(({ name, pairs }) => {
        const { asked, found, right, named, namedRight } = scoreQuoted(pairs);
        return [name, percent(right / asked), percent(found / asked), percent(namedRight / named), asked];
      }),
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
    ],
  };
}

const RELATIONS = ['all', 'quoted', 'unquoted'] as const;
const ROLES = ['source', 'cue', 'content'] as const;
const MEASURES = ['exact', 'token'] as const;

function relationFigures(title: string, scored: Scored[]): Figures {
  return {
    title,
    rows: [
      ['', ...RELATIONS.flatMap((kind) => [`${kind} P`, 'R', 'F1'])],
      ...scored.map(({ name, score }) => [
        name,
        ...RELATIONS.flatMap((kind) => {
          const { precision, recall, f1 } = score.relation[kind];
          return [precision, recall, f1].map(percent);
        }),
      ]),
    ],
  };
}

/** Of speakers found that are this sure, how many are right, where annotators gave the content to somebody. */
function certaintyFigures(scored: Scored[]): Figures {
  const bins = scored.map(({ pairs }) => {
    const answers = pairs.flatMap(judged).map(({ confidence, name, wanted }) => ({
      confidence,
      right: isRight(wanted === null ? null : [wanted].flat(), name),
    }));
    return BINS.slice(1).map((to, i) => {
      const inside = answers.filter(({ confidence }) => confidence >= BINS[i]! && confidence < to);
      return {
        share: inside.length / answers.length,
        right: inside.filter(({ right }) => right).length / inside.length,
      };
    });
  });
  return {
    title: 'Accuracy: confidence of speakers: share of those found, and how many of them are right, in %',
    rows: [
      ['', ...scored.flatMap(({ name }) => [name, 'right'])],
      ...BINS.slice(1).map((to, i) => [
        `${BINS[i]} to ${Math.min(1, to)}`,
        ...bins.flatMap((own) => [
          percent(own[i]!.share),
          Number.isNaN(own[i]!.right) ? '–' : percent(own[i]!.right),
        ]),
      ]),
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
        const found = pairs.flatMap(matched);
        const right = (label: 'kind' | 'type') => {
          const known = found.filter(({ wanted }) => wanted[label] !== undefined);
          return known.length > 0
            ? percent(known.filter(({ wanted, best }) => wanted[label] === best[label]).length / known.length)
            : '–';
        };
        return [name, found.length, right('kind'), right('type')];
      }),
    ],
  };
}

function reliabilityFigures(scored: Scored[], score: Scorer): Figures {
  const bins = scored.map(({ pairs }) => {
    const answers = pairs.flatMap((pair) =>
      pair.predicted.attributions.map((one) => ({
        confidence: one.confidence,
        // The scorer has no answer for a single relation but the precision of a text with no other.
        right: score([{ ...pair, predicted: { attributions: [one] } }]).relation.all.precision,
      })),
    );
    return BINS.slice(1).map((to, i) => {
      const inside = answers.filter(({ confidence }) => confidence >= BINS[i]! && confidence < to);
      return {
        number: inside.length,
        right: inside.reduce((sum, { right }) => sum + right, 0) / inside.length,
      };
    });
  });
  return {
    title: 'Accuracy: confidence of attributions, and the share of relations with it that are right, in %',
    rows: [
      ['', ...scored.flatMap(({ name }) => [name, 'right'])],
      ...BINS.slice(1).map((to, i) => [
        `${BINS[i]} to ${Math.min(1, to)}`,
        ...bins.flatMap((own) => [own[i]!.number, own[i]!.number > 0 ? percent(own[i]!.right) : '–']),
      ]),
    ],
  };
}

function fragmentFigures(scored: Scored[]): Figures {
  return {
    title: "Accuracy by CofeNet's measures: fragments of paragraphs, without links, in %",
    rows: [
      ['', ...ROLES.flatMap((role) => [`${role} exact`, 'begin', 'Jaccard'])],
      ...scored.map(({ name, pairs }) => [
        name,
        ...ROLES.flatMap((role) => {
          const { exact, begin, jaccard } = fragmentScore(pairs, role);
          return [exact, begin, jaccard].map(percent);
        }),
      ]),
    ],
  };
}

/** Small cases after public complaints, where they are here. */
function caseFigures(): Figures[] {
  if (!existsSync(CASES)) return [];
  const root = fileURLToPath(new URL('..', import.meta.url));
  const { stdout } = spawnSync(process.execPath, [fileURLToPath(CASES)], { cwd: root, encoding: 'utf8' });
  return [
    {
      title: 'Accuracy: small cases after public complaints',
      rows: [['', stdout.trim().split('\n').at(-1) ?? '']],
    },
  ];
}
