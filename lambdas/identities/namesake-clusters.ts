import {
  fieldsAgree,
  fieldsAreKin,
  gendersAgree,
  log2QuotesOfProfile,
  type Persona,
  type Profile,
  profileOf,
  signsOf,
} from './persona.ts';
import { fieldIn } from './persona-id.ts';
import { inOrder } from './words.ts';

/** One of the people with a name. */
export interface NamesakeCluster {
  profile: Profile;
  /** The evidence for each persona after the first: the persona, the one it joined, and the signs. */
  joined: { a: string; b: string; and: string[] }[];
}

/** Without other evidence, the one with so many levels more is meant. */
export const DOMINATES = 3;

/** A name quoted this often belongs to somebody the news is about. */
const KNOWN = 3;

/** Somebody quoted this often is called many things, some of them in one quote of sixteen. */
const FAMOUS = 8;
const OVERSHADOWS = 4;

const isOvershadowed = (persona: Profile, cluster: Profile): boolean =>
  log2QuotesOfProfile(cluster) >= FAMOUS &&
  log2QuotesOfProfile(cluster) - log2QuotesOfProfile(persona) >= OVERSHADOWS;

const byQuotes = (a: Persona, b: Persona) => b.log2Quotes - a.log2Quotes || inOrder(a.id, b.id);

function reasonsFor(
  cluster: Profile,
  persona: Profile,
  isRare: boolean,
  isKnown: boolean,
): string[] | undefined {
  if (!gendersAgree(cluster, persona)) return undefined;
  if (isRare) return ['rare'];
  const signs = signsOf(cluster, persona);
  const areNear = fieldsAgree(cluster, persona);
  // the mayor of a town and the coach of its team have the town in common
  if (signs.includes('co-mention') || (areNear && signs.includes('role'))) return signs;
  if (isKnown && fieldsAreKin(cluster, persona)) return ['field'];
  const isDominated = areNear && log2QuotesOfProfile(cluster) - log2QuotesOfProfile(persona) >= DOMINATES;
  return isDominated || isOvershadowed(persona, cluster) ? ['quotes'] : undefined;
}

/**
 * The people with one name, the most quoted first. A rare name has one; personas of a common name are
 * one person if their fields are compatible and roles or co-mentions support it. A persona without a field belongs to
 * the only person, or to the one who is quoted by far the most.
 *
 * @param personas of one name, none of them `neverMerge`
 */
export function namesakeClusters(personas: readonly Persona[], isRare: boolean): NamesakeCluster[] {
  const clusters: NamesakeCluster[] = [];
  const isKnown = log2QuotesOfProfile(profileOf(personas)) >= KNOWN;
  const [told, untold]: [Persona[], Persona[]] = [[], []];
  for (const persona of personas) (fieldIn(persona.id) === undefined ? untold : told).push(persona);
  const add = (persona: Persona, cluster: NamesakeCluster | undefined, and: string[]) => {
    if (cluster === undefined) {
      clusters.push({ profile: profileOf([persona]), joined: [] });
      return;
    }
    const [first] = cluster.profile.personas as [Persona];
    cluster.joined.push({ a: persona.id, b: first.id, and });
    cluster.profile = profileOf([...cluster.profile.personas, persona]);
  };
  for (const persona of told.sort(byQuotes)) {
    const profile = profileOf([persona]);
    let found: { cluster: NamesakeCluster; and: string[] } | undefined;
    for (const cluster of clusters) {
      const and = reasonsFor(cluster.profile, profile, isRare, isKnown);
      if (and && (!found || and.length > found.and.length)) found = { cluster, and };
    }
    add(persona, found?.cluster, found?.and ?? []);
  }
  for (const persona of untold) {
    const profile = profileOf([persona]);
    const able = clusters
      .filter((cluster) => gendersAgree(cluster.profile, profile))
      .sort((a, b) => b.profile.quotes - a.profile.quotes || inOrder(firstId(a), firstId(b)));
    const told = able.filter((cluster) => signsOf(cluster.profile, profile).length > 0);
    const [most, next] = told.length === 1 ? told : able;
    const isClear =
      most && (!next || log2QuotesOfProfile(most.profile) - log2QuotesOfProfile(next.profile) >= DOMINATES);
    add(
      persona,
      isClear ? most : undefined,
      most && told.length === 1 ? signsOf(most.profile, profile) : ['quotes'],
    );
  }
  return clusters.sort((a, b) => b.profile.quotes - a.profile.quotes || inOrder(firstId(a), firstId(b)));
}

const firstId = ({ profile }: NamesakeCluster) => profile.personas[0]?.id ?? '';
