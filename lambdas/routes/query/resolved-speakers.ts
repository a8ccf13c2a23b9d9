import type { StoredSpeaker, StoreReader } from '../../model/stored.ts';
import { MAX_MERGED_SPEAKERS } from '../limits.ts';
import type { ListPlace } from './cursor.ts';
import { nearNames } from './near-names.ts';
import { withoutTitle } from './titles.ts';

/** The speakers that a query selects. */
export interface ResolvedSpeakers {
  words: string;
  /** The words without their title, if somebody has that name and nobody the full one. */
  untitled?: string | undefined;
  ids: string[];
  /** Most quoted first. */
  speakers: StoredSpeaker[];
  /** How many more have the name and were left out because they are quoted less. */
  leftOut: number;
  /** Speakers with similar names, if nobody has this one. */
  suggestions: StoredSpeaker[];
}

/**
 * Resolves `speaker=`. An id of several words, or with a field, selects that speaker alone. A single word is often
 * both an id (of somebody whom an article never names in full) and the surname of others; then, as with any other
 * words, everyone with that name is selected, up to the ten most quoted. If there is nobody, a title
 * before the name is dropped. Later pages keep the speakers of the first.
 */
export async function resolveSpeakers(
  store: StoreReader,
  words: string,
  place: ListPlace,
): Promise<ResolvedSpeakers> {
  if (place.speakers) {
    // All bearers share a partition: one request instead of one for each.
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
  const speakers = meant.slice(0, MAX_MERGED_SPEAKERS);
  return {
    words,
    ...(calledBare.length > 0 && { untitled: bare }),
    ids: speakers.map(({ id }) => id),
    speakers,
    leftOut: meant.length - speakers.length,
    suggestions: meant.length > 0 ? [] : await nearNames(store, bare ?? words),
  };
}
