import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { type Capitals, continuesName, opensName, readCapitals } from './capitals.ts';
import {
  FIRST_NAMES,
  GROUPS,
  HONORIFICS,
  isPluralRole,
  isRole,
  ORGANISATION_MARKS,
  PARTICLES,
  PLACES,
  SUFFIXES,
} from './lexicon.ts';
import { namedSources } from './named-sources.ts';
import { type Name, nameFrom } from './titles.ts';
import { isAcronym, isPossessive, isSmall, type NameWord, readWord } from './words.ts';

/** A name where it stands in the text. */
export interface NameMention extends Name {
  /** Token range with the titles before it. */
  from: number;
  /** Token range of the name alone. */
  first: number;
  last: number;
  possessive: boolean;
  sentence: number;
  paragraph: number;
  /** What it is called when the words of the text won't do: `Hall campaign` for `Hall's new campaign`. */
  called?: string;
}

const LONGEST_NAME = 14;
/** `Institute on Drug Abuse`, `Committee to Protect Bloggers`. */
const PURPOSES = new Set(['on', 'to', 'against']);
const STATIONED = new Set(['to', 'in', 'of']);
const OPENS_PURPOSE = new Set(['without', 'against', 'our']);

/** The names of a text, in order, titles split off; `sources` of its attributions tell some of them. */
export function findNames(document: Document, sources: readonly Span[] = []): NameMention[] {
  const capitals = readCapitals(document);
  const named = namedSources(document, capitals, sources);
  const mentions: NameMention[] = [];
  // a role noun in capitals is a name only where someone bears it: `Cook` after `Tim Cook`
  const surnames = new Set<string>();
  const { tokens } = document;
  let index = 0;
  while (index < tokens.length) {
    if (isSmall(tokens[index]!.text) && tokens[index + 1]?.text !== '-') {
      index++;
      continue;
    }
    const word = readWord(document, index);
    const next = wordAfter(document, word);
    if (!(word.capital && named.has(index)) && !opensName(document, capitals, word, next)) {
      index = word.capital || word.last === index + 1 ? word.last : lastPart(document, word);
      continue;
    }
    const words = readName(document, capitals, named, word);
    const end = words.at(-1)!.last;
    const stationed = isStationed(document, words);
    const name = nameFrom(stationed ? words.slice(1) : words);
    if (name) {
      if (stationed) name.kind = 'person';
      const { first, last } = { first: name.words[0]!.first, last: name.words.at(-1)!.last };
      const { sentence, paragraph } = tokens[first]!;
      if (name.keys.length > 1) surnames.add(name.keys.at(-1)!);
      mentions.push({
        ...name,
        from: name.apart ? first : index,
        first,
        last,
        possessive: isPossessive(document, last),
        sentence,
        paragraph,
      });
    }
    index = end;
  }
  return mentions.filter((mention) => !mention.bareTitle || surnames.has(mention.keys[0]!));
}

/** `the envoy to Norland Ada Finch`: a place that was read as the first word of the name behind it. */
function isStationed({ tokens }: Document, words: readonly NameWord[]): boolean {
  const [place, ...rest] = words;
  const preposition = tokens[place!.first - 1];
  const role = tokens[place!.first - 2];
  return (
    rest.length === 2 &&
    PLACES.has(place!.lower) &&
    rest.every(({ capital, lower }) => capital && !ORGANISATION_MARKS.has(lower) && !PLACES.has(lower)) &&
    preposition !== undefined &&
    STATIONED.has(preposition.lower) &&
    role !== undefined &&
    isRole(role.lower)
  );
}

/** In `Koch-backed` and `Trump-style` nothing is left to find, but `then-Senator Smith` hides a title. */
function lastPart(document: Document, word: NameWord): number {
  const last = document.tokens[word.last - 1]!;
  return /^\p{Lu}/u.test(last.text) ? word.last - 1 : word.last;
}

/** The next word when only blanks of the same line lie between. */
function wordAfter(document: Document, { last }: { last: number }): NameWord | undefined {
  const { text, tokens } = document;
  const next = tokens[last];
  // `Rev.` may come as two tokens and end a sentence that is none
  if (
    next?.text === '.' &&
    next.start === tokens[last - 1]!.end &&
    HONORIFICS.has(`${tokens[last - 1]!.lower}.`)
  ) {
    return wordAfter(document, { last: last + 1 });
  }
  if (next?.text === '/' && next.start === tokens[last - 1]!.end && tokens[last + 1]?.start === next.end) {
    return readWord(document, last);
  }
  if (!next || next.paragraph !== tokens[last - 1]!.paragraph) return undefined;
  const gap = text.slice(tokens[last - 1]!.end, next.start);
  return gap.length > 0 && gap.length <= 3 && gap.trim() === '' ? readWord(document, last) : undefined;
}

