import { nameIdOf } from '../../identities/index.ts';
import type { Page, PageRequest, StoredSpeaker } from '../../model/stored.ts';
import type { FullSpeaker, SpeakerDirectory } from '../speakers/directory.ts';
import type { PersonaItem } from '../speakers/personas.ts';
import { speakerFrom } from '../speakers/profile.ts';
import type { Table } from '../table/client.ts';
import { type Key, nameEntry, namePartition, personaOf } from '../table/keys.ts';
import { nameId, nameKey, namesOf } from '../table/names.ts';
import { type Batch, fillPage } from '../table/paging.ts';
import { inParallel } from '../table/parallel.ts';
import { allOf, beginning, LAST, pagesOf } from '../table/queries.ts';

const NAMES_AT_ONCE = 16;

/** The full name that an entry leads to. */
const nameIdIn = ({ sk }: Key) => sk.slice(sk.indexOf('#') + 1);

/**
 * The names under which a persona is found: that in its articles, and one given by a person, each with its later parts.
 */
const foundBy = (item: PersonaItem): string[] => [
  ...namesOf(nameIdOf(personaOf(item))),
  ...(item.called === undefined ? [] : namesOf(nameId(item.called))),
];

/** The sort key in a list of entries: a speaker's full name, or the first name with the given beginning. */
function standsAt({ id, personas }: FullSpeaker, prefix: string): string {
  const own = nameIdOf(id);
  const full = nameEntry(namesOf(own)[0] ?? '', own).sk;
  if (full.startsWith(prefix)) return full;
  const entries = personas.flatMap((item) =>
    foundBy(item).map((name) => nameEntry(name, nameIdOf(personaOf(item))).sk),
  );
  return entries.filter((entry) => entry.startsWith(prefix)).sort()[0] ?? full;
}

async function* speakerBatches(
  directory: SpeakerDirectory,
  pages: AsyncGenerator<Key[]>,
  prefix: string,
  after: string,
): AsyncGenerator<Batch<StoredSpeaker>> {
  for await (const page of pages) {
    const nameIds = [...new Set(page.map(nameIdIn))];
    const named = await inParallel(nameIds, NAMES_AT_ONCE, (id) => directory.namedExactly(id));
    const speakers = await directory.fullSpeakersOf(named.flat().map(personaOf));
    const entries = new Set(page.map(({ sk }) => sk));
    const found = speakers.flatMap((speaker) => {
      const [entry, item] = [standsAt(speaker, prefix), speakerFrom(speaker)];
      return item && entries.has(entry) ? [{ item, position: `${entry}#${item.id}` }] : [];
    });
    const last = page.at(-1);
    yield {
      found: found
        .filter(({ position }) => position > after)
        .sort((a, b) => (a.position < b.position ? -1 : 1)),
      ...(last && { through: `${last.sk}#${LAST}` }),
    };
  }
}

/** @see StoreReader.speakersByName */
export function speakersByName(
  table: Table,
  directory: SpeakerDirectory,
  words: string,
  { limit, after = '' }: PageRequest,
): Promise<Page<StoredSpeaker>> {
  const prefix = nameKey(words);
  if (prefix === '') return Promise.resolve({ items: [] });
  const { from, to } = beginning(prefix);
  // Several speakers may share an entry, so the one that ended the last page is read again.
  const entry = after.split('#').slice(0, 2).join('#');
  const pages = pagesOf<Key>(table, {
    partition: namePartition(prefix),
    from: entry || from,
    to,
    attributes: '#pk, #sk',
    pageSize: limit + 1,
  });
  return fillPage(speakerBatches(directory, pages, prefix, after), limit);
}

/** The personas under a name that a person gave them. */
async function personasGiven(
  table: Table,
  directory: SpeakerDirectory,
  name: string,
): Promise<PersonaItem[]> {
  const { pk: partition, sk } = nameEntry(name, '');
  const entries = await allOf<Key>(table, { partition, ...beginning(sk), attributes: '#pk, #sk' });
  const given = entries.map(nameIdIn).filter((id) => !namesOf(id).includes(name));
  return (await inParallel(given, NAMES_AT_ONCE, (id) => directory.namedExactly(id))).flat();
}

/** @see StoreReader.speakersCalled */
export async function speakersCalled(
  table: Table,
  directory: SpeakerDirectory,
  words: string,
): Promise<StoredSpeaker[]> {
  const name = nameKey(words);
  if (name === '') return [];
  const [bearers, given] = await Promise.all([
    directory.bearersOf(name.replaceAll(' ', '-')),
    personasGiven(table, directory, name),
  ]);
  const called = [...bearers, ...given].filter((item) => foundBy(item).includes(name)).map(personaOf);
  const speakers = (await directory.fullSpeakersOf(called)).flatMap((speaker) => speakerFrom(speaker) ?? []);
  return speakers.sort((a, b) => b.quotes - a.quotes || (a.id < b.id ? -1 : 1));
}
