import firstNames from '../lexicon/speakers-firstnames.json' with { type: 'json' };
import honorifics from '../lexicon/speakers-honorifics.json' with { type: 'json' };
import nicknames from '../lexicon/speakers-nicknames.json' with { type: 'json' };
import organisations from '../lexicon/speakers-organisations.json' with { type: 'json' };
import peoples from '../lexicon/speakers-peoples.json' with { type: 'json' };
import roles from '../lexicon/speakers-roles.json' with { type: 'json' };
import verbs from '../lexicon/speakers-verbs.json' with { type: 'json' };
import words from '../lexicon/speakers-words.json' with { type: 'json' };

export type Gender = 'male' | 'female' | 'either';

/** A group of a lexicon file: its words, in lower case, with blanks between them. */
function setOf(group: string): ReadonlySet<string> {
  return new Set(group.toLowerCase().split(' '));
}

function gendersOf(groups: Record<Gender, string>): ReadonlyMap<string, Gender> {
  const genders = new Map<string, Gender>();
  for (const gender of ['either', 'male', 'female'] as const) {
    for (const word of setOf(groups[gender])) genders.set(word, gender);
  }
  return genders;
}

export const FIRST_NAMES = gendersOf(firstNames);
/** What stands before a name in capitals and is no part of it. */
export const HONORIFICS = gendersOf(honorifics);
/** Nouns for persons, singular. */
export const ROLES = gendersOf(roles);
export const ORGANISATION_MARKS = setOf(organisations.marks);
/** `the company`, `the agency`. */
export const ORGANISATION_NOUNS = setOf(organisations.references);
/** Bodies that go by another name: `Hall's campaign`, `the Hall administration`, `the French foreign ministry`. */
export const BODIES = setOf(organisations.bodies);
/** `a report from X`, `X's statement` speak for X. */
export const DOCUMENTS = setOf(organisations.documents);
/** `Republican`, `French`: what may stand before a name as an adjective. */
export const ADJECTIVES: ReadonlySet<string> = new Set([
  ...setOf(peoples.adjectives),
  ...Object.values(peoples.countries).flatMap((forms) => forms.split(' ')),
]);
/** `Senate`, `U.S.`: names that may stand before a person's name. */
export const BELONGINGS = setOf(peoples.belongings);
/** `Germans`, `Democrats`. */
export const GROUPS: ReadonlySet<string> = new Set([
  ...setOf(peoples.groups),
  ...Object.values(peoples.countries).flatMap((forms) => forms.split(' ').slice(1)),
]);
export const COUNTRIES: ReadonlySet<string> = new Set(Object.keys(peoples.countries));
export const PLACES: ReadonlySet<string> = new Set([
  ...Object.keys(peoples.countries),
  ...setOf(peoples.states),
  ...setOf(peoples.places),
]);
export const STATES: ReadonlyMap<string, string> = new Map(
  Object.entries(peoples.states_abbreviated).map(([short, state]) => [short.toLowerCase(), state]),
);
/** Words that open sentences and headlines in capitals without being names. */
export const COMMON = setOf(words.common);
/** Words that hardly ever have a capital but at a sentence's start. */
export const ORDINARY = setOf(words.ordinary);
/** Those of the common words that may open a name: `Our Principles`, `New York`. */
export const OPENERS = setOf(words.openers);
/** Common words and words of the calendar that are surnames too: `Long`, `Young`, `May`. */
export const SURNAMES = setOf(words.surnames);
export const CALENDAR = setOf(words.calendar);
/** Dictionary forms of verbs of saying. */
export const SPEECH: ReadonlySet<string> = new Set(verbs.speech);
export const PARTICLES = setOf(words.particles);
export const SUFFIXES = setOf(words.suffixes);

const NICKNAMES = new Map<string, number[]>();
nicknames.groups.forEach((group, index) => {
  for (const name of group.split(' ')) NICKNAMES.set(name, [...(NICKNAMES.get(name) ?? []), index]);
});

/** Whether two first names may be one person's: `bill` and `william`. */
export function sameFirstName(a: string, b: string): boolean {
  if (a === b) return true;
  const groups = NICKNAMES.get(a);
  return groups !== undefined && (NICKNAMES.get(b)?.some((group) => groups.includes(group)) ?? false);
}

/** Singular of a noun in lower case, as far as the lexicons need it. */
export function singular(noun: string): string {
  if (noun.endsWith('men')) return `${noun.slice(0, -3)}man`;
  if (noun === 'people') return 'person';
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(noun)) return noun;
  if (noun.endsWith('ches') || noun.endsWith('sses')) return noun.slice(0, -2);
  return noun.endsWith('s') ? noun.slice(0, -1) : noun;
}

const TITLE_NOUNS: ReadonlyMap<string, string> = new Map([
  ['sen', 'senator'],
  ['rep', 'representative'],
  ['gov', 'governor'],
  ['gen', 'general'],
  ['lt', 'lieutenant'],
  ['col', 'colonel'],
  ['capt', 'captain'],
  ['sgt', 'sergeant'],
  ['maj', 'major'],
  ['adm', 'admiral'],
  ['dr', 'doctor'],
  ['prof', 'professor'],
  ['rev', 'reverend'],
  ['pres', 'president'],
  ['amb', 'ambassador'],
  ['det', 'detective'],
  ['supt', 'superintendent'],
]);

/** The noun behind a title: `Sen.` gives `senator`; the word itself when it is one already. */
export function titleNoun(title: string): string {
  const plain = title.endsWith('.') ? title.slice(0, -1) : title;
  return TITLE_NOUNS.get(plain) ?? TITLE_NOUNS.get(singular(plain)) ?? plain;
}

const PEOPLE: ReadonlyMap<string, string> = new Map(
  Object.entries(peoples.countries).flatMap(([country, forms]) =>
    forms.split(' ').map((form) => [form, country] as const),
  ),
);

/** `turkish` gives `turkey`; other words stay. */
export function countryOf(word: string): string {
  return PEOPLE.get(word) ?? word;
}

export function isRole(lower: string): boolean {
  return ROLES.has(lower) || (lower.includes('-') && ROLES.has(lower.slice(lower.lastIndexOf('-') + 1)));
}

export function isPluralRole(lower: string): boolean {
  if (!lower.endsWith('s') && !lower.endsWith('men')) return false;
  const noun = singular(lower);
  return noun !== lower && isRole(noun);
}
