import { nameIdOf, TYPES } from '../../identities/index.ts';
import type {
  Alias,
  Page,
  PageRequest,
  SpeakerWithAliases,
  StoredArticle,
  StoredSpeaker,
} from '../../model/stored.ts';
import type { Table } from '../table/client.ts';
import { type Key, nameEntry, namePartition, personaOf } from '../table/keys.ts';
import { isSpeakerId, nameId, nameKey, namesOf } from '../table/names.ts';
import { type Batch, fillPage } from '../table/paging.ts';
import { inParallel } from '../table/parallel.ts';
import { allOf, beginning, LAST, pagesOf } from '../table/queries.ts';
import { openView } from '../table/versions.ts';
import { type Whole, wholeOf, wholesAround } from './directory.ts';
import {
  evidenceIn,
  log2QuotesOf,
  type PersonaItem,
  personasOfName,
  personasOfSurname,
  readPersonas,
} from './personas.ts';

const WIDTH = 16;

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);

/** Those personas of which readers see anything. */
const seenOf = ({ personas }: Whole) => personas.filter((item) => log2QuotesOf(item) >= 0);

/** A speaker as lists show it; undefined for one none of whose quotes is seen any more. */
function speakerFrom(whole: Whole): StoredSpeaker | undefined {
  const seen = seenOf(whole).sort((a, b) => b.quotes - a.quotes);
  if (seen.length === 0) return undefined;
  const known = seen.map(evidenceIn);
  const types = new Set(known.map(({ type }) => type));
  const names = known.flatMap((evidence) => evidence.names);
  return {
    id: whole.id,
    name: whole.name ?? names[0] ?? whole.id,
    names: [...new Set(names)],
    type: TYPES.find((type) => types.has(type)) ?? 'person',
    quotes: sum(seen.map(({ quotes }) => quotes)),
  };
}

/** One speaker, by its id or that of one who was found to be the same. */
export async function speakerById(table: Table, id: string): Promise<StoredSpeaker | undefined> {
  const whole = isSpeakerId(id) ? await wholeOf(table, id) : undefined;
  return whole && speakerFrom(whole);
}

/** The articles of these that readers see. */
async function articlesSeen(table: Table, ids: string[]): Promise<Map<string, StoredArticle>> {
  const view = openView(table);
  const fileOf = await view.filesOf(ids);
  const rows = ids.map((articleId) => ({ articleId, version: fileOf(articleId)?.visible ?? 0 }));
  const articles = await view.articlesOf(rows.filter(({ version }) => version > 0));
  return new Map(articles.flatMap((article) => (article ? [[article.id, article]] : [])));
}

const byQuotes = (a: Alias, b: Alias) => b.quotes - a.quotes || (a.id < b.id ? -1 : 1);

function aliasFrom(item: PersonaItem, articles: ReadonlyMap<string, StoredArticle>): Alias {
  const { names, roles, first, last, seen } = evidenceIn(item);
  const id = personaOf(item);
  const field = id.slice(nameIdOf(id).length + 1);
  return {
    id,
    name: names[0] ?? id,
    ...(field !== '' && { field }),
    roles,
    quotes: item.quotes,
    first,
    last,
    seen: seen.flatMap(({ article }) => articles.get(article) ?? []),
  };
}

/** @see StoreReader.speakerWithAliases */
export async function speakerWithAliases(table: Table, id: string): Promise<SpeakerWithAliases | undefined> {
  const whole = isSpeakerId(id) ? await wholeOf(table, id) : undefined;
  const speaker = whole && speakerFrom(whole);
  if (!whole || !speaker) return undefined;
  const seen = seenOf(whole);
  const places = seen.flatMap((item) => evidenceIn(item).seen.map(({ article }) => article));
  const articles = await articlesSeen(table, [...new Set(places)]);
  const genders = [...new Set(seen.flatMap((item) => evidenceIn(item).genders))];
  const [gender] = genders;
  return {
    ...speaker,
    ...(genders.length === 1 && gender && { gender }),
    aliases: seen.map((item) => aliasFrom(item, articles)).sort(byQuotes),
  };
}

