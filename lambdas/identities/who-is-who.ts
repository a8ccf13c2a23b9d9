import { bySpelling } from './evidence.ts';
import { type Bearer, bearerOf, type Person } from './link-evidence.ts';
import { peopleOf } from './name-linking.ts';
import { namesakeClusters } from './namesake-clusters.ts';
import { isGivenName, isRare, personName } from './person-names.ts';
import { type Persona, type Profile, profileOf, signsOf } from './persona.ts';
import { nameIdOf } from './persona-id.ts';
import { isFirm, lastWordOf } from './surnames.ts';
import { inOrder } from './words.ts';

/** Why two personas are one: `by` the relation of their names, `and` the supporting evidence. */
export interface Link {
  a: string;
  b: string;
  by: 'spelling' | 'initial' | 'nickname' | 'middle' | 'surname' | 'name';
  and: string[];
}

/** One speaker. */
export interface Identity {
  /** A name's id; a persona's id if others are the main bearers of all its names. */
  id: string;
  personas: string[];
  /** The display name. */
  name: string;
  links: Link[];
}

/** Words that no person's name contains, and those that none ends with. */
const JOINS = new Set(['and', 'of', 'for', 'the']);
const BODIES = new Set(
  (
    'act administration agency association authority bank board bureau campaign center centre church club coalition ' +
    'college commission committee company congress corporation council court department foods foundation fund ' +
    'government group health house institute journal media ministry news office organisation organization party police poll press project ' +
    'review school senate service society state states team times union university'
  ).split(' '),
);
const LONGEST_PERSON = 6;

interface Named {
  nameId: string;
  personas: Persona[];
  isPerson: boolean;
}

/** Whether a name is a person's: an article says so, and other evidence supports it. */
function isPersonal(nameId: string, personas: readonly Persona[]): boolean {
  const words = nameId.split('-');
  const isCalled = personas.some(({ evidence: { type } }) => type === 'person');
  const isKnown = personas.some(
    ({ id, evidence: { genders, roles } }) => id !== nameId || genders.length > 0 || roles.length > 0,
  );
  return (
    isCalled &&
    (isKnown || words.length === 1 || isGivenName(words[0] ?? '')) &&
    words.length <= LONGEST_PERSON &&
    // words that a page prints beside a name have become part of it
    (words.length < 3 || new Set(words).size === words.length) &&
    !words.some((word) => JOINS.has(word)) &&
    !BODIES.has(words.at(-1) ?? '') &&
    lastWordOf(nameId).length > 1
  );
}

function namedOf(personas: readonly Persona[]): Named[] {
  const byName = new Map<string, Persona[]>();
  for (const persona of personas) {
    const nameId = nameIdOf(persona.id);
    byName.set(nameId, [...(byName.get(nameId) ?? []), persona]);
  }
  return [...byName]
    .map(([nameId, all]) => ({
      nameId,
      personas: all.sort((a, b) => inOrder(a.id, b.id)),
      isPerson: isPersonal(nameId, all),
    }))
    .sort((a, b) => inOrder(a.nameId, b.nameId));
}

const spellingOf = (personas: readonly Persona[]): string =>
  personas.flatMap(({ evidence }) => evidence.names).sort(bySpelling)[0] ?? '';

/** An organisation's name without what papers omit: `The`, `Inc`; letters with full stops become one word. */
function plainName(nameId: string): string {
  const words = nameId.split('-').filter((word, index) => !(index === 0 && word === 'the') && !isFirm(word));
  return words.join(' ').replace(/(?<=\b\p{L}) (?=\p{L}\b)/gu, '') || nameId;
}

/** The name that represents an identity: given name and surname first, then without initials, then alphabetically. */
function rankOf(nameId: string): number {
  const words = nameId.split('-');
  const isPlain = words.every((word) => word.length > 1);
  if (words.length === 2 && isPlain) return 0;
  if (words.length === 1) return 3;
  return isPlain ? 1 : 2;
}

const byRank = (a: string, b: string) => rankOf(a) - rankOf(b) || inOrder(a, b);

