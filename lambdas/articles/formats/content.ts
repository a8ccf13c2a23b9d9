import { cleanText } from '../clean-text.ts';
import { textOfMarkup } from '../markup-text.ts';
import { plainStory, readOnceMore } from './escaped.ts';
import { nitfText } from './nitf.ts';
import { descendantsOf, markupOf, rawWords, type XmlElement } from './xml.ts';

/** Elements of an XHTML story that are not part of its text. */
const ASIDE = new Set([
  'head',
  'title',
  'script',
  'style',
  'figcaption',
  'img',
  'media',
  'header',
  'footer',
  'aside',
  'nav',
]);

/** Elements that a story in XHTML may begin with; other vocabularies (events, results) are not text. */
const HTML_ELEMENTS =
  /^(?:html|head|body|div|section|article|main|header|p|pre|h[1-6]|ul|ol|table|blockquote|br|hr|b|i|em|strong|span|a|q)$/;

/** The text of an element that holds a story: NITF, XHTML, HTML escaped once or twice, or plain text, also in Base64. */
export function storyIn(element: XmlElement): string {
  const nitf = element.name === 'nitf' ? element : descendantsOf(element, 'nitf')[0];
  if (nitf !== undefined) return nitfText(nitf);
  const [child] = element.children.filter((one) => typeof one !== 'string');
  if (child !== undefined) {
    const isMarkup = element.name === 'html' || HTML_ELEMENTS.test(child.name);
    return isMarkup ? textOfXhtml(element) : '';
  }
  const words = rawWords(element);
  const isPacked = /base64$/i.test(element.attributes.encoding ?? '');
  return plainStory(isPacked ? Buffer.from(words, 'base64').toString('utf8') : words);
}

function textOfXhtml(element: XmlElement): string {
  const markup = markupOf(element, (name) => (ASIDE.has(name) ? undefined : name));
  return cleanText(readOnceMore(textOfMarkup(markup)));
}
