import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { FormatSpeed } from './format-speed.ts';
import { FILE_KINDS, readsOf } from './large-files.ts';
import { LAYOUTS } from './layouts/index.ts';
import { FORMATS, pagesUrl, truthOfPages } from './news.ts';
import { inOwnProcess } from './own-process.ts';
import { type PageScore, scoreOf } from './page-scores.ts';
import type { Figures } from './part.ts';
import { median, percent, rounded } from './statistics.ts';

/** Pages that are called ready with less than that are wrong, not merely untidy. */
const POOR = 0.6;

/**
 * How well main text and facts are found on pages whose right text is known, how fast each format is read, and in how much
 * memory.
 */
export default async function articles(): Promise<Figures[]> {
  return [await pages(), await formats(), await memory()];
}

async function pages(): Promise<Figures> {
  const truths = truthOfPages() ?? [];
  const sets = new Map<string, PageScore[]>();
  for (const truth of truths) {
    const bytes = gunzipSync(readFileSync(new URL(truth.file, pagesUrl())));
    const score = await scoreOf(bytes, { ...truth, file: truth.file.replace(/\.gz$/, '') });
    const set = `${truth.file.split('/')[0]}, ${halfOf(truth.file)}`;
    sets.set(set, [...(sets.get(set) ?? []), score]);
  }
  for (const [kind, layouts] of Object.entries(LAYOUTS)) {
    for (const { name, html, text, title, authors, published } of layouts) {
      if (text === undefined) continue;
      const score = await scoreOf(Buffer.from(html), {
        file: `${kind}/${name}.html`,
        text: text.join('\n\n'),
        ...(title !== undefined && { title }),
        ...(authors !== undefined && { authors }),
        ...(published !== undefined && published !== '' && { date: published }),
      });
      sets.set('own layouts', [...(sets.get('own layouts') ?? []), score]);
    }
  }
  const names = [...sets.keys()].sort();
  return {
    title: 'Pages: paragraphs and words of the main text, facts (%)',
    rows: [
      [
        '',
        'pages',
        'ready',
        'median P',
        'median R',
        'mean P',
        'mean R',
        'worst R',
        'words F1',
        'F1 < 60',
        'title',
        'date',
        'authors',
        'language',
      ],
      ...names.map((name) => rowOf(name, sets.get(name) ?? [])),
    ],
    notes: [
      'P, R: precision and recall of paragraphs; words F1: median. A ready page with an F1 of words under 60 is wrong. Language is by',
      'what pages declare, of which some are wrong themselves.',
      ...(truths.length === 0
        ? ['The pages of other publishers are no part of the project: ../shared is not here.']
        : []),
    ],
  };
}

/** By a hash of its name: rules are made while looking at the one half, the other one tells what they are worth. */
function halfOf(file: string): 'seen' | 'unseen' {
  return createHash('sha256').update(file).digest()[0]! % 2 === 0 ? 'seen' : 'unseen';
}

function rowOf(name: string, scores: readonly PageScore[]): (string | number)[] {
  const ready = scores.filter(({ failed }) => failed === undefined);
  const of = (what: 'words' | 'paragraphs', which: 'precision' | 'recall' | 'f1') =>
    ready.map((score) => score[what][which]);
  const mean = (values: readonly number[]) =>
    values.length === 0 ? '' : percent(values.reduce((sum, value) => sum + value, 0) / values.length);
  const share = (fact: 'title' | 'date' | 'authors' | 'language') =>
    mean(scores.flatMap((score) => score[fact] ?? []).map(Number));
  return [
    name,
    scores.length,
    ready.length,
    percent(median(of('paragraphs', 'precision'))),
    percent(median(of('paragraphs', 'recall'))),
    mean(of('paragraphs', 'precision')),
    mean(of('paragraphs', 'recall')),
    percent(Math.min(...of('paragraphs', 'recall'))),
    percent(median(of('words', 'f1'))),
    of('words', 'f1').filter((f1) => f1 < POOR).length,
    share('title'),
    share('date'),
    share('authors'),
    share('language'),
  ];
}

async function formats(): Promise<Figures> {
  const rows: (string | number)[][] = [];
  for (const format of readdirSync(FORMATS)) {
    const speed = await inOwnProcess<FormatSpeed>('format-speed.ts', format);
    rows.push([
      format,
      speed.files,
      rounded(speed.bytes / speed.files / 1000),
      rounded(speed.filesPerProcessorSecond),
      rounded(speed.memory / 1e6),
    ]);
  }
  return {
    title: 'Formats: files that are read in a second of processor time',
    rows: [['', 'files', 'KB a file', 'files/s', 'peak MB'], ...rows],
    notes: [
      'Our fixtures, each format in a process of its own: Node takes some 60 MB before it reads anything.',
    ],
  };
}

/** How much more memory a file may take that is eight times as large and read record by record: garbage comes and goes. */
const MOST_GROWTH = 1.5;
/** The most that a file may take that is read as a whole, in MB: an environment of the extract function has the engine beside it. */
const MOST_MEMORY = 500;

/** Files twice as large each time: what is read record by record must not take more memory for it. */
async function memory(): Promise<Figures> {
  const rows: (string | number)[][] = [];
  for (const [name, kind] of Object.entries(FILE_KINDS)) {
    const reads = await readsOf(kind);
    const peaks = reads.map((read) => read.memory / 1e6);
    const [smallest = 0] = peaks;
    rows.push([
      name,
      kind.largest,
      reads.at(-1)?.articles ?? 0,
      ...peaks.map(Math.round),
      (peaks.at(-1)! / smallest).toFixed(2),
      kind.streams ? `ratio <= ${MOST_GROWTH}` : `peak <= ${MOST_MEMORY}`,
    ]);
  }
  return {
    title: 'Formats: peak memory by the size of the file',
    rows: [
      [
        '',
        'largest, MB',
        'articles in it',
        'peak MB at 1/8',
        'at 1/4',
        'at 1/2',
        'at the largest',
        'ratio',
        'expected',
      ],
      ...rows,
    ],
    notes: [
      'Each format in a process of its own, which reads four files: an eighth of the largest, a quarter, a half, all. Those with a',
      'ratio are read record by record, the others as a whole; of these the largest is what the limits allow.',
    ],
  };
}
