import { cleanText } from '../clean-text.ts';
import { looksLikeMarkup, textOfMarkup } from '../markup-text.ts';

/** End tags of elements that texts are made of: what is left of HTML that was escaped twice. */
const ESCAPED_AGAIN = /<\/(?:p|div|li|h[1-6]|span|script|blockquote|iframe|a)>|<br ?\/?>/i;

/** A story's words, which may be HTML, escaped again or not, as text. */
export function plainStory(words: string): string {
  return cleanText(readOnceMore(looksLikeMarkup(words) ? textOfMarkup(words) : words));
}

/** A text in which tags are left that were escaped in its markup, without them. */
export function readOnceMore(text: string): string {
  return ESCAPED_AGAIN.test(text) ? textOfMarkup(text) : text;
}
