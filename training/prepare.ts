// Writes annotated articles as the tagger's encoder reads them, for training/tagger.py:
//
//   node training/prepare.ts CORPUS.jsonl... > encoded.jsonl
//
// One article a line: its pieces' numbers, features and offsets, and its attributions in pieces. The same code encodes
// articles when the trained tagger reads them, so that what it meets then is what it was taught with.
import { readFileSync } from 'node:fs';
import { readDocument } from '../lambdas/attribution/document.ts';
import { findQuotations } from '../lambdas/attribution/marks/quotations.ts';
import { firstEndingAfter } from '../lambdas/attribution/spans.ts';
import { encode } from '../lambdas/attribution/tagging/encoding.ts';
import { type Piece, WordPiece } from '../lambdas/attribution/tagging/wordpiece.ts';
import { heldOut, readCorpus } from './corpus.ts';

const vocabulary = new URL('../lambdas/attribution/model/vocabulary.txt', import.meta.url);
const tokenizer = new WordPiece(readFileSync(vocabulary, 'utf8'));

for (const file of process.argv.slice(2)) {
  const articles = readCorpus(file);
  const kept = heldOut(articles);
  for (const { id, text, attributions } of articles) {
    const document = readDocument(text);
    const { pieces, features } = encode(document, findQuotations(document), tokenizer);
    console.log(
      JSON.stringify({
        id,
        corpus: file,
        heldOut: kept.has(id),
        ids: pieces.map((piece) => piece.id),
        features: [...features],
        first: pieces.map(({ first }) => Number(first)),
        starts: pieces.map(({ start }) => start),
        ends: pieces.map(({ end }) => end),
        attributions: attributions.map(({ source = [], cue = [], content, type, confidence }) => ({
          source: source.map((span) => inPieces(pieces, span)),
          cue: cue.map((span) => inPieces(pieces, span)),
          content: content.map((span) => inPieces(pieces, span)),
          cueText: cue.map(([start, end]) => text.slice(start, end).toLowerCase()).join(' '),
          type,
          confidence,
        })),
      }),
    );
  }
}

/** From the first piece that ends after the span's start to before the first that starts at or after its end. */
function inPieces(pieces: readonly Piece[], [start, end]: [number, number]): [number, number] {
  const from = firstEndingAfter(pieces, start);
  let to = from;
  while (to < pieces.length && pieces[to]!.start < end) to++;
  return [from, to];
}
