import type { Span } from '../../model/attribution.ts';
import type { Quotation } from '../marks/quotations.ts';
import { firstEndingAfter } from '../spans.ts';

/** What someone says: where it stands, and the token by which its source goes. */
export interface Utterance {
  content: readonly Span[];
  source: readonly Span[];
  token: number;
}

/** For quotations, by their index, the token of the source outside whose words they are. */
export function uttererTokens(
  quotations: readonly Quotation[],
  utterances: readonly Utterance[],
): ReadonlyMap<number, number> {
  const tokens = new Map<number, number>();
  for (const { content, source, token } of utterances) {
    const outside = quotationAt(quotations, source[0]?.start ?? 0);
    for (const { start } of content) {
      const index = quotationAt(quotations, start);
      if (index !== undefined && index !== outside) tokens.set(index, token);
    }
  }
  return tokens;
}

/** The quotation that holds a place; they are in order and don't overlap. */
function quotationAt(quotations: readonly Quotation[], place: number): number | undefined {
  const index = firstEndingAfter(quotations, place);
  return index < quotations.length && quotations[index]!.start <= place ? index : undefined;
}
