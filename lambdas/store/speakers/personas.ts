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

/** Who one article alone can tell: a name, in one field of office where there is one. */
export interface PersonaItem extends Key, Partial<Corrections> {
  /** Communications alone. */
  quotes: number;
  /** Quotes of the other types. */
  others: number;
  /** `Evidence` as JSON: compared as a whole when it is changed. */
  known: string;
  /** The speaker that it belongs to; absent where it is all of the speaker of its name. */
  of?: string;
}

/** What a person said of a persona. */
export interface Corrections {
  /** It is nobody else, whatever speaks for it. */
  [STORED.neverMerge]: boolean;
  /** The persona whose speaker its own is merged into. */
  into: string;
  /** Personas whose speakers are merged into its own. */
  merged: Set<string>;
  /** What its speaker is called. */
  called: string;
  /** When, in milliseconds of the clock: the last word counts. */
  corrected: number;
}

/** A speaker who is more than one persona under its own name, or whom a person corrected. */
export interface SpeakerItem extends Key {
  name: string;
  personas: string[];
  /** The persona whose speaker this one is merged into. */
  into?: string | undefined;
  /** Personas whose speakers are merged into this one. */
  merged?: string[] | undefined;
}

/** All attributes of personas but the tokens of counts, which are many. */
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

/** How much a persona has to say: 0 for one quote, one more for each time as many; -1 for none any more. */
export const log2QuotesOf = ({ quotes, others }: Pick<PersonaItem, 'quotes' | 'others'>) =>
  quotes + others > 0 ? Math.floor(Math.log2(quotes + others)) : -1;

const isCorrected = ({ [STORED.neverMerge]: neverMerge, into, merged, called }: PersonaItem) =>
  neverMerge === true || into !== undefined || merged !== undefined || called !== undefined;

/** Whether a persona counts: readers see quotes of it, or a person said something of it. */
export const isThere = (item: PersonaItem) => log2QuotesOf(item) >= 0 || isCorrected(item);

export const personaFrom = (item: PersonaItem): Persona => ({
  id: personaOf(item),
  evidence: evidenceIn(item),
  log2Quotes: Math.max(0, log2QuotesOf(item)),
  ...(item[STORED.neverMerge] === true && { neverMerge: true }),
});

/** What is known after more was learned; the same text where nothing was new. */
export function withEvidence(known: string | undefined, more: Evidence | undefined): string | undefined {
  if (!more) return known;
  return stored(join(known === undefined ? more : evidenceIn({ known }), more));
}

/** The personas that are there of these; no id twice. */
export const readPersonas = (table: Table, ids: readonly string[]): Promise<PersonaItem[]> =>
  readAll<PersonaItem>(table, ids.map(personaKey), {
    consistent: true,
    attributes: OF_PERSONAS,
  });

/** The speakers that have an item, of these; no id twice. */
export const readSpeakers = (table: Table, ids: readonly string[]): Promise<SpeakerItem[]> =>
  readAll<SpeakerItem>(table, ids.map(speakerKey), { consistent: true });

/** All that a surname's partition holds: whoever bears it, by any name, and the speakers that have an item. */
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

/** The same; undefined where there are more than `most` items, of which no more than that are read. */
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
