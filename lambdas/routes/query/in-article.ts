import type {
  DateRange,
  QuoteFilter,
  QuoteInArticle,
  StoredArticle,
  StoreReader,
} from '../../model/stored.ts';
import type { ListPlace } from './cursor.ts';
import { type Paged, type ParsedRequest, pageAt, placeAfter } from './endpoint.ts';

/** A part of a list, and the position after it. */
export interface QuoteSlice {
  items: QuoteInArticle[];
  next: ListPlace | undefined;
}

/** Which quotes of an article are wanted. */
interface Wanted {
  range: DateRange;
  filter: QuoteFilter;
  /** Quotes by the speakers with these ids; by all if undefined. */
  speakers: string[] | undefined;
}

/** As in the store: an article without a date counts on the day it was dropped. */
function isWithin({ from, to }: DateRange, article: StoredArticle): boolean {
  const day = (article.published ?? article.received).slice(0, 10);
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}

/** Reads until the page is full or the article ends; a text has few enough quotes for that. */
async function quotesBy(
  speakers: ReadonlySet<string | null>,
  store: StoreReader,
  articleId: string,
  filter: QuoteFilter,
  limit: number,
  place: ListPlace,
): Promise<QuoteSlice | undefined> {
  const items: QuoteInArticle[] = [];
  let { after, skip = 0 } = place;
  for (;;) {
    const from: ListPlace = after === undefined ? {} : { after };
    const page = await store.quotesOfArticle(articleId, filter, { limit: 100, ...from });
    if (!page) return undefined;
    for (const [index, item] of page.items.entries()) {
      if (index < skip || !speakers.has(item.quote.speaker.id)) continue;
      if (items.length === limit) return { items, next: { ...from, skip: index } };
      items.push(item);
    }
    if (page.next === undefined) return { items, next: undefined };
    after = page.next;
    skip = 0;
  }
}

/**
 * The wanted quotes of one article, in the order of its text.
 *
 * @returns undefined if there is no such article
 */
export async function quotesInArticle(
  store: StoreReader,
  articleId: string,
  question: ParsedRequest<Paged>,
  place: ListPlace,
  { range, filter, speakers }: Wanted,
): Promise<QuoteSlice | undefined> {
  if (range.from !== undefined || range.to !== undefined) {
    const article = await store.article(articleId);
    if (!article) return undefined;
    if (!isWithin(range, article)) return { items: [], next: undefined };
  }
  if (speakers)
    return quotesBy(new Set(speakers), store, articleId, filter, question.parameters.limit, place);
  const page = await store.quotesOfArticle(articleId, filter, pageAt(question, place));
  return page && { items: page.items, next: placeAfter(page) };
}
