import { Parser } from 'htmlparser2';
import { UnreadableArticle } from '../article.ts';

/**
 * An element of an XML document. Names are local names (without prefix) in lower case, because providers differ in
 * both. Entities declared in a DTD are never expanded; they stay as written.
 */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

/** An item of news in a document. */
export interface XmlItem {
  element: XmlElement;
  /** Whether its end tag was found; it is missing in a truncated document. */
  isWhole: boolean;
  /** Whether it exceeded the limits of length or nodes; the rest is missing. */
  isTooLarge: boolean;
}

/** Limits of one item, and of everything outside the items. */
const MOST_NODES = 200_000;
const MOST_LENGTH = 4 * 1024 * 1024;
/** Deeper than any real document. Beyond this depth each further tag costs the parser more. */
const MOST_DEPTH = 500;
const MOST_NODES_AROUND = 5000;
/** The parser keeps a tag, a comment or a CDATA section until it ends. Longer ones than that are no item's. */
const MOST_UNFINISHED = 32 * 1024 * 1024;

/**
 * Reads a document as a stream and returns items as they end, so that memory use grows with the largest item and not
 * with the document. Everything outside the items (a feed's title) is in `root`.
 */
export class XmlReader {
  readonly #parser: Parser;
  readonly #isItem: (name: string, root: string) => boolean;
  readonly #open: XmlElement[] = [];
  #items: XmlItem[] = [];
  /** The depth of the open item; 0 if none is open. */
  #itemDepth = 0;
  #nodes = 0;
  #length = 0;
  #nodesAround = 0;
  #lengthAround = 0;
  #isTooLarge = false;
  #depth = 0;
  /** How much has been parsed since a tag or text ended, in UTF-16 code units. */
  #unfinished = 0;
  root: XmlElement | undefined;

  /** @param isItem whether an element is an item, by its name and the root element's name */
  constructor(isItem: (name: string, root: string) => boolean) {
    this.#isItem = isItem;
    this.#parser = new Parser(
      {
        onopentag: (name, attributes) => this.#openElement(name, attributes),
        ontext: (words) => this.#addText(words),
        onclosetag: (_, isImplied) => this.#closeElement(!isImplied),
      },
      { xmlMode: true },
    );
  }

  /** The items that end in this chunk. @throws UnreadableArticle if elements are nested too deep, or a tag never ends */
  write(words: string): XmlItem[] {
    this.#unfinished += words.length;
    this.#parser.write(words);
    if (this.#unfinished > MOST_UNFINISHED) {
      throw new UnreadableArticle(
        'too-large',
        `The XML has a tag, comment or CDATA section of more than ${MOST_UNFINISHED} characters: what follows is not read. Mend it and drop it again.`,
      );
    }
    return this.#taken();
  }

  /** The item that is still open at the end of the document. */
  end(): XmlItem[] {
    this.#parser.end();
    return this.#taken();
  }

  #taken(): XmlItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  #openElement(fullName: string, written: Record<string, string>): void {
    this.#unfinished = 0;
    if (++this.#depth > MOST_DEPTH) {
      throw new UnreadableArticle(
        'broken-markup',
        `The XML nests elements more than ${MOST_DEPTH} deep: mend it and drop it again.`,
      );
    }
    const name = localName(fullName);
    if (this.#itemDepth === 0 && this.#isItem(name, this.root?.name ?? name)) {
      this.#itemDepth = this.#depth;
      this.#nodes = 0;
      this.#length = 0;
      this.#isTooLarge = false;
    }
    const element = { name, attributes: localNames(written), children: [] };
    this.root ??= element;
    const parent = this.#open.at(-1);
    if (this.#isKept() && this.#itemDepth !== this.#depth) parent?.children.push(element);
    this.#open.push(element);
  }

  #addText(words: string): void {
    this.#unfinished = 0;
    const siblings = this.#open.at(-1)?.children;
    if (siblings === undefined || !this.#isKept(words.length)) return;
    // The parser emits each character reference separately.
    const last = siblings.at(-1);
    if (typeof last === 'string') siblings[siblings.length - 1] = last + words;
    else siblings.push(words);
  }

  #closeElement(isWhole: boolean): void {
    this.#unfinished = 0;
    const element = this.#open.pop();
    if (element !== undefined && this.#depth === this.#itemDepth) {
      this.#items.push({ element, isWhole, isTooLarge: this.#isTooLarge });
      this.#itemDepth = 0;
    }
    this.#depth--;
  }

  #isKept(length = 0): boolean {
    if (this.#itemDepth === 0) {
      this.#lengthAround += length;
      return ++this.#nodesAround <= MOST_NODES_AROUND && this.#lengthAround <= MOST_LENGTH;
    }
    this.#length += length;
    if (++this.#nodes > MOST_NODES || this.#length > MOST_LENGTH) {
      this.#isTooLarge = true;
    }
    return !this.#isTooLarge;
  }
}

/** The first child with a name; with several names, the first descendant along that path. */
export function childOf(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>(
    (parent, name) => parent?.children.find((child): child is XmlElement => isElement(child, name)),
    element,
  );
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child): child is XmlElement => isElement(child, name)) ?? [];
}

/** All descendants with these names, in document order, without those inside another match. */
export function descendantsOf(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  return (element?.children ?? []).flatMap((child) => {
    if (typeof child === 'string') return [];
    return names.includes(child.name) ? [child] : descendantsOf(child, ...names);
  });
}

/** The text of an element and its descendants, with whitespace collapsed. */
export function textOf(element: XmlElement | undefined): string {
  return rawWords(element).replace(/\s+/g, ' ').trim();
}

/** The text of an element and its descendants, unchanged. */
export function rawWords(element: XmlElement | undefined): string {
  const parts: string[] = [];
  const visit = (one: XmlElement) => {
    for (const child of one.children) {
      if (typeof child === 'string') parts.push(child);
      else visit(child);
    }
  };
  if (element !== undefined) visit(element);
  return parts.join('');
}

/**
 * An element's content as HTML. Text escaped twice (`&amp;quot;`) and entities that need a DTD (`&eacute;`) are
 * unescaped once, so that an HTML parser reads them.
 *
 * @param renamed the new name of an element; undefined removes it with its content
 */
export function markupOf(
  element: XmlElement,
  renamed: (name: string, of: XmlElement) => string | undefined,
): string {
  const parts: string[] = [];
  const visit = (one: XmlElement) => {
    for (const child of one.children) {
      if (typeof child === 'string') {
        parts.push(child.replace(/&(?!#?\w{1,8};)/g, '&amp;').replaceAll('<', '&lt;'));
        continue;
      }
      const name = renamed(child.name, child);
      if (name === undefined) continue;
      parts.push(`<${name}>`);
      visit(child);
      if (name !== 'br') parts.push(`</${name}>`);
    }
  };
  visit(element);
  return parts.join('');
}

function isElement(child: XmlElement | string, name: string): boolean {
  return typeof child !== 'string' && child.name === name;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function localNames(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
}
