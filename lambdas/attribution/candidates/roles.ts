import type { Span } from '../../model/attribution.ts';
import type { Document, Token } from '../document.ts';
import {
  COPULAS,
  FORMER,
  HONORIFICS,
  isPluralRole,
  isRole,
  NO_ROLES,
  PLURAL_ADDRESS,
  POSSESSIVE_PRONOUNS,
  titleNoun,
} from '../language/index.ts';
import type { NameMention } from '../names/names.ts';
import { firstEndingAfter } from '../spans.ts';
import { isBreak, isPreposition, readPhrase } from './phrases.ts';

/** What a text calls somebody beside a name: `Russian Foreign Minister`, `mayor of Easton`. Token ranges. */
interface RolePhrase {
  first: number;
  /** The token after its noun. */
  core: number;
  /** The token after what follows the noun. */
  last: number;
}

const MOST_ROLES = 3;
/** In UTF-16 code units. */
const LONGEST_ROLE = 80;
/** In tokens. */
const LONGEST_APPOSITION = 12;
const LONGEST_LEAD = 6;
const OPENS_APPOSITION = new Set([',', '(', '–', '—', '--']);
const CLOSES_APPOSITION = new Set([',', '.', ';', '(', ')', '–', '—', '--']);
/** Words that a truncated phrase may not end with. */
const DANGLING = new Set(['CCONJ', 'SCONJ', 'ADP', 'DET', 'PRON', 'ADV', 'AUX', 'PART', 'PUNCT']);

/** The roles in a text, read once for each mention of a name. */
export class Roles {
  readonly #document: Document;
  readonly #mentions: readonly NameMention[];
  readonly #beside: (readonly Role[])[] = [];

  constructor(document: Document, mentions: readonly NameMention[]) {
    this.#document = document;
    this.#mentions = mentions;
  }

  /** The roles beside the mention at an index: titles and appositions. */
  beside(index: number): readonly Role[] {
    this.#beside[index] ??= rolesBeside(this.#document, this.#mentions[index]!);
    return this.#beside[index];
  }

  /** The roles that a text mentions most often for an entity, of equally frequent ones the first; at most three. */
  of({ mentions }: { mentions: readonly number[] }): string[] {
    const counts = new Map<string, { printed: string; count: number }>();
    for (const index of mentions) {
      for (const { printed } of this.beside(index)) {
        const found = counts.get(printed.toLowerCase());
        if (found) found.count++;
        else counts.set(printed.toLowerCase(), { printed, count: 1 });
      }
    }
    return [...counts.values()]
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST_ROLES)
      .map(({ printed }) => printed);
  }
}

/** A role as it is printed beside a name. */
export interface Role extends Span {
  printed: string;
  /** Its noun, in lower case; that of a title without its abbreviation: `senator`. */
  noun: string;
}

function rolesBeside(document: Document, mention: NameMention): Role[] {
  const { tokens } = document;
  return phrasesBeside(document, mention).flatMap((phrase) => {
    const printed = printedRole(document, phrase);
    if (printed === undefined) return [];
    const noun = nounOf(tokens, phrase);
    return { printed, noun, start: tokens[phrase.first]!.start, end: tokens[phrase.last - 1]!.end };
  });
}

function nounOf(tokens: readonly Token[], { first, core }: RolePhrase): string {
  let last = core - 1;
  while (last > first && !/\p{L}/u.test(tokens[last]!.text)) last--;
  return titleNoun(tokens[last]!.lower);
}

function phrasesBeside(document: Document, { from, start, end }: NameMention): RolePhrase[] {
  const { tokens } = document;
  const title = firstEndingAfter(tokens, from);
  const name = firstEndingAfter(tokens, start);
  const after = firstEndingAfter(tokens, end);
  const last = tokens[after] && tokens[after]!.start < end ? after + 1 : after;
  if (title >= tokens.length) return [];
  const found: (RolePhrase | undefined)[] = [
    title < name ? titles(tokens, title, name) : leadBefore(document, title),
    appositionBefore(document, title, last),
    appositionAfter(document, last),
  ];
  return found.filter((phrase) => phrase !== undefined);
}

/** `Russian Foreign Minister`, and the `former` before it. */
function titles(tokens: readonly Token[], from: number, name: number): RolePhrase {
  let first = from;
  while (first > 0 && isOfTitle(tokens, first - 1, from)) first--;
  return { first, core: name, last: name };
}

function isOfTitle(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at]!;
  if (from - at > 3 || token.sentence !== tokens[from]!.sentence || token.pos === 'DET') return false;
  const beside = tokens[at + 1]!.start - token.end;
  return (
    beside === 1 &&
    (FORMER.has(token.lower) || (/^(?:ADJ|PROPN)$/.test(token.pos) && /^\p{Lu}/u.test(token.text)))
  );
}

