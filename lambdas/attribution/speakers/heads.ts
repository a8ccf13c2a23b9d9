import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { authorOf, nameBehind, nameBeside, providerOf } from './beside.ts';
import { type Joined, joinedTo } from './coordination.ts';
import { ADJECTIVES, DOCUMENTS, isPluralRole, isRole } from './lexicon.ts';
import { finalName, firstNameIn, type NameIndex, tokensOf, wholePhrase } from './name-index.ts';
import type { NameMention } from './names.ts';
import {
  DEFINITE,
  isBreak,
  isConjunction,
  isPreposition,
  type Phrase,
  POSSESSIVE_PRONOUNS,
  readPhrase,
} from './phrases.ts';
import { LIKE_WORDS } from './words.ts';

/** What a source's head is. Numbers are indexes into the names or, for pronouns, the tokens of the text. */
export type Head =
  | { type: 'names'; names: number[]; also?: Joined }
  | { type: 'pronoun'; token: number; also?: Joined }
  | { type: 'relative'; token: number }
  /** `Smith's report`, `a Gallup poll`, `figures from the bank`, `his campaign`. */
  | { type: 'document'; name: number }
  | { type: 'owned'; pronoun: number; phrase: Phrase }
  | { type: 'description'; phrase: Phrase; definite: boolean; also?: Joined }
  | { type: 'none' };

const PRONOUNS = new Set(
  'he she him her his hers himself herself i me my mine myself we us our ours it its itself they them their theirs themselves you your'.split(
    ' ',
  ),
);
const RELATIVES = new Set(['who', 'which', 'that', 'whom']);
const OPENERS = new Set(
  'both neither either even meanwhile then while only also not perhaps that when as'.split(' '),
);
const REFLEXIVES = new Set('himself herself itself themselves alone too also both later then now'.split(' '));
const QUANTIFIERS = new Set(
  'some many most few several other others more no any all half percent % number majority dozens hundreds thousands millions two three four five six seven eight nine ten fewer only fellow leading top senior a an one another every each'.split(
    ' ',
  ),
);
/** Countries by names that are organisations' otherwise. */
const UNIONS = new Set(['united states', 'us', 'united kingdom', 'uk', 'european union', 'eu']);
const ATTACKERS = new Set('gunman attacker assailant shooter hijacker bomber knifeman'.split(' '));
/** `Time magazine`: the name's own kind of thing. */
const MEDIA = new Set(
  'magazine newspaper website newswire channel broadcaster group agency party movement faction'.split(' '),
);

/** The head of a source: of its first span that has one. */
export function readHead(document: Document, index: NameIndex, source: readonly Span[]): Head {
  for (const span of source) {
    const { first, last } = tokensOf(document, span);
    const head = headIn(document, index, first, last);
    if (head.type !== 'none') return head;
  }
  return { type: 'none' };
}

function headIn(document: Document, index: NameIndex, from: number, last: number): Head {
  const { tokens } = document;
  let first = from;
  while (first < last && isSkipped(document, first, last)) first++;
  if (first >= last) return { type: 'none' };
  // `I’m`, `who’s` may be one token
  const [lower] = tokens[first]!.lower.split("'") as [string];
  const alone = first + 1 >= last || isBreak(tokens[first + 1]!);
  if (LIKE_WORDS.has(tokens[first]!.text)) return nameOrPhrase(document, index, first, last);
  if (RELATIVES.has(lower) && (alone || lower === 'who')) return { type: 'relative', token: first };
  if (PRONOUNS.has(lower)) {
    if (!POSSESSIVE_PRONOUNS.has(lower) || alone) {
      const also = joinedTo(document, index, first + 1, last);
      return { type: 'pronoun', token: first, ...(also && { also }) };
    }
    const inner = phraseHead(document, index, first, last);
    if (inner.type !== 'description') return inner;
    return { type: 'owned', pronoun: first, phrase: inner.phrase };
  }
  return nameOrPhrase(document, index, first, last);
}

function nameOrPhrase(document: Document, index: NameIndex, first: number, last: number): Head {
  const name = index.covering(first);
  return name === undefined
    ? phraseHead(document, index, first, last)
    : nameHead(document, index, first, last, name);
}

function isSkipped({ tokens }: Document, first: number, last: number): boolean {
  const token = tokens[first]!;
  if (/^[^\p{L}\p{N}@]+$/u.test(token.text)) return true;
  return (
    first + 1 < last && (isConjunction(token) || OPENERS.has(token.lower)) && !isBreak(tokens[first + 1]!)
  );
}

/** A source that begins with a name. */
function nameHead(document: Document, index: NameIndex, first: number, last: number, name: number): Head {
  const { tokens } = document;
  const mention = index.names[name]!;
  const after = mention.last + (mention.possessive ? 1 : 0);
  const next = tokens[after];
  if (!next || after >= last) return namesFrom(document, index, name, last);
  // `Republicans in Washington`, `Democrats leaving the hall`: some of them
  if (
    mention.kind === 'group' &&
    mention.called === undefined &&
    mention.keys.at(-1)!.endsWith('s') &&
    (isPreposition(next) || next.pos === 'VERB' || next.pos === 'ADJ')
  ) {
    return { type: 'description', phrase: readPhrase(document, first, last), definite: false };
  }
  if (mention.possessive || isNounLike(document, after)) {
    if (!mention.possessive && REFLEXIVES.has(next.lower)) return namesFrom(document, index, name, last);
    return phraseHead(document, index, first, last);
  }
  return namesFrom(document, index, name, last);
}

