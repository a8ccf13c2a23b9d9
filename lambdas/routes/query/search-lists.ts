import type * as z from 'zod/mini';
import { badParameter } from '../../http/problems.ts';
import { defined } from '../../model/defined.ts';
import {
  type ArticleFilter,
  type Hit,
  marksOf,
  type Query,
  type QuoteSelection,
  type SearchFilter,
  type Sort,
} from '../../search/index.ts';
import { articleResource } from '../resources.ts';
import { askIndex, parsedQuery } from './ask-index.ts';
import type { ListPlace } from './cursor.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Archive, nextPage, type Paged, type ParsedRequest, placeIn } from './endpoint.ts';
import { facetsOf } from './facets.ts';
import type { QuoteSlice } from './in-article.ts';
import { type articleParameters, filterIn, type quoteParameters } from './parameters.ts';

type QuoteParameters = z.output<typeof quoteParameters>;
type SelectionParameters = Omit<QuoteParameters, 'sort' | 'facets' | 'limit' | 'cursor' | 'format'>;
type ArticleListParameters = z.output<typeof articleParameters>;
type ArticleParameters = Pick<ArticleListParameters, 'from' | 'to' | 'since' | 'publication'>;

/** Hits that are no longer in the table are skipped, so more are requested then. */
const MOST_ROUNDS = 5;

export const needsQuery = () => badParameter('sort', 'sort=relevance needs a q.');

/** Whether only the index can answer a request for quotes. */
export const needsIndex = ({ q, since, sort, facets }: QuoteParameters): boolean =>
  q !== undefined || since !== undefined || sort === 'received' || facets !== undefined;

/**
 * The parameters of a search for quotes.
 *
 * @throws {BadParameters} if the parameters contradict each other
 */
export function queryIn({
  q,
  in: where,
  sort,
}: Pick<QuoteParameters, 'q' | 'in' | 'sort'>): Query | undefined {
  if (q === undefined && sort === 'relevance') throw needsQuery();
  if (q === undefined && where === 'article') {
    throw badParameter('in', 'in=article needs a q.');
  }
  if (where === 'article' && sort === 'relevance') {
    const message = 'With in=article quotes are in the order of time; give sort=published or sort=received.';
    throw badParameter('sort', message, ['published', 'received']);
  }
  return parsedQuery(q);
}

/** Each part of a filter, given or not: forgetting one doesn't compile. */
type Parts<Filter> = { [Part in keyof Filter]-?: Filter[Part] | undefined };

/** A filter of the parts that are given. */
const given = <Filter extends object>(parts: Parts<Filter>): Filter => defined(parts) as Filter;

const articleParts = ({ from, to, since, publication }: ArticleParameters): Parts<ArticleFilter> => ({
  from,
  to,
  // Times are compared as texts, and stored ones have milliseconds.
  since: since === undefined ? undefined : new Date(since).toISOString(),
  publication,
});

const quoteParts = (
  parameters: SelectionParameters,
  personas: string[] | undefined,
): Parts<SearchFilter> => ({
  ...filterIn(parameters),
  ...articleParts(parameters),
  personas,
  article: parameters.article,
});

/** A page of the index's hits that are still in the table. */
async function pageOf<Item>(
  { limit }: Paged,
  { after }: ListPlace,
  search: (slice: { limit: number; after?: string }) => Promise<Hit[]>,
  lookUp: (ids: string[]) => Promise<Map<string, Item>>,
): Promise<{ items: Item[]; next: ListPlace | undefined }> {
  const found: { item: Item; position: string }[] = [];
  let last = after;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const wanted = limit + 1 - found.length;
    const hits = await search({ limit: wanted, ...(last !== undefined && { after: last }) });
    const things = await lookUp(hits.map(({ id }) => id));
    for (const { id, position } of hits) {
      const item = things.get(id);
      if (item !== undefined) found.push({ item, position });
    }
    last = hits.at(-1)?.position;
    const isOver = hits.length < wanted;
    if (!isOver && found.length <= limit) continue;
    const items = found.slice(0, limit);
    return {
      items: items.map(({ item }) => item),
      next: found.length > limit ? { after: items.at(-1)!.position } : undefined,
    };
  }
  return {
    items: found.map(({ item }) => item),
    next: last === undefined ? undefined : { after: last },
  };
}