/** `the Vermont senator Bernie ...`: from the noun right before the name backwards. */
function leadBefore(document: Document, from: number): RolePhrase | undefined {
  const { tokens } = document;
  const noun = tokens[from - 1];
  if (!noun || noun.sentence !== tokens[from]!.sentence || !isRole(noun.lower)) return undefined;
  let first = from - 1;
  while (first > 0 && from - first < LONGEST_LEAD) {
    const token = tokens[first - 1]!;
    if (token.sentence !== noun.sentence || /^(?:DET|VERB|AUX|ADV|PRON|NUM)$/.test(token.pos)) break;
    if (token.lower === 'the' || isPreposition(token) || (isBreak(token) && token.text !== '-')) break;
    first--;
  }
  return { first, core: from, last: from };
}

/** `the ambassador to Turkey, Andrei Karlov,`, `the press officer (Ann Howe, very polite)`. */
function appositionBefore(document: Document, from: number, last: number): RolePhrase | undefined {
  const { tokens } = document;
  if (!OPENS_APPOSITION.has(tokens[from - 1]?.text ?? '')) return undefined;
  const after = tokens[last]?.text;
  if (after !== undefined && !CLOSES_APPOSITION.has(after)) return undefined;
  const { sentence } = tokens[from]!;
  for (let first = from - 2; first >= 0 && from - first < LONGEST_APPOSITION; first--) {
    const token = tokens[first]!;
    if (token.sentence !== sentence || (isBreak(token) && token.text !== '-')) return undefined;
    if (token.pos !== 'DET' && !POSSESSIVE_PRONOUNS.has(token.lower)) continue;
    const phrase = readPhrase(document, first + 1, from - 1);
    return isRole(phrase.head) ? { first: first + 1, core: phrase.last, last: from - 1 } : undefined;
  }
  return undefined;
}

/** `, a doctor in Oslo,`; `, 44, a nurse`; ` is the mayor`; `, who was the mayor`. */
function appositionAfter(document: Document, last: number): RolePhrase | undefined {
  const { tokens } = document;
  const mark = tokens[last];
  if (!mark || mark.sentence !== tokens[last - 1]?.sentence) return undefined;
  if (COPULAS.has(mark.lower))
    return tokens[last + 1]?.pos === 'DET' ? described(document, last + 1) : undefined;
  if (!OPENS_APPOSITION.has(mark.text)) return undefined;
  let at = last + 1;
  if (/^\d{1,2}$/.test(tokens[at]?.text ?? '') && tokens[at + 1]?.text === ',') at += 2;
  if (tokens[at]?.lower === 'who' && COPULAS.has(tokens[at + 1]?.lower ?? '')) at += 2;
  const opening = tokens[at];
  return opening && !isBreak(opening) ? described(document, at) : undefined;
}

/** The noun phrase that begins at a token, with what follows its core. */
function described(document: Document, first: number): RolePhrase | undefined {
  const { tokens } = document;
  const phrase = readPhrase(document, first, first + LONGEST_APPOSITION);
  if (!isRole(phrase.head)) return undefined;
  let end = phrase.last;
  while (
    end < tokens.length &&
    end - first < 2 * LONGEST_APPOSITION &&
    tokens[end]!.sentence === tokens[first]!.sentence &&
    !isBreak(tokens[end]!) &&
    tokens[end]!.pos !== 'VERB' &&
    tokens[end]!.pos !== 'AUX'
  )
    end++;
  return { first, core: phrase.last, last: end };
}

function printedRole(document: Document, { first, core, last }: RolePhrase): string | undefined {
  for (const end of [last, core]) {
    const printed = printedBetween(document, first, end);
    if (printed.length > LONGEST_ROLE) continue;
    return tellsNothing(printed.toLowerCase()) ? undefined : printed;
  }
  return undefined;
}

function printedBetween({ text, tokens }: Document, from: number, to: number): string {
  let first = from;
  let last = to;
  while (first < last && leadsIn(tokens[first]!)) first++;
  while (first < last && DANGLING.has(tokens[last - 1]!.pos)) last--;
  return first < last ? text.slice(tokens[first]!.start, tokens[last - 1]!.end).replace(/\s+/g, ' ') : '';
}

function leadsIn({ pos, lower, text }: Token): boolean {
  return pos === 'DET' || pos === 'CCONJ' || POSSESSIVE_PRONOUNS.has(lower) || !/^[\p{L}\p{N}]/u.test(text);
}

function tellsNothing(lower: string): boolean {
  const address = PLURAL_ADDRESS.test(lower) || (HONORIFICS.has(lower) && !isRole(titleNoun(lower)));
  return lower === '' || address || NO_ROLES.has(lower) || isPluralRole(lower);
}
