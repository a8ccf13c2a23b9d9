import firstNames from './first-names.json' with { type: 'json' };
import honorifics from './honorifics.json' with { type: 'json' };
import nicknames from './nicknames.json' with { type: 'json' };
import organisations from './organisations.json' with { type: 'json' };
import roles from './roles.json' with { type: 'json' };

export type NameGender = 'male' | 'female' | 'either';

/** A group of a lexicon file: its words, in lower case, with blanks between them. */
function setOf(group: string): ReadonlySet<string> {
  return new Set(group.toLowerCase().split(' '));
}

function gendersOf(groups: Record<NameGender, string>): ReadonlyMap<string, NameGender> {
  const genders = new Map<string, NameGender>();
  for (const gender of ['either', 'male', 'female'] as const) {
    for (const word of setOf(groups[gender])) genders.set(word, gender);
  }
  return genders;
}

export const FIRST_NAMES = gendersOf(firstNames);
/** Words in capitals before a name that are no part of it. */
export const HONORIFICS = gendersOf(honorifics);
/** Words after a name that are a part of it: `Jr.` */
export const SUFFIXES = setOf(honorifics.suffixes);
/** Nouns for persons, singular. */
export const ROLES = gendersOf(roles);
/** An attacker is nobody who is named, unless the text says so. */
export const ATTACKERS = setOf(roles.attackers);
/** What texts call somebody about whom nothing else is known. */
export const STRANGERS = setOf(roles.strangers);
/** Offices that nobody holds two of at once: the governor is not the mayor. */
export const OFFICES = setOf(roles.offices);
/** Who is called so beside a name has somebody else's surname, often. */
export const KINSHIP = setOf(roles.relatives);
/** Words that texts capitalise like names: labels of articles, links, offices. */
export const NO_NAMES: ReadonlySet<string> = new Set(organisations.none);
export const ORGANISATION_MARKS = setOf(organisations.marks);
/** The last words of newspapers' names, which stand for the whole name: `the Post`. */
export const PAPERS = setOf(organisations.papers);
/** Organisations that are named after their owner: `the German government`, `Hall's campaign`. */
export const BODIES = setOf(organisations.bodies);
/** `the company`, `the agency`. */
export const ORGANISATION_NOUNS = setOf(organisations.references);

/** First names in the form that is none for short: `william`. */
export const UNSHORTENED: ReadonlySet<string> = new Set(
  nicknames.groups.map((group) => group.slice(0, group.indexOf(' '))),
);

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
  ['insp', 'inspector'],
  ['dci', 'inspector'],
  ['pc', 'constable'],
  ['cllr', 'councillor'],
  ['cpl', 'corporal'],
  ['cmdr', 'commander'],
]);

/** The noun behind a title: `Sen.` gives `senator`; the word itself when it is one already. */
export function titleNoun(title: string): string {
  const plain = title.endsWith('.') ? title.slice(0, -1) : title;
  return TITLE_NOUNS.get(plain) ?? TITLE_NOUNS.get(singular(plain)) ?? plain;
}

export function isRole(lower: string): boolean {
  return ROLES.has(lower) || (lower.includes('-') && ROLES.has(lower.slice(lower.lastIndexOf('-') + 1)));
}

export function isPluralRole(lower: string): boolean {
  if (!lower.endsWith('s') && !lower.endsWith('men')) return false;
  const noun = singular(lower);
  return noun !== lower && isRole(noun);
}
