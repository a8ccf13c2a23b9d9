// Writes annotated articles as the network reads them, for training/train.py:
//
//   node training/prepare.ts STYLE CORPUS.jsonl NAMES.jsonl > encoded.jsonl
//
// STYLE is `polnear` or `fresh`: by whose guide the corpus was annotated. NAMES is what names.py says of it. One article
// a line: its pieces' numbers, features and offsets, its names, who they name, and its attributions in pieces. The same
// code encodes articles when the trained network reads them, so that what it meets then is what it was taught with.
import { readFileSync } from 'node:fs';
import { readDocument } from '../lambdas/attribution/document.ts';
import { findQuotations } from '../lambdas/attribution/marks/quotations.ts';
import { cluster, type Entity } from '../lambdas/attribution/names/clusters.ts';
import { NAME_TYPES, type NameMention, readMentions } from '../lambdas/attribution/names/names.ts';
import { firstEndingAfter } from '../lambdas/attribution/spans.ts';
import { encode } from '../lambdas/attribution/tagging/encoding.ts';
import { type Piece, WordPiece } from '../lambdas/attribution/tagging/wordpiece.ts';
import { type Annotated, heldOut, readCorpus } from './corpus.ts';
import { nameKey } from './gold.ts';
import { namesOf, partsOf, readSilver } from './named.ts';

/** What GUM adds: everybody and everything that a text speaks of, with all mentions. */
interface Spoken extends Annotated {
  entities?: { type: string; mentions: [number, number][] }[];
}

/** A name stands in a longer phrase for whom that names, if so few words more are in it. */
const MOST_BESIDE = 4;

const vocabulary = new URL('../lambdas/attribution/model/vocabulary.txt', import.meta.url);
const tokenizer = new WordPiece(readFileSync(vocabulary, 'utf8'));
const [style, corpus, silver] = process.argv.slice(2) as [string, string, string];
const articles = readCorpus(corpus) as Spoken[];
for (const article of articles) article.attributions ??= [];
const kept = heldOut(articles);
const marked = readSilver(silver);
for (const article of articles) {
  const { id, text, attributions } = article;
  const document = readDocument(text);
  const { pieces, features } = encode(document, findQuotations(document), tokenizer);
  const mentions = namesOf(article, marked.get(id) ?? []).flatMap((name) => readMentions(text, name));
  const { entities, of } = cluster(mentions);
  const spans = (all: readonly [number, number][]) => all.map((span) => inPieces(pieces, span));
  console.log(
    JSON.stringify({
      id,
      corpus,
      style,
      heldOut: kept.has(id),
      ids: pieces.map((piece) => piece.id),
      features: [...features],
      first: pieces.map(({ first }) => Number(first)),
      starts: pieces.map(({ start }) => start),
      ends: pieces.map(({ end }) => end),
      mentions: mentions.map(({ start, end, type }, i) => [
        ...inPieces(pieces, [start, end]),
        of[i]!.id,
        NAME_TYPES.indexOf(type),
        genderCode(of[i]!),
      ]),
      links: linksOf(article, mentions, of).map(({ span, entity }) => ({
        span: inPieces(pieces, span),
        text: text.slice(...span).toLowerCase(),
        entity,
      })),
      attributions: attributions.map(({ source = [], cue = [], content, type, confidence, speaker }) => ({
        source: spans(source),
        cue: spans(cue),
        content: spans(content),
        sourceText: source.map(([start, end]) => text.slice(start, end).toLowerCase()).join(' '),
        cueText: cue.map(([start, end]) => text.slice(start, end).toLowerCase()).join(' '),
        type,
        confidence,
        speaker: speaker === undefined ? undefined : meant(text, speaker, entities, mentions),
      })),
    }),
  );
}

function genderCode({ gender, type }: Entity): number {
  if (type !== 'person') return 3;
  return gender === 'male' ? 1 : gender === 'female' ? 2 : 0;
}

/** The entities that a speaker's names mean: none where nobody is named, undefined where none of them is known. */
function meant(
  text: string,
  names: readonly string[] | null,
  entities: readonly Entity[],
  mentions: readonly NameMention[],
): number[] | undefined {
  if (names === null) return [];
  const found = new Set<number>();
  for (const name of names) {
    for (const part of [name, ...partsOf(text, name)]) {
      const key = nameKey(part);
      for (const entity of entities)
        if (
          nameKey(entity.name) === key ||
          entity.mentions.some((i) => nameKey(mentions[i]!.printed) === key && mentions[i]!.keys.length > 1)
        )
          found.add(entity.id);
    }
  }
  return found.size > 0 ? [...found] : undefined;
}

/** Phrases of persons and organisations that are no names, and the entities that they mean. */
function linksOf(
  { text, entities = [] }: Spoken,
  mentions: readonly NameMention[],
  of: readonly Entity[],
): { span: [number, number]; entity: number[] }[] {
  const links: { span: [number, number]; entity: number[] }[] = [];
  const words = (start: number, end: number) => text.slice(start, end).split(/\s+/).filter(Boolean).length;
  for (const { type, mentions: phrases } of entities) {
    if (type !== 'person' && type !== 'organization' && type !== 'place') continue;
    const named = new Set<number>();
    const unnamed: [number, number][] = [];
    for (const [start, end] of phrases) {
      const inside = mentions.findIndex(
        (name) =>
          name.start >= start &&
          name.end <= end &&
          (type === 'person') === (name.type === 'person') &&
          words(start, end) - words(name.start, name.end) <= MOST_BESIDE,
      );
      if (inside >= 0) named.add(of[inside]!.id);
      else unnamed.push([start, end]);
    }
    if (type === 'place') continue;
    for (const span of unnamed) if (named.size < 2) links.push({ span, entity: [...named] });
  }
  return links;
}

/** From the first piece that ends after the span's start to before the first that starts at or after its end. */
function inPieces(pieces: readonly Piece[], [start, end]: readonly [number, number]): [number, number] {
  const from = firstEndingAfter(pieces, start);
  let to = from;
  while (to < pieces.length && pieces[to]!.start < end) to++;
  return [from, to];
}
