import type { Document } from '../document.ts';
import { isSomeone } from './candidates.ts';
import { describesOrganisation, describesPerson, type Match } from './descriptions.ts';
import type { Entity } from './entities.ts';
import { ROLES } from './lexicon.ts';
import { DEFINITE, isPreposition, type Phrase } from './phrases.ts';
import learned from './ranking.json' with { type: 'json' };
import type { Standing } from './standings.ts';
import { isCapital } from './words.ts';

/** What a description is of: its weights are learned apart. */
export type Described = 'person' | 'body';

/** Someone whom a description may mean; without an entity, nobody whom the text names. */
export interface Choice {
  entity: Entity | undefined;
  features: Readonly<Record<string, number>>;
}

const WEIGHTS: Readonly<Record<Described, Readonly<Record<string, number>>>> = learned;
const BUSINESSES = new Set(
  'company firm bank airline carrier corporation retailer manufacturer maker chain startup brand label giant network magazine newspaper paper broadcaster website'.split(
    ' ',
  ),
);
const MOST_SHARED = 3;
const MOST_MODIFIERS = 4;

export function typeOf({ head }: Phrase): Described | undefined {
  if (describesPerson(head)) return 'person';
  return describesOrganisation(head) ? 'body' : undefined;
}

/** Whether an entity is of the kind that a description is of. */
export function isOfKind(entity: Entity, described: Described, { head }: Phrase): boolean {
  if (entity.mentions.length === 0 || entity.kind === 'group') return false;
  if (described === 'body') return entity.kind !== 'person' && entity.kind !== 'place';
  const gender = ROLES.get(head);
  if (gender === 'male' && entity.female > entity.male) return false;
  if (gender === 'female' && entity.male > entity.female) return false;
  return isSomeone(entity) || (entity.kind === 'unknown' && entity.things === 0);
}

/** Nobody of another age or country; nor, as `the Ohio tycoon`, someone named but once whom nothing else ties to it. */
export function mayBe(entity: Entity, { shared, proper, excluded }: Match): boolean {
  return !excluded && !(proper && shared === 0 && entity.mentions.length < 2);
}

export function featuresOf(
  entity: Entity,
  { exact, broader, shared, proper }: Match,
  { event, ago, paragraphs, lastSource, between }: Standing,
  narrowed: Narrowed,
  { most, only }: Rivals,
): Record<string, number> {
  const implied = !exact && !broader;
  const nearest = between === 0;
  return {
    exact: Number(exact),
    broader: Number(broader),
    shared: Math.min(MOST_SHARED, shared),
    exactShared: Number(exact && shared > 0),
    unshared: Number(proper && shared === 0),
    unsharedExact: Number(proper && shared === 0 && exact),
    otherwise: Number(implied && entity.heads.size > 0),
    unknown: Number(entity.kind === 'unknown'),
    organisation: Number(entity.kind === 'organisation'),
    frequency: Math.log(1 + entity.mentions.length),
    impliedComplement: Number(implied && narrowed.complement),
    impliedOwned: Number(implied && narrowed.owned),
    impliedProper: Number(implied && proper && shared === 0),
    impliedLong: implied ? narrowed.modifiers : 0,
    top: Number(most > 1 && entity.mentions.length === most),
    nearest: Number(nearest),
    nearestImplied: Number(nearest && implied),
    topNear: Number(most > 1 && entity.mentions.length === most && between < 2 && ago < 3),
    only: Number(only),
    business: Number(narrowed.business && ago < 3),
    businessNear: Number(narrowed.business && nearest),
    businessOrganisation: Number(narrowed.business && nearest && entity.kind === 'organisation'),
    onlyNear: Number(only && ago < 2),
    later: Number(event === undefined),
    recency: event ? 1 / (1 + ago) : 0,
    impliedRecency: event && implied ? 1 / (1 + ago) : 0,
    impliedFar: Number(implied && ago > 2),
    sameParagraph: Number(event !== undefined && paragraphs === 0),
    between: event ? Math.log(1 + between) : 0,
    subject: Number(event?.subject ?? false),
    source: Number(event?.source ?? false),
    pronoun: Number(event?.pronoun ?? false),
    addressed: Number(event?.addressed ?? false),
    quoted: Number((event?.quotation ?? -1) >= 0),
    lastSource: Number(lastSource),
  };
}

/** How a description narrows down whom it may mean. */
export interface Narrowed {
  /** `of the party`, `who called` follows. */
  complement: boolean;
  /** `the bank's`, before its noun. */
  owned: boolean;
  proper: boolean;
  /** Words before its noun, besides the first; not all are counted. */
  modifiers: number;
  /** `the company`, of whatever firm was last spoken of; `the government` need not be one that was. */
  business: boolean;
}

export function narrowedBy({ tokens }: Document, { first, last, head }: Phrase): Narrowed {
  const next = tokens[last];
  const words = tokens.slice(first, last);
  return {
    complement: next !== undefined && (isPreposition(next) || next.lower === 'who'),
    owned: words.some(({ lower }) => lower === "'s"),
    proper: words.slice(1).some(({ text }) => isCapital(text)),
    modifiers: Math.max(0, Math.min(MOST_MODIFIERS, words.length - 2)),
    business: BUSINESSES.has(head),
  };
}

/** All whom a description may mean. */
export interface Rivals {
  /** Mentions of the one named most. */
  most: number;
  /** There is but one. */
  only: boolean;
}

/** What tells that nobody named is meant; `met`: somebody without a name was called so before. */
export function featuresOfNobody(
  opening: string,
  { complement, owned, proper, modifiers }: Narrowed,
  generic: boolean,
  met: boolean,
): Record<string, number> {
  return {
    bias: 1,
    generic: Number(generic),
    met: Number(met),
    definite: Number(DEFINITE.has(opening)),
    owned: Number(owned),
    complement: Number(complement),
    proper: Number(proper),
    modifiers,
  };
}

/** A choice, and how far behind the next is, by the logarithm of how likely. */
export interface Chosen {
  entity: Entity | undefined;
  lead: number;
}

/** The likeliest of choices; of several, the first. */
export function likeliest(described: Described, choices: readonly Choice[]): Chosen | undefined {
  const weights = WEIGHTS[described];
  let best: Choice | undefined;
  let highest = -Infinity;
  let second = -Infinity;
  for (const choice of choices) {
    let score = 0;
    for (const [name, value] of Object.entries(choice.features)) score += (weights[name] ?? 0) * value;
    if (score > highest) [best, highest, second] = [choice, score, highest];
    else if (score > second) second = score;
  }
  return best && { entity: best.entity, lead: highest - second };
}
