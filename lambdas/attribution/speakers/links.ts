import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import type { Document, Token, TokenRange } from '../document.ts';
import { firstEndingAfter } from '../spans.ts';
import type { NameMention } from './names.ts';
import { isCapital, wordKey } from './words.ts';

/** A stretch of tokens that a page put behind a name: its full form, glued to other headlines, and `MORE`. */
interface Link {
  first: number;
  last: number;
  /** The full form. */
  words: string[];
}

/** A text without its links, and by token the full name that the link behind it told. */
export interface Unlinked {
  document: Document;
  fullNames: ReadonlyMap<number, readonly string[]>;
  /** From the word before a link to the link's end. */
  linked: readonly Span[];
}

const END = 'MORE';
/** In tokens. */
const LONGEST_FULL_NAME = 10;
const LONGEST_LINK = 150;
const SHORTEST_GLUED = 2;
const MARK = /^['’]s?$/;

/**
 * Takes out what some pages' links leave in a text: behind `Mayor Finch` in `Mayor Finch Ada Maria FinchHarbor votes
 * MORE said` all up to `said`. A surname that stands just before begins a word with a capital inside, and `MORE` comes
 * later in the paragraph. Offsets stay as they are.
 */
export function withoutLinks(document: Document): Unlinked {
  const links = findLinks(document);
  if (links.length === 0) return { document, fullNames: new Map(), linked: [] };
  const { tokens } = document;
  const kept: Token[] = [];
  const fullNames = new Map<number, readonly string[]>();
  const linked: Span[] = [];
  const text: string[] = [];
  let written = 0;
  let at = 0;
  for (const { first, last, words } of links) {
    kept.push(...tokens.slice(at, first));
    const before = tokens[first - 1]!;
    fullNames.set(kept.length - 1, words);
    linked.push({ start: before.start, end: tokens[last - 1]!.end });
    at = last;
    text.push(document.text.slice(written, before.end));
    let shown = '';
    const mark = tokens[at];
    // `MORE’s votes` are the votes of whom the link is about
    if (mark && MARK.test(mark.text) && mark.start === tokens[at - 1]!.end) {
      shown = mark.text;
      kept.push({ ...mark, start: before.end, end: before.end + shown.length, sentence: before.sentence });
      at++;
    }
    written = tokens[at - 1]!.end;
    text.push(shown, ' '.repeat(written - before.end - shown.length));
  }
  kept.push(...tokens.slice(at));
  text.push(document.text.slice(written));
  return { document: rebuilt(document, text.join(''), kept), fullNames, linked };
}

/** A sentence that began inside a link belongs to the one before it. */
function rebuilt(document: Document, text: string, kept: readonly Token[]): Document {
  const tokens: Token[] = [];
  const sentences: TokenRange[] = [];
  const paragraphs: TokenRange[] = [];
  for (const token of kept) {
    const { start, end, paragraph } = token;
    const index = tokens.length;
    const opens = document.sentences[token.sentence]?.start === start;
    if (opens || sentences.length === 0) sentences.push({ start, end, first: index, last: index });
    if (paragraph === paragraphs.length) paragraphs.push({ start, end, first: index, last: index });
    for (const range of [sentences.at(-1)!, paragraphs.at(-1)!])
      Object.assign(range, { end, last: index + 1 });
    tokens.push({ ...token, sentence: sentences.length - 1 });
  }
  return { text, tokens, sentences, paragraphs };
}

/** Sources that begin inside a link, as `MORE (D-Ohio)` does, begin with the word before it. */
export function withLinked(
  tagged: readonly TaggedAttribution[],
  linked: Unlinked['linked'],
): readonly TaggedAttribution[] {
  if (linked.length === 0) return tagged;
  return tagged.map((attribution) => {
    const source = attribution.source.map(({ start, end }) => {
      const link = linked[firstEndingAfter(linked, start)];
      return { start: link ? Math.min(start, link.start) : start, end };
    });
    return { ...attribution, source };
  });
}

/** The full names of those whom the text calls by a surname alone. */
export function withFullNames(
  names: readonly NameMention[],
  fullNames: Unlinked['fullNames'],
): NameMention[] {
  return names.map((name) => {
    const full = fullNames.get(name.last - 1);
    if (!full || name.words.length > 1 || full.length < 2) return name;
    return { ...name, kind: 'person', keys: full.map(wordKey), called: full.join(' ') };
  });
}

function findLinks(document: Document): Link[] {
  const { tokens } = document;
  const ends = linkEnds(document);
  const links: Link[] = [];
  if (ends.length === 0) return links;
  let from = 0;
  for (let index = 0; index < tokens.length; index++) {
    const end = ends[index];
    if (end === undefined || end - index > LONGEST_LINK || !isCapital(tokens[index]!.text)) continue;
    const surname = surnameBefore(tokens, index, from);
    if (surname === undefined) continue;
    links.push({ first: surname + 1, last: end + 1, words: fullName(tokens, surname, index) });
    from = end + 1;
    index = end;
  }
  return links;
}

/** By token: where the next `MORE` of its paragraph stands. */
function linkEnds({ tokens }: Document): (number | undefined)[] {
  const ends: (number | undefined)[] = [];
  for (let index = tokens.length - 1; index >= 0; index--) {
    const { text, paragraph } = tokens[index]!;
    const next = ends[index + 1];
    if (text.endsWith(END)) ends[index] = index;
    else if (next !== undefined && tokens[next]!.paragraph === paragraph) ends[index] = next;
  }
  return ends;
}

/** Where the surname stands that a glued word begins with. */
function surnameBefore(tokens: readonly Token[], glued: number, from: number): number | undefined {
  const { text, paragraph } = tokens[glued]!;
  const least = Math.max(from, glued - LONGEST_FULL_NAME);
  for (let index = glued - 1; index >= least && tokens[index]!.paragraph === paragraph; index--) {
    const { text: surname } = tokens[index]!;
    const begins =
      surname.length >= SHORTEST_GLUED && text.length > surname.length && text.startsWith(surname);
    if (begins && /^[\p{Lu}\p{N}]/u.test(text.slice(surname.length))) return index;
  }
  return undefined;
}

/** `Ada Maria Finch`; a nickname in brackets is left out. */
function fullName(tokens: readonly Token[], surname: number, glued: number): string[] {
  const words: string[] = [];
  let inBrackets = false;
  for (let index = surname + 1; index < glued; index++) {
    const { text } = tokens[index]!;
    if (text === '(') inBrackets = true;
    else if (text === ')') inBrackets = false;
    else if (!inBrackets && /^\p{L}/u.test(text)) words.push(text);
  }
  return [...words, tokens[surname]!.text];
}
