import type { QuoteCorrection, Verdict } from '../../model/stored.ts';
import type { Key } from './keys.ts';
import { quotePartition } from './keys.ts';

/** How the keys of all corrections of an article's quotes begin. */
export const ANY_CORRECTION = 'CORRECTION#';

/**
 * What a person said of a quote of an article. It belongs to no version of the article: the quote is found again by its
 * words, as with the TextQuoteSelector of the W3C's Web Annotation Data Model. Taken back it stays, without a verdict,
 * so that a late write of an earlier one is refused.
 */
export interface CorrectionItem extends Key, Omit<QuoteCorrection, 'verdict'> {
  said?: Verdict | undefined;
  /** The quote's words when it was corrected, cut to 2,000 UTF-16 code units, and what stood around them. */
  exact: string;
  prefix: string;
  suffix: string;
  /** Where they began in the text. */
  start: number;
}

/** @param name where the quote stood when it was corrected first, as `placeKey` has it */
export const correctionKey = (articleId: string, name: string): Key => ({
  pk: quotePartition(articleId),
  sk: `${ANY_CORRECTION}${name}`,
});

/** The name of a correction among those of its article. */
export const correctionOf = ({ sk }: Pick<Key, 'sk'>) => sk.slice(ANY_CORRECTION.length);
