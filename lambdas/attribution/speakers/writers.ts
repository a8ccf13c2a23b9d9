import type { Span } from '../../model/attribution.ts';
import type { Document, TokenRange } from '../document.ts';
import { firstEndingAfter } from '../spans.ts';
import type { Entities, Entity } from './entities.ts';
import type { NameIndex } from './name-index.ts';

const LONGEST_SIGNATURE = 10;
/** Bylines and titles stand in the first paragraphs. */
const OPENING_PARAGRAPHS = 4;
/** A line about the author ends the text, but for a notice or two. */
const CLOSING_PARAGRAPHS = 3;
const LONGEST_APPOSITION = 14;
const COPULAS = new Set(['is', 'was']);
const ENDS_SIGNATURE = /^[.,—–-]*$/;

/** Who says `I` in the text itself, outside anybody's quoted words, as far as the text tells. */
export class Writers {
  /** Those who sign, in order; spans of paragraphs: the signature's alone. */
  readonly #signed: (Span & { writer: Entity })[] = [];
  readonly #author: Entity | undefined;

  constructor(document: Document, index: NameIndex, { of }: Entities) {
    const { paragraphs } = document;
    let author: Entity | undefined;
    paragraphs.forEach((paragraph, number) => {
      const name = signature(document, index, paragraph);
      if (name !== undefined) this.#signed.push({ start: number, end: number + 1, writer: of[name]! });
      if (author) return;
      const line =
        (number < OPENING_PARAGRAPHS ? byline(document, index, paragraph) : undefined) ??
        (number >= paragraphs.length - CLOSING_PARAGRAPHS
          ? lineAboutAuthor(document, index, paragraph)
          : undefined);
      if (line !== undefined && of[line]!.kind === 'person') author = of[line];
    });
    this.#author = author;
  }

  /** The writer of a paragraph: of letters whoever signs next. */
  of(paragraph: number): Entity | undefined {
    return this.#signed[firstEndingAfter(this.#signed, paragraph)]?.writer ?? this.#author;
  }
}

/** `— Ada Finch.`: a paragraph of nothing but a name. */
function signature({ tokens }: Document, index: NameIndex, { first, last }: TokenRange): number | undefined {
  if (last - first > LONGEST_SIGNATURE) return undefined;
  let start = first;
  while (start < last && ENDS_SIGNATURE.test(tokens[start]!.text)) start++;
  const name = index.covering(start);
  if (name === undefined) return undefined;
  const { from, last: end, kind, keys, words } = index.names[name]!;
  const named =
    words[0]!.text.startsWith('@') || (keys.length > 1 && (kind === 'person' || kind === 'unknown'));
  const alone = from === start && tokens.slice(end, last).every(({ text }) => ENDS_SIGNATURE.test(text));
  return named && alone ? name : undefined;
}

/** `By Ada Finch`, or the author before a title: `Ada Finch: Why I Vote`. */
function byline({ tokens }: Document, index: NameIndex, { first, last }: TokenRange): number | undefined {
  const by = tokens[first]!.lower === 'by';
  const name = index.covering(by ? first + 1 : first);
  if (name === undefined) return undefined;
  const { last: end, keys } = index.names[name]!;
  const title = !by && keys.length > 1 && first === 0 && tokens[end]?.text === ':';
  return (by && last - first <= LONGEST_SIGNATURE) || title ? name : undefined;
}

/** `Ada Finch is a columnist.`, `Ada Finch, a judge, is ...` */
function lineAboutAuthor(
  { tokens }: Document,
  index: NameIndex,
  { first, last }: TokenRange,
): number | undefined {
  const name = index.covering(first);
  if (name === undefined || index.names[name]!.keys.length < 2) return undefined;
  const end = index.names[name]!.last;
  const reach = tokens[end]?.text === ',' ? LONGEST_APPOSITION : 1;
  const presented = tokens.slice(end, Math.min(last, end + reach)).some(({ lower }) => COPULAS.has(lower));
  return presented ? name : undefined;
}
