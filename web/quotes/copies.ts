import type { Quote } from '../api.ts';
import { dayOf, isParaphrase, reporterOf, speakerOf } from '../text/words.ts';

type Copied = Pick<Quote, 'text' | 'speaker' | 'reportedBy' | 'article' | 'kind' | 'cue'>;

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (words: string) => words.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

/** A URL of a web page; undefined for any other scheme, such as `javascript:`. */
export function webAddress(url: string | null): string | undefined {
  if (url === null || !URL.canParse(url)) return undefined;
  return /^https?:$/.test(new URL(url).protocol) ? url : undefined;
}

/** The source of a quote: publication, title and day, as far as known. */
export function sourceOf({ article: { title, publication, published } }: Pick<Quote, 'article'>): string {
  return [publication, title && `“${title}”`, published && dayOf(published)].filter(Boolean).join(', ');
}

/** The speaker, and who passes on the words. */
function saidBy(quote: Copied): string {
  const reporter = reporterOf(quote);
  return reporter === undefined ? speakerOf(quote) : `${speakerOf(quote)}, reported by ${reporter}`;
}

/** A quote with its source, as text. */
export function quoteText(quote: Copied): string {
  const source = [sourceOf(quote), webAddress(quote.article.url)].filter(Boolean).join(', ');
  const verb = isParaphrase(quote) ? ' (paraphrased)' : '';
  return `${quote.text}\n— ${saidBy(quote)}${verb}${source ? `. ${source}` : ''}`;
}

/** A quote with its source, as HTML for the clipboard; the article's text is escaped. */
export function quoteHtml(quote: Copied): string {
  const url = webAddress(quote.article.url);
  const source = escaped(sourceOf(quote));
  const linked = url ? `<a href="${escaped(url)}">${source || escaped(url)}</a>` : source;
  return (
    `<blockquote${url ? ` cite="${escaped(url)}"` : ''}><p>${escaped(quote.text)}</p></blockquote>` +
    `<p>— ${escaped(saidBy(quote))}${linked ? `, ${linked}` : ''}</p>`
  );
}

/** Up to this many characters the whole quote is in the link; of a longer one, its first and last words. */
const LONGEST_WHOLE = 120;
const FEW = 5;

/**
 * The publisher's page, scrolled to the words by a text fragment; undefined if the page is not known.
 *
 * @param words from the article's text, as printed
 * @example
 * fragmentLink('https://a.example/b', 'It was late.') // 'https://a.example/b#:~:text=It%20was%20late.'
 */
export function fragmentLink(url: string | null, words: string): string | undefined {
  const address = webAddress(url);
  if (address === undefined) return undefined;
  // A text fragment can't cross paragraphs, so a quote with a line end is given by its first and last words.
  const line = words.trim();
  const each = line.split(/\s+/);
  const encoded = (part: string) => encodeURIComponent(part).replaceAll('-', '%2D');
  const isWhole = (line.length <= LONGEST_WHOLE && !line.includes('\n')) || each.length <= 2 * FEW;
  const text = isWhole
    ? encoded(each.join(' '))
    : `${encoded(each.slice(0, FEW).join(' '))},${encoded(each.slice(-FEW).join(' '))}`;
  return `${address.split('#')[0]}#${new URL(address).hash.slice(1).split(':~:')[0]}:~:text=${text}`;
}
