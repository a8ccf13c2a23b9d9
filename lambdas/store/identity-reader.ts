import { type Link, whoIsWho } from '../identities/index.ts';
import { quoteById } from './reads/article-quotes.ts';
import { SpeakerDirectory } from './speakers/directory.ts';
import { isThere, personaFrom, readSmallSurname } from './speakers/personas.ts';
import { connect, type StoreSettings, type Table } from './table/client.ts';
import { personaOf } from './table/keys.ts';

/** Why two aliases belong to one speaker: because of their articles, or because a person said so. */
export type IdentityLink = Omit<Link, 'by'> & { by: Link['by'] | 'person' };

/** How the name in an article was resolved to its speaker. */
export interface SpeakerIdentity {
  /** The speaker over all articles. */
  speaker: string;
  /** The persona according to the article. */
  alias: string;
  /** Links between the speaker's personas; null if the surname has too many bearers to cluster for one answer. */
  links: IdentityLink[] | null;
}

/** The most personas and speakers of a surname that are clustered for one answer. */
const MOST_BEARERS = 2000;

async function linksWithin(table: Table, partition: string): Promise<IdentityLink[] | null> {
  const surname = await readSmallSurname(table, partition, MOST_BEARERS);
  if (!surname) return null;
  return whoIsWho(surname.personas.filter(isThere).map(personaFrom)).flatMap(({ links }) => links);
}

/**
 * Explains why names are one speaker's: recomputes the links that reclustering found and didn't store.
 *
 * @returns a function of a quote's id; undefined if there is no such quote, or its speaker is unnamed
 */
export function createIdentityReader(
  settings: StoreSettings,
): (quoteId: string) => Promise<SpeakerIdentity | undefined> {
  const table = connect(settings);
  return async (quoteId) => {
    const found = await quoteById(table, quoteId);
    const alias = found?.quote.speaker.persona ?? undefined;
    if (alias === undefined) return undefined;
    const [speaker] = await new SpeakerDirectory(table).fullSpeakersOf([alias]);
    if (!speaker) return { speaker: alias, alias, links: [] };
    const personas = new Set(speaker.personas.map(personaOf));
    const partitions = [...new Set(speaker.personas.map(({ pk }) => pk))];
    const byArticles = await Promise.all(partitions.map((partition) => linksWithin(table, partition)));
    const byPeople = speaker.personas.flatMap((item): IdentityLink[] =>
      item.into === undefined ? [] : [{ a: personaOf(item), b: item.into, by: 'person', and: [] }],
    );
    const known = byArticles.every((links) => links !== null)
      ? byArticles.flat().filter(({ a, b }) => personas.has(a) && personas.has(b))
      : null;
    return { speaker: speaker.id, alias, links: known && [...known, ...byPeople] };
  };
}
