import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { Span } from './attribution.ts';

/** A word, number or punctuation mark, with its universal part of speech (`VERB`, `PROPN`, ...). */
export interface Token extends Span {
  text: string;
  /** In lower case, curly apostrophes made straight: what lexicons are asked for. */
  lower: string;
  pos: string;
  /** Dictionary form, in lower case: `say` for `said`. */
  lemma: string;
  /** Index into the document's sentences and paragraphs. */
  sentence: number;
  paragraph: number;
}

/** A stretch of text and the tokens in it, from `first` to before `last`. */
export interface TokenRange extends Span {
  first: number;
  last: number;
}

/** A text as the later passes read it. Tokens are in order; sentences and paragraphs hold all of them. */
export interface Document {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly TokenRange[];
  readonly paragraphs: readonly TokenRange[];
}

const nlp = winkNLP(model, ['sbd', 'pos']);

/** wink-nlp works on a whole text at once; pieces bound its memory for very long ones. */
const PIECE_LENGTH = 50_000;

/** Pass 1: tokens with parts of speech, sentences (none runs over a line's end), paragraphs (one a line). */
export function readDocument(text: string): Document {
  const tokens: Token[] = [];
  const sentences: TokenRange[] = [];
  const paragraphs: TokenRange[] = [];
  for (const line of linesOf(text)) {
    const firstOfLine = tokens.length;
    for (const piece of piecesOf(text, line)) {
      readPiece(text, piece, paragraphs.length, tokens, sentences);
    }
    if (tokens.length > firstOfLine) paragraphs.push(rangeOf(tokens, firstOfLine, tokens.length));
  }
  return { text, tokens, sentences, paragraphs };
}

function rangeOf(tokens: Token[], first: number, last: number): TokenRange {
  return { start: tokens[first]!.start, end: tokens[last - 1]!.end, first, last };
}

function* linesOf(text: string): Generator<Span> {
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    if (end > start) yield { start, end };
    start = end + 1;
  }
}

function* piecesOf(text: string, { start, end }: Span): Generator<Span> {
  while (end - start > PIECE_LENGTH) {
    const blank = text.lastIndexOf(' ', start + PIECE_LENGTH);
    const cut = blank > start ? blank : start + PIECE_LENGTH;
    yield { start, end: cut };
    start = cut;
  }
  yield { start, end };
}

function readPiece(
  text: string,
  piece: Span,
  paragraph: number,
  tokens: Token[],
  sentences: TokenRange[],
): void {
  const doc = nlp.readDoc(text.slice(piece.start, piece.end));
  const values = doc.tokens().out();
  const blanks = doc.tokens().out(nlp.its.precedingSpaces) as string[];
  const tags = doc.tokens().out(nlp.its.pos) as string[];
  const lemmas = doc.tokens().out(nlp.its.lemma) as string[];
  const sentenceEnds = (doc.sentences().out(nlp.its.span) as unknown as [number, number][]).map(
    ([, last]) => last,
  );
  let at = piece.start;
  let first = tokens.length;
  let next = 0;
  values.forEach((value, index) => {
    at += blanks[index]!.length;
    const start = at;
    at += value.length;
    if (value.trim() !== '') {
      const lower = value.toLowerCase().replaceAll('’', "'");
      tokens.push({
        start,
        end: at,
        text: value,
        lower,
        pos: tags[index]!,
        lemma: lemmas[index]!,
        sentence: sentences.length,
        paragraph,
      });
    }
    if (index === sentenceEnds[next]) {
      next++;
      if (tokens.length > first) {
        sentences.push(rangeOf(tokens, first, tokens.length));
        first = tokens.length;
      }
    }
  });
}
