import { Parser } from 'htmlparser2';
import { UnreadableArticle } from './article.ts';
import { joinWrappedLines } from './formats/lines.ts';

/** Deeper than any real page. Beyond this depth each further tag costs the parser more. */
export const MOST_DEPTH = 500;

/** Elements whose content is not part of the text. */
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

const BOLD_ELEMENTS: ReadonlySet<string> = new Set(['b', 'strong']);

const TAG =
  /<\/?(?:p|br|div|span|a|b|i|u|em|strong|h[1-6]|ul|ol|li|blockquote|figure|section|article|table|tr|td|img|script|iframe|hr|pre|q|cite|small|su[bp]|font|center)(?:[\s/][^<>]*)?>/i;
const CHARACTER_REFERENCE =
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|quot|apos|nbsp|lt|gt|[lr][sd]quo|[mn]dash|hellip|[a-z](?:acute|grave|circ|uml|tilde|cedil));/i;
const PARAGRAPH_TAG = /<(?:p|br|div)[\s/>]/i;

/** Whether a text is HTML: it has tags of HTML or character references such as `&quot;`. */
export function looksLikeMarkup(text: string): boolean {
  return TAG.test(text) || CHARACTER_REFERENCE.test(text);
}

/** A paragraph, heading or list item of a piece of HTML. */
export interface TextBlock {
  text: string;
  /** The innermost block element around it: `p`, `h2`, `li`; empty if there is none. */
  element: string;
  /** Whether it is inside a `<blockquote>`. */
  isQuoted: boolean;
  /** How many of its characters are link text. */
  linked: number;
  /** How many of its first characters are bold. */
  boldLead: number;
}

/**
 * The text of HTML markup: a paragraph for each block, separated by blank lines; `<br>` becomes a line end, `<q>`
 * quotation marks. Images, scripts, captions, controls and soft hyphens are left out; no-break spaces become spaces,
 * since both are layout. If only line ends separate the paragraphs (`Text.\n\n<b>More</b> text.`), they are kept.
 *
 * @throws UnreadableArticle `broken-markup` when elements are nested deeper than 500
 */
export function textOfMarkup(markup: string): string {
  return textOfBlocks(blocksOfMarkup(markup));
}

/** Joins blocks into one text. */
export function textOfBlocks(blocks: readonly TextBlock[]): string {
  return blocks.map(({ text }) => text).join('\n\n');
}

/**
 * The blocks that `textOfMarkup` joins.
 *
 * @throws UnreadableArticle `broken-markup` when elements are nested deeper than 500
 */
export function blocksOfMarkup(markup: string): TextBlock[] {
  const writer = new BlockWriter(!PARAGRAPH_TAG.test(markup));
  let depth = 0;
  let wordless = 0;
  let quoted = 0;
  let preformatted = 0;
  const parser = new Parser({
    onopentag(name) {
      if (++depth > MOST_DEPTH) throw tooDeep();
      if (wordless > 0 || WORDLESS_ELEMENTS.has(name)) wordless++;
      else if (BLOCK_ELEMENTS.has(name)) writer.open(name);
      else if (name === 'br') writer.endLine();
      else if (name === 'td' || name === 'th') writer.endCell();
      else if (name === 'q') writer.write(quoted++ % 2 === 0 ? '“' : '‘', preformatted > 0);
      else if (name === 'a') writer.links++;
      else if (BOLD_ELEMENTS.has(name)) writer.bolds++;
      if (name === 'pre') preformatted++;
    },
    onclosetag(name) {
      depth--;
      if (name === 'pre') preformatted--;
      if (wordless > 0) wordless--;
      else if (BLOCK_ELEMENTS.has(name)) writer.close();
      else if (name === 'tr') writer.endLine();
      else if (name === 'q' && quoted > 0) writer.write(--quoted % 2 === 0 ? '”' : '’', preformatted > 0);
      else if (name === 'a') writer.links--;
      else if (BOLD_ELEMENTS.has(name)) writer.bolds--;
    },
    ontext(words) {
      if (wordless === 0) writer.write(words, preformatted > 0);
    },
  });
  parser.end(markup);
  return writer.blocks();
}

