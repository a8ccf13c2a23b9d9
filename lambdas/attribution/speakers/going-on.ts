import type { Span } from '../../model/attribution.ts';
import { phraseIn } from '../candidates/phrases.ts';
import type { Document, Token } from '../document.ts';
import {
  ATTACKERS,
  COUNTS,
  FEW,
  GOES_ON,
  HE_OR_SHE,
  INDEFINITE,
  isPluralRole,
  isRole,
  ONESELF,
  ROLES,
  SEVERAL,
  SOMEBODY_ELSE,
  STRANGERS,
  SUBJECT_OF,
  THEY,
  WE,
} from '../language/index.ts';
import { TURNS } from '../layout/construct.ts';
import { firstEndingAfter, holds } from '../spans.ts';
import type { Context } from './context.ts';
import type { Together } from './together.ts';

/**
 * How many of the attributions around one may contain the last source: what is reported inside a content comes after
 * its source.
 */
const AROUND = 4;
/** Attributions inside one turn. */
const MOST_IN_TURN = 32;
/** In tokens, from whom a sentence names to the pronoun. */
const NEW_WITHIN = 40;
/** In tokens, from the article to the noun; a hyphen is one. */
const MOST_BEFORE_NOUN = 9;
/** In paragraphs, from those who speak together to `they`. */
const GROUP_WITHIN = 2;
/** The same for `the two leaders`. */
const SEVERAL_WITHIN = 6;
/** How many joined names are looked through, so that hostile texts take linear time. */
const MOST_TOGETHER = 48;
/** Of consecutive pronouns. */
const LONGEST = 8;

/**
 * The last attribution whose source is an attacker, a stranger or `another resident`, if a pronoun continues that,
 * directly or through others between them. Each must be in the paragraph of the one before or the next, with no person named between them
 * except in what is said.
 *
 * @returns its index
 */
export function unknownBefore(context: Context, index: number): number | undefined {
  let at: number | undefined = index;
  for (let links = 0; links < LONGEST && at !== undefined; links++) {
    const before: number | undefined = goesOnWith(context, at);
    const [source] = before === undefined ? [] : context.tagged[before]!.source;
    if (source && isUnknown(context.document, source)) return before;
    at = before;
  }
  return undefined;
}

function isUnknown(document: Document, source: Span): boolean {
  const { head } = phraseIn(document, source);
  if (ATTACKERS.has(head) || STRANGERS.has(head)) return true;
  return isRole(head) && SOMEBODY_ELSE.test(document.text.slice(source.start, source.end));
}

/**
 * The attribution that `they` may continue: the last one before it with a source in words of its own, in its paragraph
 * or the two before.
 *
 * @returns its index
 */
export function groupBefore(
  { document: { text, paragraphs }, tagged }: Context,
  index: number,
): number | undefined {
  const [source, other] = tagged[index]!.source;
  if (!source || other || !THEY.test(text.slice(source.start, source.end))) return undefined;
  for (let i = index - 1; i >= Math.max(0, index - AROUND); i--) {
    const last = tagged[i]!.source.at(-1);
    if (!last || last.end > source.start) continue;
    const apart = firstEndingAfter(paragraphs, source.start) - firstEndingAfter(paragraphs, last.start);
    return apart <= GROUP_WITHIN ? i : undefined;
  }
  return undefined;
}

/**
 * The attribution whose content has `we` as a source: `“We hope that it rains,” Ada Finch and Ed Hall said`. Of several
 * the shortest.
 *
 * @returns its index
 */
export function aroundWe({ document: { text }, tagged }: Context, index: number): number | undefined {
  const [source, other] = tagged[index]!.source;
  if (!source || other || !WE.test(text.slice(source.start, source.end))) return undefined;
  let shortest = Number.POSITIVE_INFINITY;
  let found: number | undefined;
  for (let i = Math.max(0, index - AROUND); i < Math.min(tagged.length, index + AROUND); i++) {
    const { content, source: own } = tagged[i]!;
    const isAround = content.some((span) => holds(span, source)) && !own.some((span) => holds(span, source));
    const length = content.reduce((sum, { start, end }) => sum + end - start, 0);
    if (i !== index && isAround && length < shortest) [found, shortest] = [i, length];
  }
  return found;
}

/**
 * The attribution in whose words a source says `I`: the innermost, in somebody's turn.
 *
 * @returns its index
 */
export function aroundI({ document: { text }, tagged }: Context, index: number): number | undefined {
  const [source] = tagged[index]!.source;
  if (!source || !ONESELF.test(text.slice(source.start, source.end))) return undefined;
  let innermost: number | undefined;
  for (let i = index - 1; i >= Math.max(0, index - MOST_IN_TURN); i--) {
    const { construct, content } = tagged[i]!;
    if (content.some((span) => holds(span, source))) innermost ??= i;
    if (construct !== undefined && TURNS.has(construct)) return innermost;
  }
  return undefined;
}

/**
 * The names that `the two leaders`, `both men` or `the authors` refer to: the last ones before it that are joined by
 * `and`, as many as it says.
 */
