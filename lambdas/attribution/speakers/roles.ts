import type { Document, Token } from '../document.ts';
import { countryOf, type Gender, isRole, ORGANISATION_NOUNS, ROLES, STATES, singular } from './lexicon.ts';
import type { NameMention } from './names.ts';
import { isBreak, isPreposition, modifiersOf, POSSESSIVE_PRONOUNS, readPhrase } from './phrases.ts';
import { standsAsThing } from './signs.ts';
import { isCapital } from './words.ts';

/** Words beside a name that tell a role of its bearer; token ranges. */
export interface RolePhrase {
  first: number;
  /** Behind its noun. */
  core: number;
  /** Behind what is appended to it: `mayor of Easton`. */
  last: number;
}

/** What the words beside a name say of its bearer. */
export interface Roles {
  /** Nouns: `ambassador`, `company`. */
  heads: string[];
  /** What stands with them: `russian`, `former`. */
  modifiers: string[];
  person: boolean;
  gender: Gender | undefined;
  /** It stands where a person's name hardly does. */
  thing: boolean;
  phrases: RolePhrase[];
}

const LONGEST_APPOSITION = 12;
const OPENS_APPOSITION = new Set([',', '(', '–', '—', '--']);
const COPULAS = new Set(['is', 'was']);
const CLOSES_APPOSITION = new Set([',', '.', ';', '(', ')', '–', '—', '--']);
const LEADS = new Set(
  'company firm group agency airline brokerage network newspaper magazine site website startup retailer maker giant watchdog nonprofit bank broadcaster union charity outlet organization organisation'.split(
    ' ',
  ),
);
const LONGEST_LEAD = 8;
const FORMER = new Set('former then acting retired late incoming outgoing longtime veteran ex'.split(' '));
const KILLED = new Set('shot killed murdered assassinated stabbed gunned'.split(' '));
const IDENTIFIED = new Set(['identified', 'named', 'known', 'described']);
const LONGEST_IDENTIFICATION = 16;
const PARTIES: ReadonlyMap<string, string> = new Map([
  ['r', 'republican'],
  ['d', 'democrat'],
  ['i', 'independent'],
]);

/** Reads titles and appositions: `longtime pollster Pat Caddell`, `Hugh Hill, a doctor`, `the envoy, Jan Kowal,`. */
export function readRoles(document: Document, mention: NameMention): Roles {
  const roles: Roles = {
    heads: [...mention.titles],
    modifiers: mention.modifiers.map((word) => countryOf(singular(word))),
    person: mention.titles.length > 0,
    gender: undefined,
    thing: false,
    phrases: mention.titles.length > 0 ? [titlesOf(document, mention)] : [],
  };
  leadBefore(document, mention, roles);
  appositionBefore(document, mention, roles);
  appositionAfter(document, mention, roles);
  identified(document, mention, roles);
  placeAfter(document, mention, roles);
  // `born in the south of Norland, the son of ...` is no apposition
  if (!standsAsThing(document, mention)) return roles;
  const { heads, phrases } = roles.person ? { heads: [], phrases: [] } : roles;
  return { heads, modifiers: [], person: false, gender: undefined, thing: true, phrases };
}

/** `Russian Foreign Minister`, and the `former` before it. */
function titlesOf({ tokens }: Document, { from, first }: NameMention): RolePhrase {
  const before = tokens[from - 1];
  const former =
    before !== undefined && FORMER.has(before.lower) && before.sentence === tokens[from]!.sentence;
  return { first: former ? from - 1 : from, core: first, last: first };
}

function add(roles: Roles, head: string, modifiers: string[], phrase: RolePhrase): boolean {
  const person = isRole(head);
  if (!person && !ORGANISATION_NOUNS.has(head)) return false;
  roles.heads.push(head);
  roles.phrases.push(phrase);
  if (person && modifiers.includes('old') && modifiers.some((word) => /^\d+$/.test(word)))
    roles.heads.push('old');
  for (const modifier of modifiers) if (modifier !== head) roles.modifiers.push(modifier);
  if (person) {
    roles.person = true;
    const gender = ROLES.get(head) ?? ROLES.get(head.slice(head.lastIndexOf('-') + 1));
    if (gender === 'male' || gender === 'female') roles.gender = gender;
  }
  return true;
}

/** `the Vermont senator Bernie ...`: back from the noun right before the name. */
function leadBefore(document: Document, { from }: NameMention, roles: Roles): void {
  const { tokens } = document;
  const noun = tokens[from - 1];
  if (!noun || noun.sentence !== tokens[from]!.sentence) return;
  if (!isRole(noun.lower) && !LEADS.has(noun.lower)) return;
  let first = from - 1;
  while (first > 0 && from - first < LONGEST_LEAD) {
    const token = tokens[first - 1]!;
    if (
      token.sentence !== noun.sentence ||
      token.pos === 'DET' ||
      token.pos === 'VERB' ||
      token.pos === 'AUX'
    )
      break;
    if (isPreposition(token) || (isBreak(token) && token.text !== '-')) break;
    first--;
  }
  add(roles, noun.lower, modifiersOf(document, first, from - 1), { first, core: from, last: from });
}

