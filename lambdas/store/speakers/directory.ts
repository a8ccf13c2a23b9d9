import { nameIdOf } from '../../identities/index.ts';
import type { Table } from '../table/client.ts';
import { personaOf, speakerOf } from '../table/keys.ts';
import {
  evidenceIn,
  type PersonaItem,
  personasOfName,
  readPersonas,
  readSpeakers,
  type SpeakerItem,
} from './personas.ts';

/** Who a persona turns out to be. */
export interface Followed {
  /** The speaker's id. */
  id: string;
  /** What the speaker is called; undefined where nobody has said so yet. */
  name: string | undefined;
}

/** What was read of who is who, for one answer. */
class Known {
  readonly #table: Table;
  readonly personas = new Map<string, PersonaItem | undefined>();
  readonly speakers = new Map<string, SpeakerItem | undefined>();
  /** By name, the personas that nothing is stored of beside them. */
  readonly #plain = new Map<string, Set<string>>();

  constructor(table: Table) {
    this.#table = table;
  }

  add(items: readonly PersonaItem[]): void {
    for (const item of items) {
      const id = personaOf(item);
      this.personas.set(id, item);
      if (item.of !== undefined) continue;
      const nameId = nameIdOf(id);
      this.#plain.set(nameId, (this.#plain.get(nameId) ?? new Set()).add(id));
    }
  }

  /** Of the personas that were read, those of a name that nothing is stored of beside them. */
  plain(nameId: string): string[] {
    return [...(this.#plain.get(nameId) ?? [])];
  }

  /** Reads those that were not read yet, all at once. */
  async read(personas: readonly string[], speakers: readonly string[]): Promise<void> {
    const newPersonas = [...new Set(personas)].filter((id) => !this.personas.has(id));
    const newSpeakers = [...new Set(speakers)].filter((id) => !this.speakers.has(id));
    const [foundPersonas, foundSpeakers] = await Promise.all([
      readPersonas(this.#table, newPersonas),
      readSpeakers(this.#table, newSpeakers),
    ]);
    for (const id of newPersonas) this.personas.set(id, undefined);
    for (const id of newSpeakers) this.speakers.set(id, undefined);
    this.add(foundPersonas);
    for (const item of foundSpeakers) this.speakers.set(speakerOf(item), item);
  }

  /** Where a persona leads, as far as it was read: to a speaker, or to an item that is to be read first. */
  follow(persona: string): Followed | { personas: string[]; speakers: string[] } {
    const passed: string[] = [];
    for (let at = persona; ; ) {
      if (!this.personas.has(at)) return { personas: [at], speakers: [] };
      const item = this.personas.get(at);
      const of = item?.of;
      if (of === undefined) return { id: nameIdOf(at), name: item && evidenceIn(item).names[0] };
      if (!this.speakers.has(of)) return { personas: [], speakers: [of] };
      const speaker = this.speakers.get(of);
      // Two who were merged into each other at the same time are one all the same.
      if (passed.includes(of)) {
        const [id = of] = passed.slice(passed.indexOf(of)).sort();
        return { id, name: this.speakers.get(id)?.name };
      }
      if (speaker?.into === undefined) return { id: of, name: speaker?.name };
      passed.push(of);
      at = speaker.into;
    }
  }
}

async function followAll(known: Known, personas: readonly string[]): Promise<Map<string, Followed>> {
  await known.read(personas, []);
  for (;;) {
    const ways = new Map(personas.map((persona) => [persona, known.follow(persona)]));
    const open = [...ways.values()].flatMap((way) => ('personas' in way ? [way] : []));
    if (open.length === 0) return ways as Map<string, Followed>;
    await known.read(
      open.flatMap((way) => way.personas),
      open.flatMap((way) => way.speakers),
    );
  }
}

/** Whose these personas are by now, each of them. */
export const follow = (table: Table, personas: readonly string[]): Promise<Map<string, Followed>> =>
  followAll(new Known(table), [...new Set(personas)]);

/** A speaker with all its personas. */
export interface Whole extends Followed {
  personas: PersonaItem[];
}

/** A speaker whose personas are being gathered: the speakers merged into it that were not looked at yet. */
interface Gathering {
  followed: Followed;
  own: Set<string>;
  seen: Set<string>;
  next: string[];
}

/** Takes in the personas of the speakers that are next, and finds those that were merged into them. */
async function goOn(known: Known, gatherings: readonly Gathering[]): Promise<void> {
  await known.read(
    [],
    gatherings.flatMap(({ next }) => next),
  );
  const merged = new Map<Gathering, string[]>();
  for (const gathering of gatherings) {
    const items = gathering.next.flatMap((speaker) => known.speakers.get(speaker) ?? []);
    for (const speaker of gathering.next) gathering.seen.add(speaker);
    for (const persona of items.flatMap(({ personas }) => personas)) gathering.own.add(persona);
    merged.set(
      gathering,
      items.flatMap((item) => item.merged ?? []),
    );
  }
  await known.read([...merged.values()].flat(), []);
  for (const [gathering, personas] of merged) {
    const speakers = personas.map((persona) => known.personas.get(persona)?.of ?? nameIdOf(persona));
    gathering.next = [...new Set(speakers)].filter((speaker) => !gathering.seen.has(speaker));
  }
}

/**
 * Speakers with all that was merged into them; each is looked at once, whatever was merged into what. Of two who merge
 * the same one into different speakers the last counts: a persona is theirs only where it leads.
 */
async function gather(known: Known, all: readonly Followed[]): Promise<Whole[]> {
  const gatherings = all.map(
    (followed): Gathering => ({ followed, own: new Set(), seen: new Set(), next: [followed.id] }),
  );
  while (gatherings.some(({ next }) => next.length > 0)) await goOn(known, gatherings);
  const ways = await followAll(
    known,
    gatherings.flatMap(({ own }) => [...own]),
  );
  return gatherings.map(({ followed, own }) => {
    const theirs = [...own].filter((persona) => ways.get(persona)?.id === followed.id);
    // Of one who is all of its name nothing is stored but the persona. There may be two until they are linked.
    const ids = theirs.length > 0 ? theirs : known.plain(followed.id);
    return { ...followed, personas: ids.flatMap((persona) => known.personas.get(persona) ?? []) };
  });
}

/**
 * The speaker that an id leads to: its own, that of one of its personas, or of a name of theirs; whole.
 *
 * @returns undefined when nobody ever had it
 */
export async function wholeOf(table: Table, id: string): Promise<Whole | undefined> {
  const known = new Known(table);
  const [named] = await Promise.all([personasOfName(table, id), known.read([], [id])]);
  known.add(named);
  const start =
    known.speakers.get(id)?.personas[0] ??
    named.map(personaOf).find((persona) => persona === id) ??
    known.plain(id)[0] ??
    named.map(personaOf)[0];
  if (start === undefined) return undefined;
  const followed = await followAll(known, [start]);
  return (await gather(known, [...followed.values()]))[0];
}

/** The speakers that personas belong to, each once, whole. */
export async function wholesAround(table: Table, personas: readonly PersonaItem[]): Promise<Whole[]> {
  const known = new Known(table);
  known.add(personas);
  const followed = await followAll(known, personas.map(personaOf));
  return gather(known, [...new Map([...followed.values()].map((one) => [one.id, one])).values()]);
}
