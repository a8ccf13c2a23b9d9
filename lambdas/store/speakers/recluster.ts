import { nameIdOf, whoIsWho } from '../../identities/index.ts';
import type { Table } from '../table/client.ts';
import { type Key, personaOf, speakerKey, speakerOf } from '../table/keys.ts';
import { inParallel } from '../table/parallel.ts';
import { deleteItem, putItem, updateItem } from '../table/requests.ts';
import {
  isThere,
  type PersonaItem,
  personaFrom,
  readSmallSurname,
  readSurname,
  type SpeakerItem,
} from './personas.ts';

/** All concurrent writers reach the same result, so more rounds than this mean that something is wrong. */
const MOST_ROUNDS = 50;
const WRITES_AT_ONCE = 8;

/** A surname's personas and speakers kept changing while they were reclustered. */
export class ContentionError extends Error {
  constructor(partition: string) {
    super(
      `The speakers in ${partition} kept changing while they were reclustered; retry when there is less load.`,
    );
    this.name = 'ContentionError';
  }
}

/** The speakers of one partition: for each persona its speaker, and the speakers that need an item. */
interface Clusters {
  of: Map<string, string>;
  speakers: Map<string, Omit<SpeakerItem, keyof Key>>;
}

const newest = (items: PersonaItem[]) =>
  items.toSorted((a, b) => (b.corrected ?? 0) - (a.corrected ?? 0) || (a.sk < b.sk ? -1 : 1));

/**
 * The speakers that follow from the evidence and the corrections: the same for the same items, whoever computes them.
 */
function clustersOf(items: readonly PersonaItem[]): Clusters {
  const there = new Map(items.filter(isThere).map((item) => [personaOf(item), item]));
  const clusters: Clusters = { of: new Map(), speakers: new Map() };
  for (const { id, personas, name } of whoIsWho([...there.values()].map(personaFrom))) {
    const own = newest(personas.map((persona) => there.get(persona)!));
    // If the articles have since linked speakers that a person merged, there is nothing to follow.
    const into = own.find((item) => item.into !== undefined && !personas.includes(item.into))?.into;
    const called = own.find((item) => item.called !== undefined)?.called;
    const merged = own.flatMap((item) => [...(item.merged ?? [])]).sort();
    const isPlain = personas.length === 1 && id === nameIdOf(personas[0]!);
    if (isPlain && into === undefined && called === undefined && merged.length === 0) continue;
    for (const persona of personas) clusters.of.set(persona, id);
    clusters.speakers.set(id, {
      name: called ?? name,
      personas,
      ...(into !== undefined && { into }),
      ...(merged.length > 0 && { merged }),
    });
  }
  return clusters;
}

const sameList = (a: readonly string[] = [], b: readonly string[] = []) =>
  a.length === b.length && a.every((one, index) => one === b[index]);

function isAsWanted(item: SpeakerItem, wanted: Omit<SpeakerItem, keyof Key>): boolean {
  return (
    item.name === wanted.name &&
    item.into === wanted.into &&
    sameList(item.personas, wanted.personas) &&
    sameList(item.merged, wanted.merged)
  );
}

/** Sets the speaker of a persona, unless another writer has since it was read: then everything is read again. */
async function point(table: Table, item: PersonaItem, of: string | undefined): Promise<void> {
  const change = of === undefined ? 'REMOVE #of' : 'SET #of = :of';
  const condition = item.of === undefined ? 'attribute_not_exists(#of)' : '#of = :before';
  const values = {
    ...(of !== undefined && { of }),
    ...(item.of !== undefined && { before: item.of }),
  };
  await updateItem(table, item, change, values, condition);
}

async function writeClusters(
  table: Table,
  personas: readonly PersonaItem[],
  speakers: readonly SpeakerItem[],
): Promise<boolean> {
  const wanted = clustersOf(personas);
  const known = new Map(speakers.map((item) => [speakerOf(item), item]));
  const moved = personas.filter((item) => item.of !== wanted.of.get(personaOf(item)));
  const changed = [...wanted.speakers].filter(([id, speaker]) => {
    const item = known.get(id);
    return !item || !isAsWanted(item, speaker);
  });
  const gone = speakers.filter((item) => !wanted.speakers.has(speakerOf(item)));
  // In this order: a speaker must exist before anything points to it.
  await inParallel(changed, WRITES_AT_ONCE, ([id, speaker]) =>
    putItem(table, { ...speakerKey(id), ...speaker }),
  );
  await inParallel(moved, WRITES_AT_ONCE, (item) => point(table, item, wanted.of.get(personaOf(item))));
  await inParallel(gone, WRITES_AT_ONCE, (item) => deleteItem(table, item));
  return changed.length + moved.length + gone.length > 0;
}

/**
 * Reclusters the bearers of one surname after a change to their evidence. Reads them all, writes whatever
 * differs from the clusters they should have, and repeats until nothing differs. Every writer reclusters after
 * its own change, so the last one has seen all changes, whatever their order.
 *
 * @param partition of the surname
 * @param most personas and speakers; if there are more, nothing is done
 * @returns how many personas and speakers there were; undefined if too many
 * @throws {ContentionError}
 */
export async function recluster(table: Table, partition: string): Promise<number>;
export async function recluster(table: Table, partition: string, most: number): Promise<number | undefined>;
export async function recluster(table: Table, partition: string, most?: number): Promise<number | undefined> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const surname =
      most === undefined
        ? await readSurname(table, partition)
        : await readSmallSurname(table, partition, most);
    if (!surname) return undefined;
    const { personas, speakers } = surname;
    if (!(await writeClusters(table, personas, speakers))) return personas.length + speakers.length;
  }
  throw new ContentionError(partition);
}
