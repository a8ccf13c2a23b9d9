import type { StoredSpeaker, StoreReader } from '../../model/stored.ts';
import type { ListPlace } from './cursor.ts';

/** The most speakers whose quotes one list merges. */
export const MOST_SPEAKERS = 10;

/** Who is meant by the words of a query. */
export interface ResolvedSpeakers {
  words: string;
  ids: string[];
  /** Most quoted first. */
  speakers: StoredSpeaker[];
  /** How many more are called so, and left out because they are quoted less. */
  leftOut: number;
}

/**
 * Who is meant by `speaker=`. An id of several words, or with a field, means that speaker alone. A single word is often
 * an id (of someone whom an article never names in full) and the surname of others at once; then, as with any other
 * words, everyone who is called so is meant, up to the ten who are quoted most. Later pages go on with those of the first.
 */
export async function resolveSpeakers(
  store: StoreReader,
  words: string,
  place: ListPlace,
): Promise<ResolvedSpeakers> {
  if (place.speakers) {
    const still = await Promise.all(place.speakers.map((id) => store.speaker(id)));
    const speakers = still.filter((speaker) => speaker !== undefined);
    return { words, ids: place.speakers, speakers, leftOut: 0 };
  }
  const exact = /[-~]/.test(words) ? await store.speaker(words) : undefined;
  const called = exact ? [exact] : await store.speakersCalled(words);
  const mostQuoted = called.toSorted((a, b) => b.quotes - a.quotes || (a.id < b.id ? -1 : 1));
  const speakers = mostQuoted.slice(0, MOST_SPEAKERS);
  return { words, ids: speakers.map(({ id }) => id), speakers, leftOut: called.length - speakers.length };
}
