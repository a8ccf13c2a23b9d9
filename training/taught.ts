// Annotates articles in the style of fresh by the network in lambdas/attribution/model, for the network to learn from:
//
//   node training/taught.ts CORPUS.jsonl > taught.jsonl
//   node training/taught.ts --news ARTICLES.jsonl.gz KNOWN.jsonl... > taught.jsonl
//
// CORPUS is annotated in PolNeAR's style: what people wrote stays, and what that style leaves out is added. ARTICLES have
// no annotation, a line {"id", "text", "date", "publication"}: some of each publication, none that is in a KNOWN corpus.
// What the network adds has its confidence; a speaker is told where the network is sure of it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readDocument } from '../lambdas/attribution/document.ts';
import { loadEngine } from '../lambdas/attribution/index.ts';
import { bind } from '../lambdas/attribution/layout/bind.ts';
import { CONSTRUCT } from '../lambdas/attribution/layout/construct.ts';
import { findQuotations } from '../lambdas/attribution/marks/quotations.ts';
import { findSpeakers } from '../lambdas/attribution/speakers/index.ts';
import { withElided } from '../lambdas/attribution/tagging/elision.ts';
import { attributionsOf } from '../lambdas/attribution/tagging/index.ts';
import { NetworkTagger } from '../lambdas/attribution/tagging/tagger.ts';
import type { Span } from '../lambdas/model/attribution.ts';
import { type Annotated, readCorpus, type Spans } from './corpus.ts';

type Attribution = Annotated['attributions'][number];

interface Article {
  id: string;
  text: string;
  date?: string;
  publication: string;
}

/** What is less likely is not worth learning, not even a little. */
const LEAST_CONFIDENCE = 0.2;
const SURE_SPEAKER = 0.85;
/** Contents that share so much, by intersection over union, are one. */
const SAME = 0.5;
/** Of the unannotated: in UTF-16 code units, in quotation marks, in attributions, and of one publication. */
const LENGTH = { least: 1500, most: 6500 };
const LEAST_MARKS = 4;
const LEAST_ATTRIBUTIONS = 3;
const MOST_OF_ONE = 6;

const tagger = new NetworkTagger(await loadEngine(), 'fresh');
const [first, ...files] = process.argv.slice(2) as [string, ...string[]];
if (first === '--news') {
  const [articles, ...known] = files as [string, ...string[]];
  for (const { id, text, date } of chosen(articles, known)) {
    const attributions = await read(text);
    if (attributions.length >= LEAST_ATTRIBUTIONS)
      console.log(JSON.stringify({ id, text, date, attributions }));
  }
} else
  for (const article of readCorpus(first)) {
    const attributions = joined(article, await read(article.text));
    console.log(JSON.stringify({ id: article.id, text: article.text, date: article.date, attributions }));
  }

async function read(text: string): Promise<Attribution[]> {
  const document = readDocument(text);
  const quotations = findQuotations(document);
  const found = await tagger.read(document, quotations);
  const tagged = bind(
    document,
    quotations,
    withElided(text, attributionsOf(found.relations, LEAST_CONFIDENCE)),
  );
  const speakers = await findSpeakers(document, found, tagged);
  const pairs = (spans: readonly Span[]): Spans => spans.map(({ start, end }) => [start, end]);
  return tagged.map(({ source, cue, content, type, confidence, construct }, index) => {
    const speaker = construct === CONSTRUCT.loose ? undefined : speakers[index]?.speaker;
    const isSure = speaker && speaker.confidence >= SURE_SPEAKER;
    const spans = { source: pairs(source), cue: pairs(cue), content: pairs(content) };
    if (!isSure) return { ...spans, type, confidence };
    return { ...spans, type, confidence, speaker: speaker.name === null ? null : [speaker.name] };
  });
}

/**
 * What people wrote, with what the network adds. A content over several paragraphs is an attribution for each in the style
 * of fresh: those are the network's, with the speaker that people told.
 */
function joined({ text, attributions }: Annotated, read: readonly Attribution[]): Attribution[] {
  const isPartOf = (one: Attribution, whole: Attribution) =>
    shared(one.content, whole.content) > 0.8 * lengthOf(one.content) &&
    overlap(one.content, whole.content) < 0.9;
  const isParted = (gold: Attribution) =>
    text.slice(gold.content[0]![0], gold.content.at(-1)![1]).includes('\n') &&
    read.some((one) => isPartOf(one, gold));
  const parted = attributions.filter(isParted);
  const kept = attributions.filter((gold) => !parted.includes(gold));
  const added = read
    .filter((one) => !kept.some((gold) => overlap(gold.content, one.content) >= SAME))
    .map((one) => {
      const whole = parted.find((gold) => isPartOf(one, gold));
      if (!whole) return one;
      const speaker = whole.speaker === undefined ? one.speaker : whole.speaker;
      return {
        ...one,
        confidence: Math.max(one.confidence!, 0.9),
        ...(speaker !== undefined && { speaker }),
      };
    });
  return [...kept, ...added].sort((a, b) => a.content[0]![0] - b.content[0]![0]);
}

function chosen(file: string, known: readonly string[]): Article[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter(Boolean);
  const drawn = (id: string) => createHash('sha256').update(id).digest().readUInt32BE(0);
  const articles = lines.map((line) => JSON.parse(line) as Article).sort((a, b) => drawn(a.id) - drawn(b.id));
  const taken = new Set(known.flatMap(readCorpus).map(({ text }) => text.slice(200, 260)));
  const counts = new Map<string, number>();
  return articles.filter(({ text, publication }) => {
    const isLong = text.length >= LENGTH.least && text.length <= LENGTH.most;
    const marks = text.match(/[“"]/gu)?.length ?? 0;
    if (!isLong || marks < LEAST_MARKS || taken.has(text.slice(200, 260))) return false;
    const count = counts.get(publication) ?? 0;
    counts.set(publication, count + 1);
    return count < MOST_OF_ONE;
  });
}

function shared(some: Spans, others: Spans): number {
  let sum = 0;
  for (const [start, end] of some)
    for (const [from, to] of others) sum += Math.max(0, Math.min(end, to) - Math.max(start, from));
  return sum;
}

function lengthOf(spans: Spans): number {
  return spans.reduce((sum, [start, end]) => sum + end - start, 0);
}

function overlap(some: Spans, others: Spans): number {
  const both = shared(some, others);
  return both / (lengthOf(some) + lengthOf(others) - both);
}
