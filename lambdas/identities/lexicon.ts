import names from './lexicon/common-names.json' with { type: 'json' };
import companions from './lexicon/companions.json' with { type: 'json' };
import fields from './lexicon/fields.json' with { type: 'json' };
import given from './lexicon/given-names.json' with { type: 'json' };

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** The groups of a list that contain a name. */
function groupsOf(groups: readonly string[]): ReadonlyMap<string, number[]> {
  const of = new Map<string, number[]>();
  for (const [index, group] of groups.entries()) {
    for (const name of group.split(' ')) of.set(name, [...(of.get(name) ?? []), index]);
  }
  return of;
}

function fieldsOf(words: Record<string, string>): ReadonlyMap<string, string[]> {
  const of = new Map<string, string[]>();
  for (const [field, group] of Object.entries(words)) {
    for (const word of group.split(' ')) of.set(word, [...(of.get(word) ?? []), field]);
  }
  return of;
}

/** The ranks of a list's names, from 1, after those that are known to be as common as a given rank. */
function ranksOf(lists: readonly string[], elsewhere: string, place: number): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  const rank = (name: string, at: number) => ranks.set(name, Math.min(at, ranks.get(name) ?? at));
  for (const list of lists) for (const [index, name] of list.split(' ').entries()) rank(name, index + 1);
  for (const name of elsewhere.split(' ')) rank(name, place);
  return ranks;
}

/** Common surnames and given names, folded, lower case: the most common is 1. */
export const COMMON_SURNAMES = ranksOf([names.surnames], names.surnames_elsewhere, 300);
export const COMMON_GIVEN = ranksOf([names.male, names.female], names.given_elsewhere, 12);

/** Short forms and spellings of a given name: the numbers of their groups. */
export const NICKNAMES = groupsOf(given.nicknames);
export const SPELLINGS = groupsOf(given.spellings);

/** Ids of people who are quoted beside anybody. */
export const EVERYWHERE = setOf(companions.ids);

/** Fields by a word that indicates one, by a word that hardly does, and by phrases; '' for no field. */
export const FIELDS: readonly string[] = Object.keys(fields.fields);
export const WORDS_OF_FIELDS = fieldsOf(fields.fields);
export const WEAK_WORDS_OF_FIELDS = fieldsOf(fields.weak);
export const PHRASES_OF_FIELDS: ReadonlyMap<string, string> = new Map(Object.entries(fields.phrases));
/** Fields that are hardly distinguished, and those that one person may have in turn. */
export const KIN_FIELDS: readonly ReadonlySet<string>[] = fields.kin.map(setOf);
export const NEAR_FIELDS: readonly ReadonlySet<string>[] = fields.near.map(setOf);
/** Words of roles that many people share. */
export const GENERAL_ROLES = setOf(fields.general);
