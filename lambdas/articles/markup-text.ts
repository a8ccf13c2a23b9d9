import { Parser } from 'htmlparser2';
import { UnreadableArticle } from './article.ts';

/** Deeper than any page is meant to be; beyond it each further tag costs a parser more. */
export const MOST_DEPTH = 500;

/** Elements whose words are no part of the text. */
export const WORDLESS_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'script style noscript template svg math iframe object embed canvas audio video picture map ' +
    'select button textarea datalist figcaption title'
  ).split(' '),
);

const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table caption article section main header footer aside ' +
    'nav figure form fieldset address details summary hr center body html'
  ).split(' '),
);

const TAG =
  /<\/?(?:p|br|div|span|a|b|i|u|em|strong|h[1-6]|ul|ol|li|blockquote|figure|section|article|table|tr|td|img|script|iframe|hr|pre|q|cite|small|su[bp]|font|center)(?:[\s/][^<>]*)?>/i;
const CHARACTER_REFERENCE =
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|quot|apos|nbsp|lt|gt|[lr][sd]quo|[mn]dash|hellip|[a-z](?:acute|grave|circ|uml|tilde|cedil));/i;
const PARAGRAPH_TAG = /<(?:p|br|div)[\s/>]/i;

/** Whether a text that need not be HTML is: it has tags that HTML knows, or characters written as `&quot;`. */
export function looksLikeMarkup(text: string): boolean {
  return TAG.test(text) || CHARACTER_REFERENCE.test(text);
}

/**
 * The words of a piece of HTML: a paragraph for each block, with a blank line between, `<br>` as a line end, `<q>` as
 * quotation marks. Images, scripts, captions and controls are left out, soft hyphens too; no-break blanks are blanks,
 * as both are layout. Where nothing but line ends parts the paragraphs (`Text.\n\n<b>More</b> text.`), they stay.
 *
 * @throws UnreadableArticle `broken-markup` when elements are nested deeper than 500
 */
export function textOfMarkup(markup: string): string {
  const lines = new ParagraphWriter(!PARAGRAPH_TAG.test(markup));
  let depth = 0;
  let wordless = 0;
  let quoted = 0;
  let preformatted = 0;
  const parser = new Parser({
    onopentag(name) {
      if (++depth > MOST_DEPTH) throw tooDeep();
      if (wordless > 0 || WORDLESS_ELEMENTS.has(name)) wordless++;
      else if (BLOCK_ELEMENTS.has(name)) lines.endParagraph();
      else if (name === 'br') lines.endLine();
      else if (name === 'td' || name === 'th') lines.endCell();
      else if (name === 'q') lines.write(quoted++ % 2 === 0 ? '“' : '‘', preformatted > 0);
      if (name === 'pre') preformatted++;
    },
    onclosetag(name) {
      depth--;
      if (name === 'pre') preformatted--;
      if (wordless > 0) wordless--;
      else if (BLOCK_ELEMENTS.has(name)) lines.endParagraph();
      else if (name === 'tr') lines.endLine();
      else if (name === 'q' && quoted > 0) lines.write(--quoted % 2 === 0 ? '”' : '’', preformatted > 0);
    },
    ontext(words) {
      if (wordless === 0) lines.write(words, preformatted > 0);
    },
  });
  parser.end(markup);
  return lines.text();
}

/** The reason given for elements nested too deep. */
export function tooDeep(): UnreadableArticle {
  return new UnreadableArticle(
    'broken-markup',
    `The HTML nests elements more than ${MOST_DEPTH} deep: close the elements that it leaves open, or drop the text alone.`,
  );
}

/** Gathers words into paragraphs. Words may come in millions of pieces, so they are joined before they are looked at. */
class ParagraphWriter {
  readonly #keepsLines: boolean;
  readonly #paragraphs: string[] = [];
  #paragraph: string[] = [];
  #words = '';
  #preformatted = false;
  /** Whether a blank now would be the first of its line or a second one. */
  #afterBlank = true;

  constructor(keepsLines: boolean) {
    this.#keepsLines = keepsLines;
  }

  write(words: string, preformatted: boolean): void {
    if (preformatted !== this.#preformatted) this.#endWords();
    this.#preformatted = preformatted;
    this.#words += words;
  }

  endLine(): void {
    this.#endWords();
    this.#paragraph.push('\n');
    this.#afterBlank = true;
  }

  endCell(): void {
    this.#endWords();
    if (!this.#afterBlank) this.#paragraph.push(' ');
    this.#afterBlank = true;
  }

  endParagraph(): void {
    this.#endWords();
    const paragraph = this.#paragraph.join('').replaceAll(' \n', '\n').trim();
    if (paragraph !== '') this.#paragraphs.push(paragraph.replace(/\n{3,}/g, '\n\n'));
    this.#paragraph = [];
    this.#afterBlank = true;
  }

  text(): string {
    this.endParagraph();
    return this.#paragraphs.join('\n\n');
  }

  #endWords(): void {
    const visible = this.#words.replace(/[\u00ad\u200b]/g, '').replaceAll('\u00a0', ' ');
    this.#words = '';
    if (visible === '') return;
    if (this.#preformatted || this.#keepsLines) {
      this.#paragraph.push(visible);
      this.#afterBlank = false;
      return;
    }
    const collapsed = visible.replace(/[ \t\n\r\f]+/g, ' ');
    this.#paragraph.push(this.#afterBlank && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed);
    this.#afterBlank = collapsed.endsWith(' ');
  }
}
