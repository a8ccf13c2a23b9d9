import type { Document, TokenRange } from '../document.ts';
import {
  BELONGINGS,
  CALENDAR,
  COMMON,
  FIRST_NAMES,
  GROUPS,
  HONORIFICS,
  isRole,
  OPENERS,
  ORDINARY,
  ORGANISATION_MARKS,
  PLACES,
  SURNAMES,
} from './lexicon.ts';
import {
  isAcronym,
  isCapital,
  isInitial,
  isSmall,
  LIKE_WORDS,
  type NameWord,
  opensSentence,
} from './words.ts';

/** How the words of one text use capitals: what tells names from headlines and first words of sentences. */
export interface Capitals {
  /** Words in lower case that stand in capitals in the middle of an ordinary sentence. */
  readonly names: ReadonlySet<string>;
  /** Two words in a row, both in capitals there. */
  readonly pairs: ReadonlySet<string>;
  /** Common words that someone here is called by: `young` after `Grace Young`. */
  readonly surnames: ReadonlySet<string>;
  /** Words that stand in lower case somewhere. */
  readonly ordinary: ReadonlySet<string>;
  /** By paragraph: whether it is written Like This Throughout. */
  readonly headline: readonly boolean[];
}

/** Title case leaves only these small; a word more may slip in now and then. */
const SMALL_IN_TITLES = new Set(
  'a an the and or but nor for of in on at to by as vs via per with from into over amid than that if up off s t'.split(
    ' ',
  ),
);
const WORDS_A_SLIP = 8;

function isTitleCase({ tokens }: Document, { first, last }: TokenRange): boolean {
  let large = 0;
  let slips = 0;
  for (let i = first; i < last; i++) {
    const { text, lower } = tokens[i]!;
    if (isCapital(text)) large++;
    else if (isSmall(text) && !SMALL_IN_TITLES.has(lower)) slips++;
  }
  return large >= 3 && slips <= large / WORDS_A_SLIP;
}

export function readCapitals(document: Document): Capitals {
  const { tokens, paragraphs } = document;
  const names = new Set<string>();
  const ordinary = new Set<string>();
  const pairs = new Set<string>();
  const surnames = new Set<string>();
  const headline = paragraphs.map((paragraph) => isTitleCase(document, paragraph));
  paragraphs.forEach(({ first, last }, paragraph) => {
    if (headline[paragraph]) return;
    let before = '';
    for (let i = first; i < last; i++) {
      const { text, lower } = tokens[i]!;
      const inside = isCapital(text) && !isShouted(document, i) && !opensSentence(document, i);
      if (isSmall(text)) ordinary.add(lower);
      else if (inside) names.add(lower);
      if (inside && before !== '' && (!COMMON.has(before) || OPENERS.has(before)))
        pairs.add(`${before} ${lower}`);
      if (isCapital(text) && i > first && isSurnameAfter(tokens[i - 1]!.text, lower)) surnames.add(lower);
      before = inside ? lower : '';
    }
  });
  return { names, pairs, surnames, ordinary, headline };
}

/** `Grace Young`, `J. Long`, `Mrs May`: a common word in capitals, but a surname where it stands. */
function isSurnameAfter(before: string, lower: string): boolean {
  if (!SURNAMES.has(lower) || !isCapital(before)) return false;
  const first = before.toLowerCase();
  return (FIRST_NAMES.has(first) && !SURNAMES.has(first)) || HONORIFICS.has(first) || isInitial(before);
}

/** `Young said`: alone, where the text has told whose surname it is. */
function isSurnameAlone(document: Document, capitals: Capitals, { lower, first, last }: NameWord): boolean {
  if (!capitals.surnames.has(lower) || isShouted(document, first)) return false;
  const after = document.tokens[last];
  return !opensSentence(document, first) || after?.pos === 'VERB' || after?.lower === "'s";
}

/** One of several words in a row that are all in capitals: no name for that. */
function isShouted({ tokens }: Document, index: number): boolean {
  const shouts = (at: number) => /^\p{Lu}{2,}$/u.test(tokens[at]?.text ?? '');
  const { text } = tokens[index]!;
  return (
    text.length > 3 &&
    isCapital(text) &&
    /^\p{Lu}{4,}$/u.test(text) &&
    (shouts(index - 1) || shouts(index + 1))
  );
}

