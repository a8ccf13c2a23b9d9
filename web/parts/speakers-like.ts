import { answered, api, type Speaker } from '../api.ts';

/** How many speakers are asked for; of more, those that come first in the alphabet, or fit best, are considered. */
const CONSIDERED = 100;

const ask = async (query: { name: string } | { q: string }): Promise<Speaker[]> =>
  (await answered(api.GET('/speakers', { params: { query: { ...query, limit: CONSIDERED } } }))).items;

/** Without accents and in lower case. */
const folded = (name: string) => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (name: string) => folded(name).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether each word of `typed` begins a word of one of the speaker's names. */
function isCalled({ name, names }: Speaker, typed: string): boolean {
  const begun = wordsOf(typed);
  return [name, ...names].some((one) => {
    const words = wordsOf(one);
    return begun.every((beginning) => words.some((word) => word.startsWith(beginning)));
  });
}

/**
 * Speakers who are called `typed`, or whose name begins so, most quoted first; if there are none, those with a similar
 * name, most similar first.
 *
 * @throws {ApiProblem} with status 503 if nobody's name begins so and there is no index to find similar ones
 */
export async function speakersLike(typed: string, most: number): Promise<Speaker[]> {
  // Beginnings come in the order of the alphabet, which may leave out the one who is quoted most.
  const [begun, similar] = await Promise.all([
    ask({ name: typed }),
    ask({ q: typed }).catch((error: unknown) => ({ error })),
  ]);
  const fitting = Array.isArray(similar) ? similar.filter((speaker) => isCalled(speaker, typed)) : [];
  const called = [...new Map([...begun, ...fitting].map((speaker) => [speaker.id, speaker])).values()];
  if (called.length > 0) return called.sort((a, b) => b.quotes - a.quotes).slice(0, most);
  if (!Array.isArray(similar)) throw similar.error;
  return similar.slice(0, most);
}
