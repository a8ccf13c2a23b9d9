import type { QuoteCorrection, Verdict } from '../../model/stored.ts';
import type { Key } from './keys.ts';
import { quotePartition } from './keys.ts';

/** The prefix of the keys of all corrections of an article's quotes. */
export const ANY_CORRECTION = 'CORRECTION#';

/**
 * A person's verdict on a quote of an article. It belongs to no version of the article: the quote is found again by its
 * words, as with the TextQuoteSelector of the W3C's Web Annotation Data Model. A reverted correction stays, without a
 * verdict, so that a late write of an earlier one is refused.
 */
export interface CorrectionItem extends Key, Omit<QuoteCorrection, 'verdict'> {
  said?: Verdict | undefined;
  /** The quote's words when it was corrected, cut to 2,000 UTF-16 code units, and the words around them. */
  exact: string;
  prefix: string;
  suffix: string;
  /** Where they began in the text. */
  start: number;
}

/** @param name the place of the quote when it was first corrected, as in `placeKey` */
export const correctionKey = (articleId: string, name: string): Key => ({
  pk: quotePartition(articleId),
  sk: `${ANY_CORRECTION}${name}`,
});

/** The name of a correction among those of its article. */
export const correctionOf = ({ sk }: Pick<Key, 'sk'>) => sk.slice(ANY_CORRECTION.length);