function isNounLike({ tokens }: Document, at: number): boolean {
  const token = tokens[at]!;
  if (isBreak(token) || isPreposition(token) || isConjunction(token)) return false;
  if (/^['’]s$/.test(token.text)) return true;
  if (isRole(token.lower) || isPluralRole(token.lower) || DOCUMENTS.has(token.lower)) return true;
  return (
    token.pos === 'NOUN' ||
    token.pos === 'ADJ' ||
    token.pos === 'PROPN' ||
    token.pos === 'NUM' ||
    token.text === '-'
  );
}

/** `A`, `A and B`, `A, B and C`, `A and her aides`. */
function namesFrom(document: Document, index: NameIndex, name: number, last: number): Head {
  const listed = namesListed(document, index, name, last);
  const end = index.names[name]!.last;
  if (listed.length > 1 || listed[0] !== name || index.names[name]!.kind === 'place')
    return { type: 'names', names: listed };
  const also = joinedTo(document, index, end, last);
  if (!also) return { type: 'names', names: listed };
  if ('rest' in also && isOfBoth(index, name, also.rest)) {
    const phrase = { ...also.rest, first: index.names[name]!.from };
    return { type: 'description', phrase, definite: false };
  }
  return 'name' in also
    ? { type: 'names', names: [name, also.name] }
    : { type: 'names', names: listed, also };
}

/** `FAA and State Department officials`: nobody but officials speaks. */
function isOfBoth(index: NameIndex, name: number, { first, last, head }: Phrase): boolean {
  const other = index.covering(first);
  if (other === undefined || !isPluralRole(head)) return false;
  const both = [index.names[name]!, index.names[other]!];
  return (
    both.every(({ kind, possessive }) => kind === 'organisation' && !possessive) && both[1]!.last === last - 1
  );
}

function namesListed({ tokens }: Document, index: NameIndex, name: number, last: number): number[] {
  const found = [name];
  const pending: number[] = [];
  let at = index.names[name]!.last;
  while (at < last) {
    const token = tokens[at]!;
    const isComma = token.text === ',';
    if (!isComma && token.lower !== 'and') break;
    let next = at + 1;
    if (isComma && tokens[next]?.lower === 'and') next++;
    if (DEFINITE.has(tokens[next]?.lower ?? '')) next++;
    const other = next < last ? index.covering(next) : undefined;
    if (other === undefined || index.names[other]!.last > last) break;
    const { kind, titles } = index.names[other]!;
    // `Trade and Industry Secretary Ada Finch` is one person
    if (
      kind === 'person' &&
      titles.length > 0 &&
      token.lower === 'and' &&
      found.length === 1 &&
      index.names[name]!.kind !== 'person'
    ) {
      return [other];
    }
    pending.push(other);
    at = index.names[other]!.last;
    const ends = at >= last || isBreak(tokens[at]!);
    const isLast =
      !isComma ||
      tokens[next - 1]?.lower === 'and' ||
      (at >= last && pending.length === 1 && kind === 'person');
    if (isLast && (ends || tokens[at]!.lower !== 'of')) {
      const isAdjective = at < last && (tokens[at]!.pos === 'NOUN' || tokens[at]!.pos === 'ADJ');
      const both = speaksAsCountry(index.names[name]!);
      if (!isAdjective && (both || kind !== 'place'))
        found.push(...pending.filter((p) => both || index.names[p]!.kind !== 'place'));
      break;
    }
  }
  return found;
}

function speaksAsCountry({ kind, keys }: NameMention): boolean {
  return kind === 'place' || UNIONS.has(keys.join(' '));
}

/** A source that begins with ordinary words: the name at the end of its core or beside it, else a description. */
function phraseHead(document: Document, index: NameIndex, first: number, last: number): Head {
  const { tokens } = document;
  const phrase = wholePhrase(document, index, first, last);
  const opening = tokens[first]!.lower;
  const quantified = QUANTIFIERS.has(opening) || /^\d/.test(opening);
  const final = finalName(document, index, phrase);
  if (
    final !== undefined &&
    namesSource(
      index.names[final]!,
      quantified,
      DEFINITE.has(opening),
      index.names[final]!.from > first + (DEFINITE.has(opening) ? 1 : 0),
    )
  ) {
    return namesFrom(document, index, final, last);
  }
  const beside = nameBeside(document, index, phrase, last) ?? nameBehind(document, index, phrase, last);
  if (beside !== undefined) return namesFrom(document, index, beside, last);
  const noun = phrase.head;
  if (DOCUMENTS.has(noun)) {
    const author = authorOf(document, index, phrase, last);
    if (author !== undefined) return { type: 'document', name: author };
  }
  const provider =
    isRole(noun) || isPluralRole(noun) ? undefined : providerOf(document, index, phrase.last, last);
  if (provider !== undefined) return { type: 'document', name: provider };
  const named = firstNameIn(index, phrase.first, phrase.last);
  if (named !== undefined && MEDIA.has(noun) && !quantified) return { type: 'names', names: [named] };
  const also = joinedTo(document, index, phrase.last, last);
  // a report opens with `a gunman` and names him later
  return {
    type: 'description',
    phrase,
    ...(also && { also }),
    definite: ATTACKERS.has(noun) || (!quantified && !isPluralRole(noun)),
  };
}

/** Whether a name at the end of a phrase is its head: not in `the Republican`, nor in `many Democrats`. */
function namesSource(name: NameMention, quantified: boolean, definite: boolean, narrowed: boolean): boolean {
  const { words, kind, called } = name;
  const single = words.length === 1 && called === undefined;
  // `super PACs`
  if (single && /^\p{Lu}{2,}s$/u.test(words[0]!.text)) return false;
  if (kind === 'group' && narrowed) return false;
  if (
    single &&
    ADJECTIVES.has(words[0]!.lower) &&
    (quantified || (definite && !words[0]!.lower.endsWith('s')))
  )
    return false;
  return !quantified || kind === 'person' || kind === 'organisation';
}
