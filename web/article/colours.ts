import type { Quote } from '../api.ts';

/** How many colours can be told apart; further speakers reuse them. */
export const HUES = 8;

type Speakers = readonly Pick<Quote, 'speaker'>[];

/** Identifies a quote's speaker: by id, or else by the description in this article. */
const keyOf = ({ speaker }: Pick<Quote, 'speaker'>): string | undefined =>
  speaker.id ?? (speaker.description ? `described ${speaker.description.toLowerCase()}` : undefined);

/**
 * The colour of each quote: one for each speaker, most quoted first; undefined without a speaker.
 *
 * @returns a number from 0 to `HUES - 1` for each quote
 */
export function huesOf(quotes: Speakers): (number | undefined)[] {
  const counts = new Map<string, number>();
  for (const quote of quotes) {
    const key = keyOf(quote);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  // The sort is stable: speakers with equal counts keep the order of the text.
  const ranked = [...counts].sort(([, a], [, b]) => b - a).map(([key]) => key);
  const hues = new Map(ranked.map((key, rank) => [key, rank % HUES]));
  return quotes.map((quote) => hues.get(keyOf(quote) ?? ''));
}