/** The personas of these speakers. */
export async function personasOf(table: Table, ids: readonly string[]): Promise<string[]> {
  const wholes = await inParallel(ids.filter(isSpeakerId), WIDTH, (id) => wholeOf(table, id));
  const personas = wholes.flatMap((whole) => whole?.personas ?? []);
  return [...new Set(personas.map(personaOf))];
}

/** @see StoreReader.speakersByPersona */
export async function speakersByPersona(
  table: Table,
  personas: readonly string[],
): Promise<Map<string, StoredSpeaker>> {
  const items = await readPersonas(table, [...new Set(personas)]);
  const wholes = await wholesAround(table, items);
  return new Map(
    wholes.flatMap((whole) => {
      const speaker = speakerFrom(whole);
      return speaker ? whole.personas.map((item) => [personaOf(item), speaker] as const) : [];
    }),
  );
}

/** The full name that an entry leads to. */
const nameIdIn = ({ sk }: Key) => sk.slice(sk.indexOf('#') + 1);

/** The names that a persona is found by: that of its articles, and one that a person gave, with their later parts. */
const foundBy = (item: PersonaItem): string[] => [
  ...namesOf(nameIdOf(personaOf(item))),
  ...(item.called === undefined ? [] : namesOf(nameId(item.called))),
];

/** By how a list of entries sorts: a speaker's full name first, else the first of all names that begin so. */
function standsAt({ id, personas }: Whole, prefix: string): string {
  const own = nameIdOf(id);
  const full = nameEntry(namesOf(own)[0] ?? '', own).sk;
  if (full.startsWith(prefix)) return full;
  const entries = personas.flatMap((item) =>
    foundBy(item).map((name) => nameEntry(name, nameIdOf(personaOf(item))).sk),
  );
  return entries.filter((entry) => entry.startsWith(prefix)).sort()[0] ?? full;
}

async function* speakerBatches(
  table: Table,
  pages: AsyncGenerator<Key[]>,
  prefix: string,
  after: string,
): AsyncGenerator<Batch<StoredSpeaker>> {
  for await (const page of pages) {
    const nameIds = [...new Set(page.map(nameIdIn))];
    const named = await inParallel(nameIds, WIDTH, (id) => personasOfName(table, id));
    const wholes = await wholesAround(table, named.flat());
    const entries = new Set(page.map(({ sk }) => sk));
    const found = wholes.flatMap((whole) => {
      const [entry, item] = [standsAt(whole, prefix), speakerFrom(whole)];
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
  words: string,
  { limit, after = '' }: PageRequest,
): Promise<Page<StoredSpeaker>> {
  const prefix = nameKey(words);
  if (prefix === '') return Promise.resolve({ items: [] });
  const { from, to } = beginning(prefix);
  // Several speakers may stand at one entry: the one that a page ended with is looked at again.
  const entry = after.split('#').slice(0, 2).join('#');
  const pages = pagesOf<Key>(table, {
    partition: namePartition(prefix),
    from: entry || from,
    to,
    attributes: '#pk, #sk',
    pageSize: limit + 1,
  });
  return fillPage(speakerBatches(table, pages, prefix, after), limit);
}

/** The personas under names that are another by their articles: a person called them so. */
async function personasGiven(table: Table, name: string): Promise<PersonaItem[]> {
  const { pk: partition, sk } = nameEntry(name, '');
  const entries = await allOf<Key>(table, { partition, ...beginning(sk), attributes: '#pk, #sk' });
  const given = entries.map(nameIdIn).filter((id) => !namesOf(id).includes(name));
  return (await inParallel(given, WIDTH, (id) => personasOfName(table, id))).flat();
}

/** @see StoreReader.speakersCalled */
export async function speakersCalled(table: Table, words: string): Promise<StoredSpeaker[]> {
  const name = nameKey(words);
  if (name === '') return [];
  const [bearers, given] = await Promise.all([
    personasOfSurname(table, name.replaceAll(' ', '-')),
    personasGiven(table, name),
  ]);
  const known = new Map([...bearers, ...given].map((item) => [personaOf(item), item]));
  const called = [...known.values()].filter((item) => foundBy(item).includes(name));
  const speakers = (await wholesAround(table, called)).flatMap((whole) => speakerFrom(whole) ?? []);
  return speakers.sort((a, b) => b.quotes - a.quotes || (a.id < b.id ? -1 : 1));
}
