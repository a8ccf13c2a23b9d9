import type { Page, QuoteInArticle, StoredQuoteInArticle } from '../../model/stored.ts';
import type { SpeakerDirectory } from '../speakers/directory.ts';

/** Quotes with their speakers as they are known by now, over all articles. */
export async function attachSpeakers(
  directory: SpeakerDirectory,
  quotes: readonly StoredQuoteInArticle[],
): Promise<QuoteInArticle[]> {
  const refs = await directory.speakersOf(quotes.flatMap(({ quote }) => quote.speaker.persona ?? []));
  return quotes.map(({ quote, article }) => {
    const { persona, name, ...mention } = quote.speaker;
    const ref = refs.get(persona ?? '');
    const speaker = { id: ref?.id ?? persona, name: ref?.name ?? name, ...mention };
    return { quote: { ...quote, speaker }, article };
  });
}

/** A page of them. */
export async function attachToPage<Found extends Page<StoredQuoteInArticle> | undefined>(
  directory: SpeakerDirectory,
  found: Promise<Found>,
): Promise<Page<QuoteInArticle> | Exclude<Found, Page<StoredQuoteInArticle>>> {
  const page = await found;
  if (!page) return page as Exclude<Found, Page<StoredQuoteInArticle>>;
  return { ...page, items: await attachSpeakers(directory, page.items) };
}