/** `the ambassador to Turkey, Andrei Karlov,`, `the press officer (Ann Howe, very polite)`. */
function appositionBefore(document: Document, { from, last }: NameMention, roles: Roles): void {
  const { tokens } = document;
  if (!OPENS_APPOSITION.has(tokens[from - 1]?.text ?? '')) return;
  const after = tokens[last]?.text;
  if (after !== undefined && !CLOSES_APPOSITION.has(after)) return;
  const { sentence } = tokens[from]!;
  let first = from - 2;
  while (first >= 0 && from - first < LONGEST_APPOSITION && tokens[first]!.sentence === sentence) {
    const token = tokens[first]!;
    if (token.pos === 'DET' || POSSESSIVE_PRONOUNS.has(token.lower) || token.lower === "'s") {
      const phrase = readPhrase(document, first + 1, from - 1);
      const owned = token.lower === "'s" ? first - 1 : first;
      const modifiers = modifiersOf(document, Math.max(0, owned), from - 1);
      const printed = { first: ownerIn(tokens, owned), core: phrase.last, last: from - 1 };
      if (add(roles, phrase.head, modifiers, printed)) return;
    }
    if (isBreak(token) && token.text !== '-') return;
    first--;
  }
}

/** Where the name of an owner begins that ends at a token: `New Norland's envoy`. `the bank's` is a determiner. */
function ownerIn(tokens: readonly Token[], last: number): number {
  let first = last;
  while (first >= 0 && isCapital(tokens[first]!.text)) first--;
  if (first < last) return first + 1;
  return tokens[last + 1]?.lower === "'s" ? last + 2 : last + 1;
}

/** `, a doctor in Oslo,`; `, 70,`; ` (R-Pa.)`; ` is the mayor`; `, who was the mayor`. */
function appositionAfter(document: Document, { last }: NameMention, roles: Roles): void {
  const { tokens } = document;
  const mark = tokens[last];
  if (!mark || mark.sentence !== tokens[last - 1]!.sentence) {
    // a sentence splitter may break after `(R-Pa.)`
    if (mark?.text !== ',' && mark?.text !== '(') return;
  }
  if (COPULAS.has(mark.lower) && KILLED.has(tokens[last + 1]?.lower ?? '')) roles.heads.push('victim');
  if (COPULAS.has(mark.lower)) {
    if (tokens[last + 1]?.pos === 'DET') described(document, last + 1, roles);
    return;
  }
  if (!OPENS_APPOSITION.has(mark.text)) return;
  const opening = tokens[last + 1];
  if (!opening) return;
  const party = PARTIES.get(opening.lower);
  if (party && tokens[last + 2]?.text === '-') {
    roles.person = true;
    roles.heads.push(party);
    roles.modifiers.push(party);
    const state = tokens[last + 3]?.lower ?? '';
    roles.modifiers.push(singular(STATES.get(state) ?? STATES.get(`${state}.`) ?? state));
  } else if (isAge(tokens, last + 1)) {
    roles.person = true;
    roles.heads.push('old');
    roles.modifiers.push(opening.text);
    if (tokens[last + 2]!.text === ',' && isArticle(tokens[last + 3])) described(document, last + 3, roles);
  } else if (opening.lower === 'who') {
    if (mark.text === ',') roles.person = true;
    if (COPULAS.has(tokens[last + 2]?.lower ?? '') && tokens[last + 3]?.pos === 'DET')
      described(document, last + 3, roles);
  } else if (!isBreak(opening)) described(document, last + 1, roles);
}

function isAge(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 1]?.text;
  return /^\d{1,2}$/.test(tokens[at]!.text) && (after === ',' || after === ')');
}

function isArticle(token: Token | undefined): boolean {
  return token !== undefined && (token.lower === 'a' || token.lower === 'an' || token.lower === 'the');
}

/** The noun phrase that begins at a token, with what is appended to it. */
function described(document: Document, first: number, roles: Roles): void {
  const { tokens } = document;
  const phrase = readPhrase(document, first, first + LONGEST_APPOSITION);
  let end = phrase.last;
  while (
    end < tokens.length &&
    end - first < 2 * LONGEST_APPOSITION &&
    !isBreak(tokens[end]!) &&
    tokens[end]!.pos !== 'VERB'
  )
    end++;
  const printed = { first, core: phrase.last, last: end };
  add(roles, phrase.head, modifiersOf(document, phrase.first, end), printed);
}

/** `The gunman was identified as Jan Kowal`, `police named the attacker as Jan Kowal`. */
function identified({ tokens }: Document, { from }: NameMention, roles: Roles): void {
  if (tokens[from - 1]?.lower !== 'as') return;
  const { sentence } = tokens[from]!;
  let verb = false;
  for (
    let i = from - 2;
    i >= Math.max(0, from - LONGEST_IDENTIFICATION) && tokens[i]!.sentence === sentence;
    i--
  ) {
    const { lower } = tokens[i]!;
    verb ||= IDENTIFIED.has(lower);
    if (
      isRole(lower) &&
      (verb || IDENTIFIED.has(tokens[i - 1]?.lower ?? '') || IDENTIFIED.has(tokens[i - 2]?.lower ?? ''))
    ) {
      add(roles, lower, [], { first: i, core: i + 1, last: i + 1 });
      return;
    }
  }
}

/** `Sanders of Vermont`. */
function placeAfter({ tokens }: Document, { last }: NameMention, roles: Roles): void {
  if (tokens[last]?.lower !== 'of' || !tokens[last + 1]) return;
  if (/^\p{Lu}/u.test(tokens[last + 1]!.text)) roles.modifiers.push(singular(tokens[last + 1]!.lower));
  if (tokens[last + 2] && /^\p{Lu}/u.test(tokens[last + 2]!.text))
    roles.modifiers.push(singular(tokens[last + 2]!.lower));
}
