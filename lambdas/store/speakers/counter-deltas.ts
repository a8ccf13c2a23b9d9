import { type Evidence, evidenceOf, join, nameIdOf, type SeenSpeaker } from '../../identities/index.ts';
import type { Type } from '../../model/attribution.ts';
import type { StoredQuote } from '../../model/stored.ts';
import { isRejected, type QuoteItem, speakerIn, typeOf } from '../table/quote-item.ts';

/** What changes in a persona: its counts of communications and of other quotes, and its evidence. */
export interface CounterDelta {
  quotes: number;
  others: number;
  evidence?: Evidence;
}

/** By the personas' ids. */
export type CounterDeltas = Map<string, CounterDelta>;

/** A quote of a named speaker, as far as it is counted. */
export interface CountedQuote {
  persona: string;
  type: Type;
  speaker: SeenSpeaker;
  /** 1 if it is added, -1 if it is removed. */
  sign: 1 | -1;
}

/** A quote as it is counted; undefined if it isn't. */
export function countedQuote(quote: StoredQuote, sign: 1 | -1): CountedQuote | undefined {
  const { persona, name, type, roles, gender } = quote.speaker;
  if (persona === null || type === 'unnamed' || isRejected(quote)) return undefined;
  return { persona, type: quote.type, speaker: { name: name ?? persona, type, roles, gender }, sign };
}

/** The same from its item, with the time of its article. */
export function countedItem(item: QuoteItem, sign: 1 | -1): (CountedQuote & { at: string }) | undefined {
  const { speaker: persona, name, at } = item;
  if (persona === undefined || at === undefined) return undefined;
  return { persona, type: typeOf(item), speaker: { ...speakerIn(item), name: name ?? persona }, sign, at };
}

/** Adds what an article says about its speakers. */
export function addQuotes(
  deltas: CounterDeltas,
  where: { article: string; day: string },
  quotes: readonly CountedQuote[],
): void {
  const nameIds = new Set(quotes.filter(({ sign }) => sign > 0).map(({ persona }) => nameIdOf(persona)));
  for (const { persona, type, speaker, sign } of quotes) {
    const delta = deltas.get(persona) ?? { quotes: 0, others: 0 };
    delta[type === 'communication' ? 'quotes' : 'others'] += sign;
    if (sign > 0) {
      const others = [...nameIds].filter((nameId) => nameId !== nameIdOf(persona));
      const evidence = evidenceOf(speaker, { ...where, others });
      delta.evidence = delta.evidence ? join(delta.evidence, evidence) : evidence;
    }
    deltas.set(persona, delta);
  }
}
