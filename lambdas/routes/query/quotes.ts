import type * as z from 'zod/mini';
import type { QuoteFilter, StoredSpeaker } from '../../model/stored.ts';
import { Quote, QuotePage, quoteResource, speakerResource } from '../resources.ts';
import {
  type Archive,
  endpoint,
  found,
  nextPage,
  type Paged,
  type ParsedRequest,
  pageAt,
  placeAfter,
  placeIn,
} from './endpoint.ts';
import { hintAtFilters } from './hints.ts';
import { type QuoteSlice, quotesInArticle } from './in-article.ts';
import {
  articleQuoteParameters,
  filterIn,
  formatParameters,
  quoteParameters,
  rangeIn,
  speakerQuoteParameters,
} from './parameters.ts';
import { type ResolvedSpeakers, resolveSpeakers } from './resolved-speakers.ts';
import { needsIndex, queryIn, quotesFound } from './search-lists.ts';

const NOTHING: QuoteSlice = { items: [], next: undefined };

const quotePage = (
  question: ParsedRequest<Paged>,
  filter: QuoteFilter,
  { items, next }: QuoteSlice,
  resolved?: ResolvedSpeakers,
) => ({
  items: items.map(quoteResource),
  ...nextPage(question, next && { ...next, ...(resolved && { speakers: resolved.ids }) }),
  ...(resolved && { speakers: resolved.speakers.map(speakerResource) }),
  ...(resolved && hintAtResolved(resolved, filter)),
  ...(resolved &&
    resolved.suggestions.length > 0 && { suggestions: resolved.suggestions.map(speakerResource) }),
});

/** For speakers without communications, why a list has nothing by them. */
function hintAtOtherTypes(
  words: string,
  speakers: StoredSpeaker[],
  { types = [] }: QuoteFilter,
): { hint?: string } {
  const isSilent = speakers.length > 0 && speakers.every(({ quotes }) => quotes === 0);
  if (!isSilent || types.some((type) => type !== 'communication')) return {};
  return {
    hint: `'${words}' has no communications, only thoughts, knowledge or wishes; type=any lists those.`,
  };
}

function hintAtResolved(
  { words, untitled, ids, speakers, leftOut, suggestions }: ResolvedSpeakers,
  filter: QuoteFilter,
): { hint?: string } {
  if (ids.length === 0) {
    const near = suggestions.length > 0 ? ', but `suggestions` has similar names' : '';
    return {
      hint: `No speaker is called '${words}'${near}; /speakers?name= finds names by their beginning.`,
    };
  }
  const { hint } = hintAtOtherTypes(words, speakers, filter);
  if (hint !== undefined) return { hint };
  if (leftOut === 0) {
    if (untitled === undefined) return {};
    return { hint: `No speaker is called '${words}'; these are quotes by '${untitled}'.` };
  }
  return {
    hint: `${leftOut} more have the name '${untitled ?? words}' and are quoted less; /speakers?name= lists them, and speaker= takes an id.`,
  };
}

/** The quotes that `/quotes` lists. */
async function listed(
  question: ParsedRequest<z.output<typeof quoteParameters>>,
  archive: Archive,
): Promise<z.input<typeof QuotePage>> {
  const { store } = archive;
  const { parameters } = question;
  const { speaker, article } = parameters;
  const [range, filter] = [rangeIn(parameters), filterIn(parameters)];
  const query = queryIn(parameters);
  const place = placeIn(question);
  const resolved = speaker === undefined ? undefined : await resolveSpeakers(store, speaker, place);
  if (resolved?.ids.length === 0) return quotePage(question, filter, NOTHING, resolved);
  if (needsIndex(parameters)) {
    const { facets, marks, didYouMean, ...slice } = await quotesFound(
      archive,
      question,
      query,
      resolved?.ids,
    );
    const page = quotePage(question, filter, slice, resolved);
    return {
      ...page,
      items: page.items.map((item) => ({ ...item, ...(marks && { marks: marks(item.text) }) })),
      ...(facets && { facets }),
      ...(didYouMean !== undefined && { didYouMean }),
    };
  }

  if (article !== undefined) {
    const quotes = await quotesInArticle(store, article, question, place, {
      range,
      filter,
      speakers: resolved?.ids,
    });
    if (quotes) return quotePage(question, filter, quotes, resolved);
    return {
      ...quotePage(question, filter, NOTHING, resolved),
      hint: `There is no article with the id '${article}'.`,
    };
  }
  const asked = pageAt(question, place);
  const page = resolved
    ? await store.quotesOfSpeakers(resolved.ids, range, filter, asked)
    : await store.newestQuotes(range, filter, asked);
  return quotePage(question, filter, { items: page.items, next: placeAfter(page) }, resolved);
}

export const quoteEndpoints = [
  endpoint({
    path: '/quotes',
    operation: 'listQuotes',
    summary:
      'Quotes by everyone or by a speaker, newest first, or by full-text search; with `article`, in the order of its text.',
    parameters: quoteParameters,
    answer: QuotePage,
    rows: 'arrivals',
    async find(question, archive) {
      const page = await listed(question, archive);
      const { items, next } = page;
      const isEmpty = items.length === 0 && next === undefined;
      const publications = items.map(({ article }) => article.publication);
      return { ...(await hintAtFilters(archive, question.parameters, publications, isEmpty)), ...page };
    },
  }),

  endpoint({
    path: '/quotes/{id}',
    operation: 'getQuote',
    summary: 'One quote.',
    parameters: formatParameters,
    answer: Quote,
    rows: 'quote',
    async find({ id }, { store }) {
      const hint = 'a new version of its article may have given it another; /quotes?article= lists them';
      return quoteResource(found(await store.quote(id), 'quote', id, hint));
    },
  }),

  endpoint({
    path: '/speakers/{id}/quotes',
    operation: 'listQuotesOfSpeaker',
    summary: 'Quotes by exactly this speaker, newest first.',
    parameters: speakerQuoteParameters,
    answer: QuotePage,
    rows: 'arrivals',
    async find(question, archive) {
      const { store } = archive;
      const { id, parameters } = question;
      const filter = filterIn(parameters);
      const ofStore = async () => {
        const asked = pageAt(question, placeIn(question));
        const page = await store.quotesOfSpeakers([id], rangeIn(parameters), filter, asked);
        return { items: page.items, next: placeAfter(page) };
      };
      const byArrival = () =>
        quotesFound(archive, { ...question, parameters: { ...parameters, in: 'quote' } }, undefined, [id]);
      const [speaker, { items, next }] = await Promise.all([
        store.speaker(id),
        parameters.sort === 'received' ? byArrival() : ofStore(),
      ]);
      const known = found(speaker, 'speaker', id, '/speakers?name= finds names by their beginning');
      return {
        ...quotePage(question, filter, { items, next }),
        ...hintAtOtherTypes(known.name, [known], filter),
      };
    },
  }),

  endpoint({
    path: '/articles/{id}/quotes',
    operation: 'listQuotesOfArticle',
    summary: 'Quotes of this article, in the order of its text.',
    parameters: articleQuoteParameters,
    answer: QuotePage,
    rows: 'arrivals',
    async find(question, { store }) {
      const { id, parameters } = question;
      const filter = filterIn(parameters);
      const place = placeIn(question);
      const resolved =
        parameters.speaker === undefined
          ? undefined
          : await resolveSpeakers(store, parameters.speaker, place);
      const quotes = await quotesInArticle(store, id, question, place, {
        range: {},
        filter,
        speakers: resolved?.ids,
      });
      return quotePage(question, filter, found(quotes, 'article', id, '/articles lists them'), resolved);
    },
  }),
];
