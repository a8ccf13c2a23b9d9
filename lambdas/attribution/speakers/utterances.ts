import type { Span } from '../attribution.ts';
import type { Quotation } from '../marks/quotations.ts';

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
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quotations[middle]!.end <= place) low = middle + 1;
    else high = middle;
  }
  return low < quotations.length && quotations[low]!.start <= place ? low : undefined;
}
