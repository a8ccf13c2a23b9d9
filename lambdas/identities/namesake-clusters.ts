import {
  fieldsAgree,
  fieldsAreKin,
  gendersAgree,
  levelOf,
  type Persona,
  type Profile,
  profileOf,
  signsOf,
} from './persona.ts';
import { fieldIn } from './persona-id.ts';
import { inOrder } from './words.ts';

/** One of the people whom a name names. */
export interface Sense {
  profile: Profile;
  /** What speaks for each persona after the first being another's: persona, the one it joined, signs. */
  joined: { a: string; b: string; and: string[] }[];
}

/** Of two, the one with so many levels more is who is meant where nothing tells. */
export const DOMINATES = 3;

/** A name quoted so much is that of one whom the news is about. */
const KNOWN = 3;

/** Who is quoted so much is called many things, in one quote of sixteen. */
const FAMOUS = 8;
const OVERSHADOWS = 4;

const isOvershadowed = (persona: Profile, sense: Profile): boolean =>
  levelOf(sense) >= FAMOUS && levelOf(sense) - levelOf(persona) >= OVERSHADOWS;

const byLevel = (a: Persona, b: Persona) => b.level - a.level || inOrder(a.id, b.id);

function reasonsFor(
  sense: Profile,
  persona: Profile,
  isRare: boolean,
  isKnown: boolean,
): string[] | undefined {
  if (!gendersAgree(sense, persona)) return undefined;
  if (isRare) return ['rare'];
  const signs = signsOf(sense, persona);
  const areNear = fieldsAgree(sense, persona);
  // the mayor of a town and the coach of its team share the town
  if (signs.includes('company') || (areNear && signs.includes('role'))) return signs;
  if (isKnown && fieldsAreKin(sense, persona)) return ['field'];
  const isDominated = areNear && levelOf(sense) - levelOf(persona) >= DOMINATES;
  return isDominated || isOvershadowed(persona, sense) ? ['level'] : undefined;
}

/**
 * The people whom one name names, who is quoted most first. Of a rare name there is one; personas of a common one are
 * one person's when their fields go together and roles or company speak for it. Who has no field is taken for the only
 * one, or for the one who is quoted by far most.
 *
 * @param personas of one name, none of them `own`
 */
export function sensesOf(personas: readonly Persona[], isRare: boolean): Sense[] {
  const senses: Sense[] = [];
  const isKnown = levelOf(profileOf(personas)) >= KNOWN;
  const [told, untold]: [Persona[], Persona[]] = [[], []];
  for (const persona of personas) (fieldIn(persona.id) === undefined ? untold : told).push(persona);
  const add = (persona: Persona, sense: Sense | undefined, and: string[]) => {
    if (sense === undefined) {
      senses.push({ profile: profileOf([persona]), joined: [] });
      return;
    }
    const [first] = sense.profile.personas as [Persona];
    sense.joined.push({ a: persona.id, b: first.id, and });
    sense.profile = profileOf([...sense.profile.personas, persona]);
  };
  for (const persona of told.sort(byLevel)) {
    const profile = profileOf([persona]);
    let found: { sense: Sense; and: string[] } | undefined;
    for (const sense of senses) {
      const and = reasonsFor(sense.profile, profile, isRare, isKnown);
      if (and && (!found || and.length > found.and.length)) found = { sense, and };
    }
    add(persona, found?.sense, found?.and ?? []);
  }
  for (const persona of untold) {
    const profile = profileOf([persona]);
    const able = senses
      .filter((sense) => gendersAgree(sense.profile, profile))
      .sort((a, b) => b.profile.quotes - a.profile.quotes || inOrder(firstId(a), firstId(b)));
    const told = able.filter((sense) => signsOf(sense.profile, profile).length > 0);
    const [most, next] = told.length === 1 ? told : able;
    const isClear = most && (!next || levelOf(most.profile) - levelOf(next.profile) >= DOMINATES);
    add(
      persona,
      isClear ? most : undefined,
      most && told.length === 1 ? signsOf(most.profile, profile) : ['level'],
    );
  }
  return senses.sort((a, b) => b.profile.quotes - a.profile.quotes || inOrder(firstId(a), firstId(b)));
}

const firstId = ({ profile }: Sense) => profile.personas[0]?.id ?? '';
