import { NAMED_TYPES, nameIdOf } from '../../identities/index.ts';
import type { Alias, SpeakerWithAliases, StoredArticle, StoredSpeaker } from '../../model/stored.ts';
import type { Table } from '../table/client.ts';
import { personaOf } from '../table/keys.ts';
import { isSpeakerId } from '../table/names.ts';
import { articlesById } from '../table/versions.ts';
import type { FullSpeaker, SpeakerDirectory } from './directory.ts';
import { evidenceIn, log2QuotesOf, type PersonaItem } from './personas.ts';

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);

/** Those personas that have visible quotes. */
const seenOf = ({ personas }: FullSpeaker) => personas.filter((item) => log2QuotesOf(item) >= 0);

/** A speaker as lists show it; undefined if it has no visible quotes any more. */
export function speakerFrom(speaker: FullSpeaker): StoredSpeaker | undefined {
  const seen = seenOf(speaker).sort((a, b) => b.quotes - a.quotes);
  if (seen.length === 0) return undefined;
  const known = seen.map(evidenceIn);
  const types = new Set(known.map(({ type }) => type));
  const names = known.flatMap((evidence) => evidence.names);
  return {
    id: speaker.id,
    name: speaker.name ?? names[0] ?? speaker.id,
    names: [...new Set(names)],
    type: NAMED_TYPES.find((type) => types.has(type)) ?? 'person',
    quotes: sum(seen.map(({ quotes }) => quotes)),
  };
}

/** One speaker, by its id or by that of a speaker merged into it. */
export async function speakerById(
  directory: SpeakerDirectory,
  id: string,
): Promise<StoredSpeaker | undefined> {
  const speaker = isSpeakerId(id) ? await directory.speaker(id) : undefined;
  return speaker && speakerFrom(speaker);
}

/** @see StoreReader.speakersByPersona */
export async function speakersByPersona(
  directory: SpeakerDirectory,
  personas: readonly string[],
): Promise<Map<string, StoredSpeaker>> {
  const speakers = await directory.fullSpeakersOf(personas);
  return new Map(
    speakers.flatMap((full) => {
      const speaker = speakerFrom(full);
      return speaker ? full.personas.map((item) => [personaOf(item), speaker] as const) : [];
    }),
  );
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
export async function speakerWithAliases(
  table: Table,
  directory: SpeakerDirectory,
  id: string,
): Promise<SpeakerWithAliases | undefined> {
  const found = isSpeakerId(id) ? await directory.speaker(id) : undefined;
  const speaker = found && speakerFrom(found);
  if (!found || !speaker) return undefined;
  const seen = seenOf(found);
  const places = seen.flatMap((item) => evidenceIn(item).seen.map(({ article }) => article));
  const articles = await articlesById(table, [...new Set(places)]);
  const genders = [...new Set(seen.flatMap((item) => evidenceIn(item).genders))];
  const [gender] = genders;
  return {
    ...speaker,
    ...(genders.length === 1 && gender && { gender }),
    aliases: seen.map((item) => aliasFrom(item, articles)).sort(byQuotes),
  };
}
