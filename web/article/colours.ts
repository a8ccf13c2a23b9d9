import type { Quote } from '../api.ts';

/** Colours that can be told apart; speakers beyond them share them again. */
export const HUES = 8;

type Speakers = readonly Pick<Quote, 'speaker'>[];

/** What makes two quotes one speaker's: the id; without one, how they are described in this article. */
const keyOf = ({ speaker }: Pick<Quote, 'speaker'>): string | undefined =>
  speaker.id ?? (speaker.description ? `described ${speaker.description.toLowerCase()}` : undefined);

/**
 * The colour of each quote: one for each speaker, in the order of who says most; undefined for words of nobody.
 *
 * @returns a number from 0 to `HUES - 1` at the place of each quote
 */
export function huesOf(quotes: Speakers): (number | undefined)[] {
  const counts = new Map<string, number>();
  for (const quote of quotes) {
    const key = keyOf(quote);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  // The sort keeps the order of the text among those who say as much.
  const ranked = [...counts].sort(([, a], [, b]) => b - a).map(([key]) => key);
  const hues = new Map(ranked.map((key, rank) => [key, rank % HUES]));
  return quotes.map((quote) => hues.get(keyOf(quote) ?? ''));
}