function readName(
  document: Document,
  capitals: Capitals,
  named: ReadonlySet<number>,
  opening: NameWord,
): NameWord[] {
  const words = [opening];
  while (words.length < LONGEST_NAME) {
    const office = officeAfter(document, words.at(-1)!);
    if (office) {
      words.push(...office);
      continue;
    }
    const next = wordAfter(document, words.at(-1)!);
    const suffix = suffixAfterComma(document, words.at(-1)!);
    if (suffix) {
      words.push(suffix);
      break;
    }
    if (!next) break;
    const goesOn =
      (words.length === 1 && isShortAndShouted(document, opening, next)) ||
      (next.capital && named.has(next.first)) ||
      continuesName(document, capitals, next, words.at(-1)!);
    if (goesOn || SUFFIXES.has(next.lower)) {
      words.push(next);
      continue;
    }
    const joined = joinedBy(document, capitals, words, next);
    if (!joined) break;
    words.push(...joined);
  }
  return words;
}

/** `Attorney's Office`, `Governor's Office`: the possessive is a part of the name. */
function officeAfter(document: Document, { lower, last }: NameWord): NameWord[] | undefined {
  if (!isRole(lower) || !isPossessive(document, last)) return undefined;
  const office = wordAfter(document, { last: last + 1 });
  if (!office?.capital || !ORGANISATION_MARKS.has(office.lower)) return undefined;
  return [readWord(document, last), office];
}

/** `Attorney's Office` in `Attorney's Office for the Western District of Norland`. */
function isOrganisation({ lower }: NameWord, i: number): boolean {
  return i > 0 && ORGANISATION_MARKS.has(lower);
}

/** `USA TODAY`: a short word in capitals and another, not a shouted line. */
function isShortAndShouted({ tokens }: Document, word: NameWord, next: NameWord): boolean {
  const shouts = (at: number) => /^\p{Lu}{2,}$/u.test(tokens[at]?.text ?? '');
  return (
    isAcronym(word.text) &&
    shouts(next.first) &&
    !shouts(word.first - 1) &&
    !shouts(next.last) &&
    next.text.length > 4
  );
}

function suffixAfterComma(document: Document, { last }: NameWord): NameWord | undefined {
  if (document.tokens[last]?.text !== ',') return undefined;
  const word = wordAfter(document, { last: last + 1 });
  return word?.capital && SUFFIXES.has(word.lower) ? word : undefined;
}

/** Small words inside names: `van der`, `of the`, `&`. They count only with a capital after them. */
function joinedBy(
  document: Document,
  capitals: Capitals,
  words: NameWord[],
  small: NameWord,
): NameWord[] | undefined {
  const before = words.at(-1)!;
  if (small.text === '/') {
    const other = document.tokens[small.last] ? readWord(document, small.last) : undefined;
    return other?.capital ? [small, other] : undefined;
  }
  const next = wordAfter(document, small);
  if (!next) return undefined;
  if (PARTICLES.has(small.lower)) {
    if (continuesName(document, capitals, next)) return [small, next];
    if (!PARTICLES.has(next.lower)) return undefined;
    const third = wordAfter(document, next);
    return third && continuesName(document, capitals, third) ? [small, next, third] : undefined;
  }
  if (small.text === '&' || small.text === '+') return next.capital ? [small, next] : undefined;
  if (
    small.lower === 'of' ||
    small.lower === 'for' ||
    (small.lower === 'on' && before.lower === 'committee')
  ) {
    const heads =
      ORGANISATION_MARKS.has(before.lower) ||
      isRole(before.lower) ||
      before.lower.endsWith('s') ||
      words.some(isOrganisation);
    if (!heads || words.some(({ lower }) => FIRST_NAMES.has(lower))) return undefined;
    if (next.lower === 'the') {
      const third = wordAfter(document, next);
      return third && continuesName(document, capitals, third) ? [small, next, third] : undefined;
    }
    return continuesName(document, capitals, next) ? [small, next] : undefined;
  }
  if (PURPOSES.has(small.lower) && ORGANISATION_MARKS.has(before.lower) && !GROUPS.has(before.lower))
    return continuesName(document, capitals, next) ? [small, next] : undefined;
  // `to Reclaim Our Schools`, `Reporters Without Borders`
  const purpose = isPluralRole(before.lower) || words.some(({ lower }) => PURPOSES.has(lower));
  if (small.capital && OPENS_PURPOSE.has(small.lower) && purpose)
    return continuesName(document, capitals, next) ? [small, next] : undefined;
  if (small.lower === 'and' && words.some(({ lower }) => lower === 'of' || lower === 'for')) {
    const known = FIRST_NAMES.has(next.lower) || isAcronym(next.text) || isRole(next.lower);
    return continuesName(document, capitals, next) && !known ? [small, next] : undefined;
  }
  return undefined;
}