/** The filter for quotes from parameters. @param speakers only by them; by everybody if undefined */
export async function selectionOf(
  { store }: Pick<Archive, 'store'>,
  parameters: SelectionParameters,
  query: Query | undefined,
  speakers: readonly string[] | undefined,
): Promise<QuoteSelection> {
  const personas = speakers && (await store.personasOf(speakers));
  return {
    in: parameters.in,
    filter: given(quoteParts(parameters, personas)),
    ...(query && { query }),
  };
}

/** Whether a list has nothing at all, and not only nothing more. */
const isNothing = (
  { parameters }: ParsedRequest<Paged>,
  { items, next }: { items: unknown[]; next: ListPlace | undefined },
) => parameters.cursor === undefined && items.length === 0 && next === undefined;

interface Found extends QuoteSlice {
  /** `q` in another spelling, where it finds nothing as it is. */
  didYouMean?: string;
  facets: Awaited<ReturnType<typeof facetsOf>> | undefined;
  /** The spans of a quote's text that match the query. */
  marks: ((text: string) => { start: number; end: number }[]) | undefined;
}

/**
 * Quotes from the index, each looked up in the table so that replaced and deleted ones never show.
 *
 * @param speakers only by them; by everybody if undefined
 */
export async function quotesFound(
  archive: Archive,
  question: ParsedRequest<QuoteParameters>,
  query: Query | undefined,
  speakers: readonly string[] | undefined,
): Promise<Found> {
  const { store } = archive;
  const { parameters } = question;
  const { q, in: where, facets } = parameters;
  const selection = await selectionOf(archive, parameters, query, speakers);
  const sort: Sort = parameters.sort ?? (query && where === 'quote' ? 'relevance' : 'published');
  return askIndex(archive, async (index) => {
    const page = await pageOf(
      parameters,
      placeIn(question),
      (slice) => index.quotes({ ...selection, sort, ...slice }),
      // The index may be slightly behind, so a rejected quote may still be in it.
      async (ids) =>
        new Map(
          [...(await store.quotesById(ids))].filter(
            ([, { quote }]) => quote.correction?.verdict !== 'rejected',
          ),
        ),
    );
    const finds = async (other: Query) =>
      (await index.quotes({ ...selection, query: other, sort, limit: 1 })).length > 0;
    return {
      ...page,
      ...(q !== undefined && isNothing(question, page) && (await didYouMean(index, q, where, finds))),
      facets: facets && (await facetsOf(index, store, selection, facets)),
      marks: query && where === 'quote' ? (text: string) => marksOf(text, query) : undefined,
    };
  });
}

/** Articles from the index. */
export async function articlesFound(archive: Archive, question: ParsedRequest<ArticleListParameters>) {
  const { parameters } = question;
  const { q } = parameters;
  const query = parsedQuery(q);
  if (!query && parameters.sort === 'relevance') throw needsQuery();
  const search = {
    ...(query && { query }),
    filter: given(articleParts(parameters)),
    sort: parameters.sort ?? (query ? ('relevance' as const) : ('published' as const)),
  };
  return askIndex(archive, async (index) => {
    const page = await pageOf(
      parameters,
      placeIn(question),
      (slice) => index.articles({ ...search, ...slice }),
      (ids) => archive.store.articlesById(ids),
    );
    const finds = async (other: Query) =>
      (await index.articles({ ...search, query: other, limit: 1 })).length > 0;
    return {
      items: page.items.map(articleResource),
      ...nextPage(question, page.next),
      ...(q !== undefined && isNothing(question, page) && (await didYouMean(index, q, 'article', finds))),
    };
  });
}
