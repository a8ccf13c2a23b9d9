import type { StoredSpeaker, StoreReader } from '../store/model.ts';
import type { Place } from './cursor.ts';
import { BadParameters } from './problems.ts';

const MOST_SPEAKERS = 10;

/** Who is meant by the words of a query. */
export interface Meant {
  words: string;
  ids: string[];
  speakers: StoredSpeaker[];
}

/**
 * Who is meant by `speaker=`. An id of several words means that speaker alone. A single word is often an id (of someone
 * whom an article never names in full) and the surname of others at once; then, as with any other words, everyone who
 * is called so is meant. Later pages go on with those of the first.
 *
 * @throws {BadParameters} when more are called so than one list can merge.
 */
export async function speakersMeant(store: StoreReader, words: string, place: Place): Promise<Meant> {
  if (place.speakers) {
    const still = await Promise.all(place.speakers.map((id) => store.speaker(id)));
    return { words, ids: place.speakers, speakers: still.filter((speaker) => speaker !== undefined) };
  }
  const exact = words.includes('-') ? await store.speaker(words) : undefined;
  const speakers = exact ? [exact] : await store.speakersCalled(words);
  if (speakers.length > MOST_SPEAKERS) throw tooMany(words, speakers);
  return { words, ids: speakers.map(({ id }) => id), speakers };
}

function tooMany(words: string, speakers: StoredSpeaker[]): BadParameters {
  const mostQuoted = speakers.toSorted((a, b) => b.quotes - a.quotes || (a.id < b.id ? -1 : 1)).slice(0, 25);
  const message =
    `speaker '${words}' means ${speakers.length} people, more than ${MOST_SPEAKERS}; ` +
    'give more of the name, or an id from /speakers?name=.';
  return new BadParameters([{ parameter: 'speaker', message, allowed: mostQuoted.map(({ id }) => id) }]);
}
