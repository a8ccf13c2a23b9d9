import type { ItsFunction, WinkMethods } from 'wink-nlp';
import type { Span } from '../model/attribution.ts';
import { FreshReader } from './fresh-reader.ts';

/** A word, number or punctuation mark, with its universal part of speech (`VERB`, `PROPN`, ...). */
export interface Token extends Span {
  text: string;
  /** In lower case with straight apostrophes, as lexicons expect it. */
  lower: string;
  pos: string;
  /** Dictionary form, in lower case: `say` for `said`. */
  lemma: string;
  /** Index of the token's sentence and of its paragraph. */
  sentence: number;
  paragraph: number;
}

/** A span of text with its tokens, from `first` up to but not including `last`. */
export interface TokenRange extends Span {
  first: number;
  last: number;
}

/** A tokenised text. Tokens are in order, and each belongs to one sentence and one paragraph. */
export interface Document {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly TokenRange[];
  readonly paragraphs: readonly TokenRange[];
}

const reader = new FreshReader();

/**
 * Line widths, in UTF-16 code units, at which programs wrap text: a text with a longer line isn't wrapped, one whose
 * lines are all shorter is a list.
 */
const WIDEST_WRAPPED = 100;
const NARROWEST_WRAPPED = 50;
/** How much shorter than the longest line a wrapped line may be. */
const RAGGED = 0.75;
const WIDEST_INDENT = 8;
const WORD_PART = /[\p{L}\p{M}]/u;
/** A quotation or an item of a list. */
const ITEM_START = /^(?:["“”„«‘']|\s{0,4}[•▪*-]\s)/;
const LABELLED = /^\p{Lu}[\p{L}\p{M}.’' -]*:\s/u;
/** `[21:04] Ada: are you home` */
const CLOCKED = /^[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s\p{Lu}[^:\n]{0,30}:\s/u;
const LONGEST_LABEL = 48;
const SENTENCE_END = /[.!?…]["“”»’']?$/;
/** wink-nlp processes a text as a whole; passing it pieces of this length, in UTF-16 code units, limits its memory. */
const PIECE_LENGTH = 50_000;
/** wink-nlp's tokenizer takes quadratic time for text without blanks, so anything longer than a word is cut. */
const LONGEST_WORD = 200;
const OVERLONG_WORD = new RegExp(`\\S{${LONGEST_WORD + 1},}`, 'g');

/** Step 1: tokens with parts of speech, sentences (each within one paragraph), and paragraphs. */
export function readDocument(text: string): Document {
  const tokens: Token[] = [];
  const sentences: TokenRange[] = [];
  const paragraphs: TokenRange[] = [];
  const nlp = reader.fresh();
  for (const paragraph of paragraphsOf(text)) {
    const firstToken = tokens.length;
    for (const piece of piecesOf(text, paragraph)) {
      readPiece(nlp, text, piece, paragraphs.length, tokens, sentences);
    }
    if (tokens.length > firstToken) paragraphs.push(rangeOf(tokens, firstToken, tokens.length));
  }
  return { text, tokens, sentences, paragraphs };
}

function rangeOf(tokens: Token[], first: number, last: number): TokenRange {
  return { start: tokens[first]!.start, end: tokens[last - 1]!.end, first, last };
}

/** Paragraphs are lines. If a text is wrapped at a fixed width, the lines of a paragraph are joined. */
function* paragraphsOf(text: string): Generator<Span> {
  const width = widestLine(text);
  let paragraph: Span | undefined;
  for (const line of linesOf(text)) {
    if (paragraph && width <= WIDEST_WRAPPED && wraps(text, paragraph, line, width)) paragraph.end = line.end;
    else {
      if (paragraph) yield paragraph;
      paragraph = line;
    }
  }
  if (paragraph) yield paragraph;
}

function widestLine(text: string): number {
  let widest = 0;
  for (const { start, end } of linesOf(text)) widest = Math.max(widest, end - start);
  return widest;
}

/**
 * Whether a line continues the line before: no blank line separates them, and either its first word would not have
 * fitted there, or a line of nearly full width ended in the middle of a sentence.
 */
function wraps(text: string, before: Span, line: Span, width: number): boolean {
  if (line.start !== before.end + 1 || width < NARROWEST_WRAPPED) return false;
  const begins = text.slice(line.start, line.start + LONGEST_LABEL);
  if (CLOCKED.test(begins)) return false;
  // `Ada: Is it dry?` and, on the next line, `Ed: It is.`
  if (
    (ITEM_START.test(begins) || LABELLED.test(begins)) &&
    SENTENCE_END.test(text.slice(before.end - 2, before.end))
  )
    return false;
  // a letter's lines begin after `Ed Hall wrote:`
  if (text[line.start] === '>' && text[before.start] !== '>') return false;
  const lastLine = before.end - Math.max(before.start, text.lastIndexOf('\n', before.end - 1) + 1);
  const start = line.start + /^\s*/.exec(begins.slice(0, WIDEST_INDENT))![0].length;
  const blank = text.indexOf(' ', start);
  const firstWord = (blank < 0 || blank > line.end ? line.end : blank) - start;
  if (lastLine + 1 + firstWord > width) return true;
  if (SENTENCE_END.test(text.slice(before.end - 2, before.end))) return false;
  return lastLine >= width * RAGGED || /\p{Ll}/u.test(text[start] ?? '');
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
  if (end - start <= LONGEST_WORD) {
    yield { start, end };
    return;
  }
  const line = text.slice(start, end);
  let at = 0;
  for (const { index, 0: word } of line.matchAll(OVERLONG_WORD)) {
    yield* cut(line, start, at, index, PIECE_LENGTH);
    yield* cut(line, start, index, index + word.length, LONGEST_WORD);
    at = index + word.length;
  }
  yield* cut(line, start, at, line.length, PIECE_LENGTH);
}

/**
 * `line` from `from` to `to` in pieces of at most `length`, cut at blanks if there are any; `offset` is the line's own.
 */
function* cut(line: string, offset: number, from: number, to: number, length: number): Generator<Span> {
  while (to - from > length) {
    const blank = line.slice(from, from + length).lastIndexOf(' ');
    const end = from + (blank > 0 ? blank : length);
    yield { start: offset + from, end: offset + end };
    from = end;
  }
  if (to > from) yield { start: offset + from, end: offset + to };
}

function readPiece(
  nlp: WinkMethods,
  text: string,
  piece: Span,
  paragraph: number,
  tokens: Token[],
  sentences: TokenRange[],
): void {
  const words = text.slice(piece.start, piece.end);
  const doc = nlp.readDoc(words);
  const values = doc.tokens().out();
  const tags = doc.tokens().out(nlp.its.pos) as string[];
  const lemmas = doc.tokens().out(nlp.its.lemma as ItsFunction<string>) as string[];
  const sentenceEnds = (doc.sentences().out(nlp.its.span) as unknown as [number, number][]).map(
    ([, last]) => last,
  );
  let at = 0;
  let first = tokens.length;
  let next = 0;
  values.forEach((value, index) => {
    // wink-nlp preserves the characters of tokens, but not every control character between them.
    const found = words.indexOf(value, at);
    if (found >= 0) {
      at = found + value.length;
      const start = piece.start + found;
      const last = tokens.length > first ? tokens.at(-1) : undefined;
      if (last && last.end === start && isCutWord(last.text, value)) {
        last.end += value.length;
        last.text += value;
        last.lower = lowerCase(last.text);
        last.lemma = last.lower;
      } else if (value.trim() !== '') {
        tokens.push({
          start,
          end: start + value.length,
          text: value,
          lower: lowerCase(value),
          pos: tags[index]!,
          lemma: lemmas[index]!,
          sentence: sentences.length,
          paragraph,
        });
      }
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

const lowerCase = (text: string): string => text.toLowerCase().replaceAll('’', "'");

/** wink-nlp splits words at letters beyond Latin-1: `Altınta`, `ş`. */
function isCutWord(before: string, after: string): boolean {
  const [last, first] = [before.at(-1)!, after[0]!];
  return (last > '\u00ff' || first > '\u00ff') && WORD_PART.test(last) && WORD_PART.test(first);
}
