import type { Page, QuoteInArticle } from '../../model/stored.ts';
import { follow } from '../speakers/directory.ts';
import type { Table } from '../table/client.ts';

/** Quotes with their speakers as they are known by now, over all articles. */
export async function named(table: Table, quotes: readonly QuoteInArticle[]): Promise<QuoteInArticle[]> {
  const personas = quotes.flatMap(({ quote }) => quote.speaker.id ?? []);
  const followed = await follow(table, personas);
  return quotes.map(({ quote, article }) => {
    const speaker = followed.get(quote.speaker.id ?? '');
    if (!speaker) return { quote, article };
    const { id, name } = speaker;
    return {
      quote: { ...quote, speaker: { ...quote.speaker, id, name: name ?? quote.speaker.name } },
      article,
    };
  });
}

/** A page of them. */
export async function namedPage<Found extends Page<QuoteInArticle> | undefined>(
  table: Table,
  found: Promise<Found>,
): Promise<Found> {
  const page = await found;
  return page && { ...page, items: await named(table, page.items) };
}