/** The reason for elements nested too deep. */
export function tooDeep(): UnreadableArticle {
  return new UnreadableArticle(
    'broken-markup',
    `The HTML nests elements more than ${MOST_DEPTH} deep: close the elements that it leaves open, or drop the text alone.`,
  );
}

/** Collects text in blocks. Text may come in millions of pieces, so it is joined before it is examined. */
class BlockWriter {
  /** How many open elements are links, and how many are bold. */
  links = 0;
  bolds = 0;
  readonly #keepsLines: boolean;
  readonly #blocks: TextBlock[] = [];
  readonly #open: string[] = [];
  #quotes = 0;
  #paragraph: string[] = [];
  #length = 0;
  #linked = 0;
  #boldLead = 0;
  #isLead = true;
  #words = '';
  #preformatted = false;
  /** Whether the current text is part of a link, and whether it is bold. */
  #isLinked = false;
  #isBold = false;
  /** Whether another space would be redundant: at the start of a line or after a space. */
  #afterBlank = true;

  constructor(keepsLines: boolean) {
    this.#keepsLines = keepsLines;
  }

  open(name: string): void {
    this.#endBlock();
    this.#open.push(name);
    if (name === 'blockquote') this.#quotes++;
  }

  close(): void {
    this.#endBlock();
    if (this.#open.pop() === 'blockquote') this.#quotes--;
  }

  write(words: string, preformatted: boolean): void {
    const isLinked = this.links > 0;
    const isBold = this.bolds > 0;
    if (preformatted !== this.#preformatted || isLinked !== this.#isLinked || isBold !== this.#isBold) {
      this.#endWords();
    }
    this.#preformatted = preformatted;
    this.#isLinked = isLinked;
    this.#isBold = isBold;
    this.#words += words;
  }

  endLine(): void {
    this.#endWords();
    if (this.#paragraph.at(-1) === '\n') {
      this.#endBlock();
      return;
    }
    this.#push('\n');
    this.#afterBlank = true;
  }

  endCell(): void {
    this.#endWords();
    if (!this.#afterBlank) this.#push(' ');
    this.#afterBlank = true;
  }

  blocks(): TextBlock[] {
    this.#endBlock();
    return this.#blocks;
  }

  #endBlock(): void {
    this.#endWords();
    const text = this.#paragraph.join('').replaceAll(' \n', '\n').trim();
    if (text !== '') {
      this.#blocks.push({
        text: (this.#open.includes('pre') ? joinWrappedLines(text).text : text).replace(/\n{3,}/g, '\n\n'),
        element: this.#open.at(-1) ?? '',
        isQuoted: this.#quotes > 0,
        linked: this.#linked,
        boldLead: this.#boldLead,
      });
    }
    this.#paragraph = [];
    this.#length = 0;
    this.#linked = 0;
    this.#boldLead = 0;
    this.#isLead = true;
    this.#afterBlank = true;
  }

  #endWords(): void {
    const visible = this.#words.replace(/[\u00ad\u200b]/g, '').replaceAll('\u00a0', ' ');
    this.#words = '';
    if (visible === '') return;
    if (this.#preformatted || this.#keepsLines) {
      this.#push(visible);
      this.#afterBlank = false;
      return;
    }
    const collapsed = visible.replace(/[ \t\n\r\f]+/g, ' ');
    this.#push(this.#afterBlank && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed);
    this.#afterBlank = collapsed.endsWith(' ');
  }

  #push(words: string): void {
    this.#paragraph.push(words);
    this.#length += words.length;
    if (this.#isLinked) this.#linked += words.length;
    if (words.trim() === '') return;
    this.#isLead &&= this.#isBold;
    if (this.#isLead) this.#boldLead = this.#length;
  }
}