export function severalBefore(context: Context, index: number): Together | undefined {
  const { document, tagged, together } = context;
  const { text, paragraphs } = document;
  const [source, other] = tagged[index]!.source;
  const groups = source && !other ? SEVERAL.exec(text.slice(source.start, source.end))?.groups : undefined;
  if (!groups) return undefined;
  const { both, count: counted, head } = groups;
  const count = both ? 2 : counted === undefined ? undefined : COUNTS.get(counted.toLowerCase());
  const isRole = head !== undefined && isPluralRole(head.toLowerCase());
  if (count === undefined && !FEW.test(head ?? '')) return undefined;
  const two = both && head === undefined ? twoBefore(context, source!) : undefined;
  if (two) return two;
  const last = firstEndingAfter(together, source!.start) - 1;
  for (let i = last; i >= Math.max(0, last - MOST_TOGETHER); i--) {
    const one = together[i]!;
    const apart = firstEndingAfter(paragraphs, source!.start) - firstEndingAfter(paragraphs, one.start);
    if (apart > SEVERAL_WITHIN) return undefined;
    if (isRole && one.entities[0]!.type !== 'person') continue;
    if (one.entities.length === (count ?? one.entities.length)) return one;
  }
  return undefined;
}

/** `Ada Finch rang Ed Hall and said that they both agreed`: the two persons whom the sentence has named. */
function twoBefore({ document: { tokens }, personsIn }: Context, { start }: Span): Together | undefined {
  const own = firstEndingAfter(tokens, start);
  let first = own;
  while (first > 0 && own - first < NEW_WITHIN && tokens[first - 1]!.sentence === tokens[own]!.sentence)
    first--;
  const persons = personsIn({ start: tokens[first]!.start, end: start });
  const entities = [...new Set(persons.map(({ entity }) => entity))];
  return entities.length === 2 ? { start: persons[0]!.mention.start, end: start, entities } : undefined;
}

/**
 * Whether a pronoun refers to somebody new in its sentence, about whom nothing else is known: `a handcuffed man was led
 * away as he shouted`. No person is named between the two.
 */
export function isStrangerHere({ document, tagged, personsIn }: Context, index: number): boolean {
  const { source: sources, content } = tagged[index]!;
  const [source, other] = sources;
  if (!source || other) return false;
  const pronoun = HE_OR_SHE.exec(document.text.slice(source.start, source.end));
  const noun = pronoun && strangerBefore(document, source);
  if (!noun || content.some((span) => holds(span, noun))) return false;
  const gender = ROLES.get(noun.lower);
  if (gender && gender !== 'either' && gender !== (pronoun[1] ? 'female' : 'male')) return false;
  return personsIn({ start: noun.end, end: source.start }).length === 0;
}

/** The noun of the last `a handcuffed man` before a pronoun in its sentence that is the subject of a clause. */
function strangerBefore({ tokens }: Document, { start }: Span): Token | undefined {
  const own = firstEndingAfter(tokens, start);
  for (
    let i = own - 1;
    i > 0 && own - i <= NEW_WITHIN && tokens[i]!.sentence === tokens[own]!.sentence;
    i--
  ) {
    const noun = tokens[i]!;
    if (!STRANGERS.has(noun.lower) || !SUBJECT_OF.test(`${tokens[i + 1]!.pos} ${tokens[i + 1]!.lower}`))
      continue;
    for (let first = i - 1; first >= 0 && i - first <= MOST_BEFORE_NOUN; first--) {
      if (INDEFINITE.has(tokens[first]!.lower)) return noun;
      if (!/^[\p{Ll}\p{N}-]+$/u.test(tokens[first]!.text)) break;
    }
  }
  return undefined;
}

/** The attribution with the source right before a pronoun, if that may refer to the same person. */
export function goesOnWith({ document, tagged, personsIn }: Context, index: number): number | undefined {
  const { text, paragraphs } = document;
  const [source, other] = tagged[index]!.source;
  if (!source || other || !GOES_ON.test(text.slice(source.start, source.end))) return undefined;
  const from = Math.max(0, index - AROUND);
  const near = tagged.slice(from, index + AROUND);
  // nobody says what is `reportedly` so, and quotations have speakers of their own
  const isSaid = (own: Span, quoted: boolean) =>
    near.some(
      (one) =>
        one.source.length > 0 &&
        (!quoted || one.kind === 'direct') &&
        one.content.some((span) => holds(span, own) && !holds(span, source)),
    );
  let before: number | undefined;
  let last: Span | undefined;
  for (const [i, one] of near.entries()) {
    const span = one.source.at(-1);
    if (!span || span.end > source.start || (last && span.start <= last.start) || isSaid(span, true))
      continue;
    [before, last] = [from + i, span];
  }
  if (!last) return undefined;
  if (firstEndingAfter(paragraphs, source.start) > firstEndingAfter(paragraphs, last.start) + 1)
    return undefined;
  const isBetween = personsIn({ start: last.end, end: source.start }).some(
    ({ mention }) => !isSaid(mention, false),
  );
  return isBetween ? undefined : before;
}
