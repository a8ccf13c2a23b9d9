import type { Quote } from '../api.ts';
import { ReportedBy } from '../quotes/quote-card.tsx';
import { countedByType, shortened, speakerOf } from '../text/words.ts';

/** The quotes of an article, in the order of its text, each with a link to its place. */
export function QuoteList({
  quotes,
  hues,
  active,
}: {
  quotes: readonly Quote[];
  hues: readonly (number | undefined)[];
  active: number | undefined;
}) {
  if (quotes.length === 0) return <p class="no-quotes">Nobody is quoted in this article.</p>;
  return (
    <nav class="quote-list" aria-label="Quotes in this article">
      <h2>{countedByType(quotes)}</h2>
      <ol>
        {quotes.map((quote, position) => (
          <li key={quote.id} class={`hue-${hues[position] ?? 'none'}`}>
            <a
              href={`#${encodeURIComponent(quote.id)}`}
              {...(position === active && { 'aria-current': 'true' as const })}
            >
              <bdi class="who">{speakerOf(quote)}</bdi>
              <ReportedBy quote={quote} />
              <bdi class="words">{shortened(quote.text)}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
