import type {
  Page,
  QuotedPersona,
  QuotedSpeaker,
  QuoteInArticle,
  StoredQuote,
  StoredQuoteInArticle,
} from '../../model/stored.ts';
import type { SpeakerDirectory } from '../speakers/directory.ts';

/** The personas that a quote refers to: the speaker, and the one before a correction. */
const personasOf = ({ speaker, correction }: StoredQuote) =>
  [speaker, ...(correction ? [correction.before] : [])].flatMap(({ persona }) => persona ?? []);

/** Quotes with their current speakers, over all articles. */
export async function attachSpeakers(
  directory: SpeakerDirectory,
  quotes: readonly StoredQuoteInArticle[],
): Promise<QuoteInArticle[]> {
  const refs = await directory.speakersOf(quotes.flatMap(({ quote }) => personasOf(quote)));
  const known = ({ persona, name, ...mention }: QuotedPersona): QuotedSpeaker => {
    const ref = refs.get(persona ?? '');
    return { id: ref?.id ?? persona, name: ref?.name ?? name, ...mention };
  };
  return quotes.map(({ quote: { correction, ...quote }, article }) => {
    const shown = { ...quote, speaker: known(quote.speaker) };
    if (!correction) return { quote: shown, article };
    const { key: _, before, ...said } = correction;
    return { quote: { ...shown, correction: { ...said, before: known(before) } }, article };
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
