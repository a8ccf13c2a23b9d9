import { type Evidence, join, nameIdOf, type Persona } from '../../identities/index.ts';
import { STORED } from '../table/attributes.ts';
import { readAll } from '../table/batches.ts';
import type { Table } from '../table/client.ts';
import {
  ANY_PERSONA,
  ANY_SPEAKER,
  type Key,
  personaKey,
  personaOf,
  personasNamed,
  speakerKey,
  surnamePartition,
} from '../table/keys.ts';
import { allOf, beginning, LAST, pagesOf, type Range } from '../table/queries.ts';

/** The most that one article can tell about a speaker: a name, and a field of office if there is one. */
export interface PersonaItem extends Key, Partial<Corrections> {
  /** Communications only. */
  quotes: number;
  /** Quotes of the other types. */
  others: number;
  /** `Evidence` as JSON: compared as a whole when it is changed. */
  known: string;
  /** The speaker it belongs to; absent if it is the only persona of the speaker of its name. */
  of?: string;
}

/** What people corrected about a persona. */
export interface Corrections {
  /** It is a speaker of its own, whatever the evidence says. */
  [STORED.neverMerge]: boolean;
  /** The persona whose speaker its own is merged into. */
  into: string;
  /** Personas whose speakers are merged into its own. */
  merged: Set<string>;
  /** The display name of its speaker. */
  called: string;
  /** When it was corrected, in milliseconds of the clock: the later correction wins. */
  corrected: number;
}

/** A speaker with other personas than the one of its name, or one that a person corrected. */
export interface SpeakerItem extends Key {
  name: string;
  personas: string[];
  /** The persona whose speaker this one is merged into. */
  into?: string | undefined;
  /** Personas whose speakers are merged into this one. */
  merged?: string[] | undefined;
}

/** All attributes of personas except idempotency tokens, which are many. */
export const OF_PERSONAS =
  '#pk, #sk, #quotes, #others, #known, #of, #neverMerge, #into, #merged, #called, #corrected';

/** Evidence as it is stored; `company` is the older name of its co-mentions, which existing tables have. */
function stored({ names, type, roles, genders, coMentions, first, last, seen }: Evidence): string {
  return JSON.stringify({ names, type, roles, genders, company: coMentions, first, last, seen });
}

export function evidenceIn({ known }: Pick<PersonaItem, 'known'>): Evidence {
  const { company: coMentions, ...evidence } = JSON.parse(known);
  return { ...evidence, coMentions };
}

/** The size of a persona: 0 for one quote, one more for each doubling; -1 for none. */
export const log2QuotesOf = ({ quotes, others }: Pick<PersonaItem, 'quotes' | 'others'>) =>
  quotes + others > 0 ? Math.floor(Math.log2(quotes + others)) : -1;

const isCorrected = ({ [STORED.neverMerge]: neverMerge, into, merged, called }: PersonaItem) =>
  neverMerge === true || into !== undefined || merged !== undefined || called !== undefined;

/** Whether a persona counts: readers see quotes of it, or a person corrected it. */
export const isThere = (item: PersonaItem) => log2QuotesOf(item) >= 0 || isCorrected(item);

export const personaFrom = (item: PersonaItem): Persona => ({
  id: personaOf(item),
  evidence: evidenceIn(item),
  log2Quotes: Math.max(0, log2QuotesOf(item)),
  ...(item[STORED.neverMerge] === true && { neverMerge: true }),
});

/** The evidence after more was learned; the identical text if nothing was new. */
export function withEvidence(known: string | undefined, more: Evidence | undefined): string | undefined {
  if (!more) return known;
  return stored(join(known === undefined ? more : evidenceIn({ known }), more));
}

/** Those of these personas that exist; no id may occur twice. */
export const readPersonas = (table: Table, ids: readonly string[]): Promise<PersonaItem[]> =>
  readAll<PersonaItem>(table, ids.map(personaKey), {
    consistent: true,
    attributes: OF_PERSONAS,
  });

/** Those of these speakers that have an item; no id may occur twice. */
export const readSpeakers = (table: Table, ids: readonly string[]): Promise<SpeakerItem[]> =>
  readAll<SpeakerItem>(table, ids.map(speakerKey), { consistent: true });

/** Everything in a surname's partition: all its bearers, under any name, and the speakers that have an item. */
export interface Surname {
  personas: PersonaItem[];
  speakers: SpeakerItem[];
}

const rangeOf = (partition: string): Range => ({
  partition,
  from: ANY_PERSONA,
  to: ANY_SPEAKER + LAST,
  consistent: true,
  attributes: `${OF_PERSONAS}, #name, #personas`,
});

const surnameFrom = (items: (PersonaItem & SpeakerItem)[]): Surname => ({
  personas: items.filter(({ sk }) => sk.startsWith(ANY_PERSONA)),
  speakers: items.filter(({ sk }) => sk.startsWith(ANY_SPEAKER)),
});

export const readSurname = async (table: Table, partition: string): Promise<Surname> =>
  surnameFrom(await allOf(table, rangeOf(partition)));

/** The same; undefined if there are more than `most` items, of which only that many are read. */
export async function readSmallSurname(
  table: Table,
  partition: string,
  most: number,
): Promise<Surname | undefined> {
  const items: (PersonaItem & SpeakerItem)[] = [];
  const pages = pagesOf<PersonaItem & SpeakerItem>(table, { ...rangeOf(partition), pageSize: most + 1 });
  for await (const page of pages) {
    items.push(...page);
    if (items.length > most) return undefined;
  }
  return surnameFrom(items);
}

/** The personas of one full name, in every field. */
export const personasOfName = (table: Table, nameId: string): Promise<PersonaItem[]> =>
  allOf<PersonaItem>(table, {
    partition: surnamePartition(nameIdOf(nameId)),
    ...beginning(personasNamed(nameIdOf(nameId))),
    consistent: true,
    attributes: OF_PERSONAS,
  });
