import { wordsOf } from '../../identities/words.ts';
import type { StoredSpeaker, StoreReader } from '../../model/stored.ts';

const MOST_SUGGESTIONS = 5;
/** How many speakers are compared for each prefix. */
const LOOKED_AT = 50;
/** How many letters at the beginning of a word must be right. */
const RIGHT = 2;
const SHORT = 4;

/**
 * How many letters must be inserted, deleted, replaced or swapped with their neighbour to turn one word into the other
 * (optimal string alignment).
 */
export function distance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  let [before, above] = [[] as number[], Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      line[column] = Math.min(
        line[column - 1]! + 1,
        above[column]! + 1,
        above[column - 1]! + (isSame ? 0 : 1),
        isSwapped ? before[column - 2]! + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, above] = [above, line];
  }
  return above[b.length]!;
}

const isNear = (word: string, given: string) =>
  distance(word, given) <= (Math.min(word.length, given.length) <= SHORT ? 1 : 2);

/** How many of the given words occur in a speaker's names, exactly or nearly. */
const sharedBy = ({ names, name }: StoredSpeaker, given: string[]) => {
  const words = [name, ...names].flatMap(wordsOf);
  return given.filter((one) => words.some((word) => isNear(word, one))).length;
};

/** If many speakers share a prefix, a longer prefix still finds those with a misspelt ending. */
const beginningsOf = (word: string) => [
  word.slice(0, RIGHT),
  word.slice(0, Math.max(RIGHT, word.length - 1)),
];

/**
 * Speakers with a name similar to the given one, or with some of its words; those with most of them first, then the
 * most quoted; five at most. A word whose first two letters are wrong is not found.
 */
export async function nearNames(store: StoreReader, name: string): Promise<StoredSpeaker[]> {
  const given = wordsOf(name).filter((word) => word.length > RIGHT);
  // A surname says more than a first name, and each word costs a request to the store.
  const beginnings = new Set(given.slice(-2).flatMap(beginningsOf));
  const pages = await Promise.all(
    [...beginnings].map((beginning) => store.speakersByName(beginning, { limit: LOOKED_AT })),
  );
  const known = new Map(pages.flatMap(({ items }) => items).map((speaker) => [speaker.id, speaker]));
  return [...known.values()]
    .map((speaker) => ({ speaker, shared: sharedBy(speaker, given) }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || b.speaker.quotes - a.speaker.quotes)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ speaker }) => speaker);
}
