import { cleanText } from '../clean-text.ts';
import { looksLikeMarkup, textOfMarkup } from '../markup-text.ts';

/** End tags of text elements, which remain in HTML that was escaped twice. */
const ESCAPED_AGAIN = /<\/(?:p|div|li|h[1-6]|span|script|blockquote|iframe|a)>|<br ?\/?>/i;

/** Converts a story that may be plain text, HTML or escaped HTML to text. */
export function plainStory(words: string): string {
  return cleanText(readOnceMore(looksLikeMarkup(words) ? textOfMarkup(words) : words));
}

/** Removes tags that were escaped in the markup and are left in its text. */
export function readOnceMore(text: string): string {
  return ESCAPED_AGAIN.test(text) ? textOfMarkup(text) : text;
}
