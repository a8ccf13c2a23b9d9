import type { Speaker } from '../../model/attribution.ts';
import type { Document, Token } from '../document.ts';
import { isSomeone } from './candidates.ts';
import type { Entities, Entity } from './entities.ts';
import { ADJECTIVES, GROUPS, HONORIFICS, isPluralRole, isRole, titleNoun } from './lexicon.ts';
import { POSSESSIVE_PRONOUNS } from './phrases.ts';
import type { RolePhrase } from './roles.ts';

/** What a text tells of a speaker wherever it speaks. */
export type Profile = Pick<Speaker, 'type' | 'roles' | 'gender'>;

export const UNNAMED: Profile = { type: 'unnamed', roles: [], gender: null };
/** `A and B` */
export const TOGETHER: Profile = { type: 'group', roles: [], gender: null };
/** `his campaign` */
export const BODY: Profile = { type: 'organisation', roles: [], gender: null };

const MOST_ROLES = 3;
const LONGEST_ROLE = 80;
/** They say whether someone is grown up, and no more. */
const NO_ROLES = new Set('man woman person boy girl guy child old'.split(' '));
/** What a phrase that is cut off somewhere may not end with. */
const DANGLING = new Set(['CCONJ', 'SCONJ', 'ADP', 'DET', 'PRON', 'ADV', 'AUX', 'PART', 'PUNCT']);
/** As a form of address they tell no role; several have it together. */
const ADDRESS = /^(?:dr|fr|st|(?:.* )?(?:sens|reps|govs))\.?$/;

export function profileOf(document: Document, { roles }: Entities, entity: Entity): Profile {
  const type = typeOf(entity);
  const phrases = entity.mentions.toSorted((a, b) => a - b).flatMap((mention) => roles[mention]!.phrases);
  return {
    type,
    roles: rolesPrinted(document, phrases),
    gender: type === 'person' ? genderOf(entity) : null,
  };
}

function typeOf(entity: Entity): Profile['type'] {
  const { kind, keys, parts, male, female } = entity;
  const last = keys.at(-1) ?? '';
  // `Senate Democrats`
  const members = kind === 'organisation' && last.endsWith('s') && GROUPS.has(last);
  if (parts || members || kind === 'group') return 'group';
  const someone = isSomeone(entity) || (kind === 'unknown' && male + female > 0);
  return someone && !ADJECTIVES.has(last) ? 'person' : 'organisation';
}

function genderOf({ male, female }: Entity): Profile['gender'] {
  if (male === female) return null;
  return male > female ? 'male' : 'female';
}

/** The roles that are told most often, of those as often the first; upper and lower case are one. */
function rolesPrinted(document: Document, phrases: readonly RolePhrase[]): string[] {
  const counts = new Map<string, { printed: string; count: number }>();
  for (const phrase of phrases) {
    const printed = rolePrinted(document, phrase);
    if (printed === undefined) continue;
    const found = counts.get(printed.toLowerCase());
    if (found) found.count++;
    else counts.set(printed.toLowerCase(), { printed, count: 1 });
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_ROLES)
    .map(({ printed }) => printed);
}

function rolePrinted(document: Document, { first, core, last }: RolePhrase): string | undefined {
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
  const address = ADDRESS.test(lower) || (HONORIFICS.has(lower) && !isRole(titleNoun(lower)));
  return lower === '' || address || NO_ROLES.has(lower) || isPluralRole(lower);
}
