import { nameIdOf } from '../../identities/index.ts';
import type { Table } from '../table/client.ts';
import { personaOf, speakerKey, speakerOf } from '../table/keys.ts';
import {
  evidenceIn,
  type PersonaItem,
  personasOfName,
  readPersonas,
  readSpeakers,
  readSurname,
  type SpeakerItem,
} from './personas.ts';

/** The speaker of a persona, over all articles. */
export interface SpeakerRef {
  id: string;
  /** The speaker's display name; undefined unless a person set one. */
  name: string | undefined;
}

/** A speaker with all its personas. */
export interface FullSpeaker extends SpeakerRef {
  personas: PersonaItem[];
}

/** A speaker whose personas are being collected; `next` are the merged speakers that were not read yet. */
interface Collection {
  ref: SpeakerRef;
  personas: Set<string>;
  seen: Set<string>;
  next: string[];
}

/**
 * The speakers for one answer: a persona or speaker is read only once, so the whole answer is consistent.
 * Must not be kept for longer.
 */
export class SpeakerDirectory {
  readonly #table: Table;
  readonly #personas = new Map<string, PersonaItem | undefined>();
  readonly #speakers = new Map<string, SpeakerItem | undefined>();
  readonly #idsOfName = new Map<string, Set<string>>();
  /**
   * Pending and finished reads: of all personas of a name, by its id, and of a surname's whole partition, by its key.
   */
  readonly #reads = new Map<string, Promise<void>>();
  readonly #partitions = new Set<string>();
  readonly #names = new Set<string>();
  readonly #found = new Map<string, Promise<FullSpeaker | undefined>>();

  constructor(table: Table) {
    this.#table = table;
  }

