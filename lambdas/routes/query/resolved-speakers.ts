import type { StoredSpeaker, StoreReader } from '../../model/stored.ts';
import type { ListPlace } from './cursor.ts';
import { nearNames } from './near-names.ts';
import { withoutTitle } from './titles.ts';

/** The most speakers whose quotes one list merges. */
export const MOST_SPEAKERS = 10;

/** Who is meant by the words of a query. */
export interface ResolvedSpeakers {
  words: string;
  /** The words without a title, where somebody is called so and nobody as they stand. */
  untitled?: string | undefined;
  ids: string[];
  /** Most quoted first. */
  speakers: StoredSpeaker[];
  /** How many more are called so, and left out because they are quoted less. */
  leftOut: number;
  /** Whose names are nearly those, where nobody is called so. */
  suggestions: StoredSpeaker[];
}

/**
 * Who is meant by `speaker=`. An id of several words, or with a field, means that speaker alone. A single word is often
 * an id (of someone whom an article never names in full) and the surname of others at once; then, as with any other
 * words, everyone who is called so is meant, up to the ten who are quoted most; where nobody is, a title
 * before the name is left out. Later pages go on with those of the first.
 */
export async function resolveSpeakers(
  store: StoreReader,
  words: string,
  place: ListPlace,
): Promise<ResolvedSpeakers> {
  if (place.speakers) {
    // Whoever is called so lies together: one request instead of one for each.
    if (place.speakers.length > 1) await store.speakersCalled(words);
    const still = await Promise.all(place.speakers.map((id) => store.speaker(id)));
    const speakers = still.filter((speaker) => speaker !== undefined);
    return { words, ids: place.speakers, speakers, leftOut: 0, suggestions: [] };
  }
  const exact = /[-~]/.test(words) ? await store.speaker(words) : undefined;
  const called = exact ? [exact] : await store.speakersCalled(words);
  const bare = called.length === 0 ? withoutTitle(words) : undefined;
  const calledBare = bare === undefined ? [] : await store.speakersCalled(bare);
  const meant = [...called, ...calledBare].sort((a, b) => b.quotes - a.quotes || (a.id < b.id ? -1 : 1));
  const speakers = meant.slice(0, MOST_SPEAKERS);
  return {
    words,
    ...(calledBare.length > 0 && { untitled: bare }),
    ids: speakers.map(({ id }) => id),
    speakers,
    leftOut: meant.length - speakers.length,
    suggestions: meant.length > 0 ? [] : await nearNames(store, bare ?? words),
  };
}
