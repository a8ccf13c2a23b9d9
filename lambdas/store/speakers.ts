import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { readAll } from './batches.ts';
import type { Table } from './connection.ts';
import { type Key, namePartition, speakerKey } from './keys.ts';
import type { Page, PageRequest, StoredSpeaker } from './model.ts';
import { isSpeakerId, nameKey, namesOf } from './names.ts';
import { fillPage, type Stretch } from './pages.ts';
import { allOf, beginning, pagesOf } from './queries.ts';

interface SpeakerItem extends Key {
  name: string;
  /** Communications alone. */
  quotes: number;
  /** Quotes of the other types; absent from items that were written before there were types. */
  others?: number;
}

const ID_START = speakerKey('').pk.length;

/** Undefined for a speaker none of whose quotes is seen any more. */
const speakerFrom = ({ pk, name, quotes, others = 0 }: SpeakerItem): StoredSpeaker | undefined =>
  quotes + others > 0 ? { id: pk.slice(ID_START), name, quotes } : undefined;

/** One speaker. */
export async function speakerById(table: Table, id: string): Promise<StoredSpeaker | undefined> {
  if (!isSpeakerId(id)) return undefined;
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key: speakerKey(id) }));
  return Item && speakerFrom(Item as SpeakerItem);
}

async function speakersByIds(table: Table, ids: string[]): Promise<Map<string, StoredSpeaker>> {
  const items = await readAll<SpeakerItem>(table, [...new Set(ids)].map(speakerKey));
  const speakers = items.flatMap((item) => speakerFrom(item) ?? []);
  return new Map(speakers.map((speaker) => [speaker.id, speaker]));
}

/** The name and the id that an entry holds. */
function entryOf({ sk }: Key): { name: string; id: string } {
  const [name = '', id = ''] = sk.split('#');
  return { name, id };
}

/** A speaker stands in a list once, though several names begin alike: under the full name, else the first that does. */
function standsAt(name: string, id: string, prefix: string): boolean {
  const names = namesOf(id).filter((other) => other.startsWith(prefix));
  return name === (names[0] === namesOf(id)[0] ? names[0] : names.sort()[0]);
}

async function* stretchesOf(
  table: Table,
  pages: AsyncGenerator<Key[]>,
  prefix: string,
): AsyncGenerator<Stretch<StoredSpeaker>> {
  for await (const page of pages) {
    const entries = page.map((key) => ({ ...entryOf(key), sk: key.sk }));
    const listed = entries.filter(({ name, id }) => standsAt(name, id, prefix));
    const speakers = await speakersByIds(
      table,
      listed.map(({ id }) => id),
    );
    const found = listed.flatMap(({ id, sk }) => {
      const speaker = speakers.get(id);
      return speaker ? [{ item: speaker, position: sk }] : [];
    });
    const last = page.at(-1);
    yield last ? { found, through: last.sk } : { found };
  }
}

/** @see StoreReader.speakersByName */
export function speakersByName(
  table: Table,
  words: string,
  { limit, after }: PageRequest,
): Promise<Page<StoredSpeaker>> {
  const prefix = nameKey(words);
  if (prefix === '') return Promise.resolve({ items: [] });
  const { from, to } = beginning(prefix);
  async function* pagesBehind(): AsyncGenerator<Key[]> {
    const partition = namePartition(prefix);
    const range = { partition, from: after ?? from, to, attributes: '#pk, #sk', pageSize: limit + 1 };
    for await (const keys of pagesOf<Key>(table, range)) yield keys.filter(({ sk }) => sk !== after);
  }
  return fillPage(stretchesOf(table, pagesBehind(), prefix), limit);
}

/** @see StoreReader.speakersCalled */
export async function speakersCalled(table: Table, words: string): Promise<StoredSpeaker[]> {
  const name = nameKey(words);
  if (name === '') return [];
  const entries = await allOf<Key>(table, {
    partition: namePartition(name),
    ...beginning(`${name}#`),
    attributes: '#pk, #sk',
  });
  const speakers = await speakersByIds(
    table,
    entries.map((entry) => entryOf(entry).id),
  );
  return [...speakers.values()].sort((a, b) => b.quotes - a.quotes || (a.id < b.id ? -1 : 1));
}