  /** The personas of one full name, in every field. */
  async namedExactly(id: string): Promise<PersonaItem[]> {
    const nameId = nameIdOf(id);
    if (!this.#partitions.has(speakerKey(nameId).pk)) {
      await this.#once(nameId, async () => {
        this.#add(await personasOfName(this.#table, nameId));
        this.#names.add(nameId);
      });
    }
    return this.#items(this.#idsOfName.get(nameId) ?? []).sort((a, b) => (a.sk < b.sk ? -1 : 1));
  }

  /** Everyone who bears a surname, under any name. */
  async bearersOf(nameId: string): Promise<PersonaItem[]> {
    const { pk } = speakerKey(nameId);
    await this.#once(pk, async () => {
      const { personas, speakers } = await readSurname(this.#table, pk);
      this.#add(personas);
      for (const item of speakers) this.#speakers.set(speakerOf(item), item);
      this.#partitions.add(pk);
    });
    return [...this.#personas.values()].filter((item) => item?.pk === pk) as PersonaItem[];
  }

  /** The current speaker of each of these personas. */
  async speakersOf(personas: readonly string[]): Promise<Map<string, SpeakerRef>> {
    const unique = [...new Set(personas)];
    await this.#read(unique, []);
    for (;;) {
      const ways = new Map(unique.map((persona) => [persona, this.#resolve(persona)]));
      const open = [...ways.values()].flatMap((way) => ('personas' in way ? [way] : []));
      if (open.length === 0) return ways as Map<string, SpeakerRef>;
      await this.#read(
        open.flatMap((way) => way.personas),
        open.flatMap((way) => way.speakers),
      );
    }
  }

  /** The speakers that personas belong to, each once, with all their personas. */
  async fullSpeakersOf(personas: readonly string[]): Promise<FullSpeaker[]> {
    const refs = await this.speakersOf(personas);
    return this.#collect([...new Map([...refs.values()].map((ref) => [ref.id, ref])).values()]);
  }

  /**
   * The speaker that an id leads to: the id of the speaker itself, of one of its personas, or of one of their names.
   *
   * @returns undefined if no speaker ever had it
   */
  speaker(id: string): Promise<FullSpeaker | undefined> {
    const found = this.#found.get(id) ?? this.#find(id);
    this.#found.set(id, found);
    return found;
  }

  async #find(id: string): Promise<FullSpeaker | undefined> {
    const named = await this.namedExactly(id);
    await this.#read(
      [],
      named.flatMap(({ of }) => of ?? []),
    );
    const start =
      this.#speakers.get(id)?.personas[0] ??
      named.map(personaOf).find((persona) => persona === id) ??
      this.#unclustered(id)[0] ??
      named.map(personaOf)[0];
    const [speaker] = start === undefined ? [] : await this.fullSpeakersOf([start]);
    if (speaker) this.#found.set(speaker.id, Promise.resolve(speaker));
    return speaker;
  }

  #once(key: string, read: () => Promise<void>): Promise<void> {
    const reading = this.#reads.get(key) ?? read();
    this.#reads.set(key, reading);
    return reading;
  }

  #add(items: readonly PersonaItem[]): void {
    for (const item of items) {
      const id = personaOf(item);
      const nameId = nameIdOf(id);
      this.#personas.set(id, item);
      this.#idsOfName.set(nameId, (this.#idsOfName.get(nameId) ?? new Set()).add(id));
    }
  }

  #items = (personas: Iterable<string>): PersonaItem[] =>
    [...personas].flatMap((persona) => this.#personas.get(persona) ?? []);

  /** Of the personas read for a name, those without a speaker item: each is the whole speaker of that name. */
  #unclustered(nameId: string): string[] {
    return this.#items(this.#idsOfName.get(nameId) ?? [])
      .filter(({ of }) => of === undefined)
      .map(personaOf);
  }

  /** Reads those that were not read yet, in one request. */
  async #read(personas: readonly string[], speakers: readonly string[]): Promise<void> {
    const newPersonas = [...new Set(personas)].filter((id) => !this.#isPersonaRead(id));
    const newSpeakers = [...new Set(speakers)].filter((id) => !this.#isSpeakerRead(id));
    const [foundPersonas, foundSpeakers] = await Promise.all([
      readPersonas(this.#table, newPersonas),
      readSpeakers(this.#table, newSpeakers),
    ]);
    for (const id of newPersonas) this.#personas.set(id, undefined);
    for (const id of newSpeakers) this.#speakers.set(id, undefined);
    this.#add(foundPersonas);
    for (const item of foundSpeakers) this.#speakers.set(speakerOf(item), item);
  }

  #isPersonaRead = (id: string) => this.#personas.has(id) || this.#partitions.has(speakerKey(id).pk);

  /** A speaker has an item only if a persona of its name points to it. */
  #isSpeakerRead = (id: string) =>
    this.#speakers.has(id) ||
    this.#partitions.has(speakerKey(id).pk) ||
    (this.#names.has(nameIdOf(id)) &&
      this.#items(this.#idsOfName.get(nameIdOf(id)) ?? []).every(({ of }) => of !== id));

  /** Where a persona leads, as far as read: to a speaker, or to an item that must be read first. */
  #resolve(persona: string): SpeakerRef | { personas: string[]; speakers: string[] } {
    const passed: string[] = [];
    for (let at = persona; ; ) {
      if (!this.#isPersonaRead(at)) return { personas: [at], speakers: [] };
      const item = this.#personas.get(at);
      const of = item?.of;
      if (of === undefined) return { id: nameIdOf(at), name: item && evidenceIn(item).names[0] };
      if (!this.#isSpeakerRead(of)) return { personas: [], speakers: [of] };
      const speaker = this.#speakers.get(of);
      // Two speakers that were merged into each other at the same time are one.
      if (passed.includes(of)) {
        const [id = of] = passed.slice(passed.indexOf(of)).sort();
        return { id, name: this.#speakers.get(id)?.name };
      }
      if (speaker?.into === undefined) return { id: of, name: speaker?.name };
      passed.push(of);
      at = speaker.into;
    }
  }

  /**
   * Speakers with everything that was merged into them; each is visited once, whatever was merged into what. If one was
   * merged into two different speakers, the later merge wins: a persona belongs only to the speaker it points to.
   */
  async #collect(refs: readonly SpeakerRef[]): Promise<FullSpeaker[]> {
    const collections = refs.map(
      (ref): Collection => ({ ref, personas: new Set(), seen: new Set(), next: [ref.id] }),
    );
    while (collections.some(({ next }) => next.length > 0)) await this.#advance(collections);
    const refOf = await this.speakersOf(collections.flatMap(({ personas }) => [...personas]));
    return collections.map(({ ref, personas }) => {
      const theirs = [...personas].filter((persona) => refOf.get(persona)?.id === ref.id);
      // For a speaker that is all of its name, only the persona is stored. Until reclustering there may be two.
      const ids = theirs.length > 0 ? theirs : this.#unclustered(ref.id);
      return { ...ref, personas: this.#items(ids) };
    });
  }

  /** Adds the personas of the speakers in `next`, and finds the speakers that were merged into those. */
  async #advance(collections: readonly Collection[]): Promise<void> {
    await this.#read(
      [],
      collections.flatMap(({ next }) => next),
    );
    const merged = new Map<Collection, string[]>();
    for (const collection of collections) {
      const items = collection.next.flatMap((speaker) => this.#speakers.get(speaker) ?? []);
      for (const speaker of collection.next) collection.seen.add(speaker);
      for (const persona of items.flatMap(({ personas }) => personas)) collection.personas.add(persona);
      merged.set(
        collection,
        items.flatMap((item) => item.merged ?? []),
      );
    }
    await this.#read([...merged.values()].flat(), []);
    for (const [collection, personas] of merged) {
      const speakers = personas.map((persona) => this.#personas.get(persona)?.of ?? nameIdOf(persona));
      collection.next = [...new Set(speakers)].filter((speaker) => !collection.seen.has(speaker));
    }
  }
}