function isKnown(lower: string): boolean {
  return FIRST_NAMES.has(lower) || HONORIFICS.has(lower) || GROUPS.has(lower) || PLACES.has(lower);
}

/**
 * Whether a word may open a name. `next` is the word after it.
 * Capitals alone say little at a sentence's start and nothing in a headline: there the rest of the text decides.
 */
export function opensName(
  document: Document,
  capitals: Capitals,
  word: NameWord,
  next: NameWord | undefined,
): boolean {
  if (!word.capital || /^I(?:['’]|$)/.test(word.text)) return false;
  const { lower } = word;
  if (LIKE_WORDS.has(word.text)) return true;
  if (/^[RDI]-\p{Lu}/u.test(word.text)) return false;
  if (next && capitals.pairs.has(`${lower} ${next.lower}`)) return true;
  const nextIsName =
    next !== undefined &&
    (isKoreanName(next) ||
      (next.capital && (!COMMON.has(next.lower) || isSurnameAfter(word.text, next.lower))));
  if (COMMON.has(lower) || CALENDAR.has(lower)) {
    if (isSurnameAlone(document, capitals, word)) return true;
    if (FIRST_NAMES.has(lower) && nextIsName && !isRole(next.lower) && !ORGANISATION_MARKS.has(next.lower))
      return true;
    if (lower === 'new' && next?.capital === true && AFTER_NEW.has(next.lower)) return true;
    const inside = !opensSentence(document, word.first) && !isHeadline(document, capitals, word);
    return inside && nextIsName && OPENERS.has(lower);
  }
  if (isInitial(word.text) && !BELONGINGS.has(lower)) return nextIsName;
  const token = document.tokens[word.first]!;
  if (isHeadline(document, capitals, word))
    return capitals.names.has(token.lower) || isKnown(lower) || isAcronym(word.text);
  if (!opensSentence(document, word.first)) return true;
  if (ORDINARY.has(lower) && !nextIsName && !isKnown(lower)) return false;
  if (capitals.names.has(token.lower) || isKnown(lower) || isAcronym(word.text)) return true;
  if (ORGANISATION_MARKS.has(lower) && (next?.lower === 'of' || next?.lower === 'for')) return true;
  if (isRole(lower) || ORGANISATION_MARKS.has(lower)) return nextIsName;
  if (capitals.ordinary.has(lower) || ORDINARY.has(lower) || lower.endsWith('ly')) return false;
  return token.pos === 'PROPN' || (nextIsName && word.last > word.first + 1);
}

/** Whether a word may carry on a name that is already open. */
export function continuesName(
  document: Document,
  capitals: Capitals,
  word: NameWord,
  before?: NameWord,
): boolean {
  if (isKoreanName(word)) return true;
  if (word.capital && before && isSurnameAfter(before.text, word.lower)) return true;
  if (!word.capital || /^I(?:['’]|$)/.test(word.text) || CALENDAR.has(word.lower)) return false;
  const token = document.tokens[word.first]!;
  // `District of New York`
  if (word.lower === 'new' && AFTER_NEW.has(document.tokens[word.last]?.lower ?? '')) return true;
  if (isHeadline(document, capitals, word)) {
    const surname = before !== undefined && (FIRST_NAMES.has(before.lower) || isInitial(before.text));
    if (surname && !COMMON.has(word.lower) && !ORDINARY.has(word.lower)) return true;
    return capitals.names.has(token.lower) || FIRST_NAMES.has(word.lower) || isInitial(word.text);
  }
  return !COMMON.has(word.lower) || ORGANISATION_MARKS.has(word.lower);
}

/** `Ki-moon`, `Jong-un`: a given name whose second half is small; not `Koch-backed`. */
function isKoreanName({ text }: NameWord): boolean {
  const [, second] = /^\p{Lu}\p{Ll}{1,5}-(\p{Ll}{2,5})$/u.exec(text) ?? [];
  return second !== undefined && !ADJECTIVAL.has(second);
}

const ADJECTIVAL = new Set(
  'led run era born based style like wide owned made free area loyal funny type esque'.split(' '),
);

function isHeadline(document: Document, capitals: Capitals, { first }: NameWord): boolean {
  return capitals.headline[document.tokens[first]!.paragraph] === true || isShouted(document, first);
}

const AFTER_NEW = new Set(
  'york yorker yorkers jersey hampshire zealand orleans delhi mexico england haven brunswick'.split(' '),
);
