import type { DateRange, Page, PageRequest, QuoteFilter, StoredQuoteInArticle } from '../../model/stored.ts';
import type { SpeakerDirectory } from '../speakers/directory.ts';
import type { Table } from '../table/client.ts';
import { personaOf, quoteOf } from '../table/keys.ts';
import { isSpeakerId } from '../table/names.ts';
import { type Batch, fillPage } from '../table/paging.ts';
import { conditionsOf, LAST, pageSizeFor, pagesOf } from '../table/queries.ts';
import { type QuoteItem, quoteFrom } from '../table/quote-item.ts';
import { openView } from '../table/versions.ts';
import { mergeSorted, sortedSource } from './merge-sorted.ts';

const FEWEST_A_REQUEST = 10;

type IndexedQuote = QuoteItem & { at: string };

async function* speakerQuoteBatches(
  table: Table,
  runs: AsyncGenerator<IndexedQuote[]>,
): AsyncGenerator<Batch<StoredQuoteInArticle>> {
  const view = openView(table);
  for await (const run of runs) {
    const articles = await view.articlesOf(run.map(quoteOf));
    const found = run.flatMap((item, index) => {
      const article = articles[index];
      return article ? [{ item: { quote: quoteFrom(item, article), article }, position: item.at }] : [];
    });
    const last = run.at(-1)?.at;
    // If it was not shown, another version of the last quote may follow, so the next page reads it again.
    yield { found, through: found.at(-1)?.position === last ? `${last}` : `${last}${LAST}` };
  }
}

/** @see StoreReader.personasOf */
export async function personasOf(directory: SpeakerDirectory, ids: readonly string[]): Promise<string[]> {
  const speakers = await Promise.all(ids.filter(isSpeakerId).map((id) => directory.speaker(id)));
  return [...new Set(speakers.flatMap((speaker) => speaker?.personas.map(personaOf) ?? []))];
}

/** @see StoreReader.quotesOfSpeakers */
export async function quotesOfSpeakers(
  table: Table,
  directory: SpeakerDirectory,
  speakerIds: string[],
  { from = '', to = '' }: DateRange,
  filter: QuoteFilter,
  { limit, after = LAST }: PageRequest,
): Promise<Page<StoredQuoteInArticle>> {
  const end = `${to}${LAST}`;
  const personas = await personasOf(directory, speakerIds);
  // With several speakers, each contributes a small part of the page.
  const pageSize = Math.max(FEWEST_A_REQUEST, Math.ceil(pageSizeFor(filter, limit) / personas.length));
  async function* pagesBehind(id: string): AsyncGenerator<IndexedQuote[]> {
    const pages = pagesOf<IndexedQuote>(table, {
      index: 'bySpeaker',
      partition: id,
      from: from || '0',
      to: after < end ? after : end,
      backwards: true,
      filter: conditionsOf(filter),
      pageSize,
    });
    // Every version of the quote at `after` was shown.
    for await (const rows of pages) yield rows.filter(({ at }) => at < after);
  }
  const sources = personas.map((id) => sortedSource(pagesBehind(id)));
  return fillPage(speakerQuoteBatches(table, mergeSorted(sources)), limit);
}