function displayName({ personas }: Profile): string {
  const quoted = [...personas].sort(
    (a, b) =>
      Number(rankOf(nameIdOf(a.id)) === 3) - Number(rankOf(nameIdOf(b.id)) === 3) ||
      b.log2Quotes - a.log2Quotes ||
      byRank(nameIdOf(a.id), nameIdOf(b.id)) ||
      inOrder(a.id, b.id),
  );
  const [first] = quoted;
  if (!first) return '';
  return spellingOf(quoted.filter(({ id }) => nameIdOf(id) === nameIdOf(first.id)));
}

function identityOf(profile: Profile, mainOf: ReadonlyMap<string, Profile>, links: Link[]): Identity {
  const personas = profile.personas.map(({ id }) => id).sort();
  const names = [...profile.nameIds].sort(byRank);
  const own = names.filter((nameId) => mainOf.get(nameId)?.personas.some(({ id }) => personas.includes(id)));
  const [id = [...personas].sort((a, b) => byRank(nameIdOf(a), nameIdOf(b)) || inOrder(a, b))[0] ?? ''] = own;
  return {
    id,
    personas,
    name: displayName(profile),
    links: links.sort((a, b) => inOrder(a.a, b.a) || inOrder(a.b, b.b)),
  };
}

/**
 * Decides which personas are one speaker. All personas with the same surname key must be given at once; the same set
 * gives the same answer in any order. Each persona is in exactly one identity, and no two identities have the same id.
 *
 * Personas of one name are one speaker, unless the name is common and their fields and co-mentions tell them apart;
 * then the most quoted keeps the name's id, and the others have their persona's. Names are one speaker's if one is a
 * spelling, a short form or a part of the other, and roles, co-mentions or the name's rarity support it.
 */
export function whoIsWho(personas: readonly Persona[]): Identity[] {
  const own = personas.filter((persona) => persona.neverMerge);
  const identities: Identity[] = own.map((persona) => ({
    id: persona.id,
    personas: [persona.id],
    name: spellingOf([persona]),
    links: [],
  }));
  const taken = new Set(own.map(({ id }) => id));
  const mainOf = new Map<string, Profile>();
  const bearers: Bearer[] = [];
  const organisations = new Map<string, Bearer[]>();
  for (const { nameId, personas: all, isPerson } of namedOf(
    personas.filter((persona) => !persona.neverMerge),
  )) {
    const spelling = spellingOf(all);
    const clusters = namesakeClusters(all, !isPerson || isRare(personName(nameId, spelling)));
    const main =
      clusters.find(({ profile }) => profile.personas.some(({ id }) => id === nameId)) ?? clusters[0];
    if (main && !taken.has(nameId)) mainOf.set(nameId, main.profile);
    const found = clusters.map((cluster) => bearerOf(nameId, spelling, cluster));
    if (isPerson) bearers.push(...found);
    else organisations.set(plainName(nameId), [...(organisations.get(plainName(nameId)) ?? []), ...found]);
  }
  for (const person of [...peopleOf(bearers), ...[...organisations.values()].flatMap(organisationsOf)]) {
    const same = person.bearers.flatMap(({ cluster }) =>
      cluster.joined.map((link): Link => ({ ...link, by: 'name' })),
    );
    identities.push(identityOf(person.profile, mainOf, [...person.links, ...same]));
  }
  return identities.sort((a, b) => inOrder(a.id, b.id));
}

/** Organisations of one name; a single word, as in `Apple Inc`, may mean anything without its `Inc`. */
function organisationsOf(bearers: readonly Bearer[]): Person[] {
  const [first, ...others] = bearers;
  if (!first) return [];
  const isWord = !plainName(first.nameId).includes(' ');
  const joined = others.filter(
    ({ cluster }) => !isWord || signsOf(first.cluster.profile, cluster.profile).includes('co-mention'),
  );
  const alone = others.filter((one) => !joined.includes(one));
  return [[first, ...joined], ...alone.map((one) => [one])].map(organisationOf);
}

/** One organisation for all that bear its name. */
function organisationOf(bearers: readonly Bearer[]): Person {
  const ids = bearers.flatMap(({ cluster }) => cluster.profile.personas[0]?.id ?? []);
  return {
    bearers: [...bearers],
    profile: profileOf(bearers.flatMap(({ cluster }) => cluster.profile.personas)),
    links: ids.slice(1).map((id) => ({ a: id, b: ids[0] ?? id, by: 'spelling', and: [] })),
  };
}
