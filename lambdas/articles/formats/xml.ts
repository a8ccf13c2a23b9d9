import { Parser } from 'htmlparser2';
import { UnreadableArticle } from '../article.ts';

/**
 * An element of an XML document. Names are local ones (no prefix) in lower case, as providers differ in both.
 * Entities that a DTD declares are never expanded: they stay as they are written.
 */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

/** A piece of news in a document. */
export interface XmlItem {
  element: XmlElement;
  /** Whether its end tag was there; a document that is cut off has none. */
  isWhole: boolean;
  /** Whether it was longer, or of more nodes, than is read: the rest is missing. */
  isTooLarge: boolean;
}

/** Bounds of one item, and of all that stands around the items. */
const MOST_NODES = 200_000;
const MOST_LENGTH = 4 * 1024 * 1024;
/** Deeper than any document is meant to be; beyond it each further tag costs a parser more. */
const MOST_DEPTH = 500;
const MOST_NODES_AROUND = 5000;

/**
 * Reads a document piece by piece and hands out its items as they end, so that memory grows with the largest of them,
 * not with the document. What stands around them (a feed's title) is in `root`.
 */
export class XmlReader {
  readonly #parser: Parser;
  readonly #isItem: (name: string, root: string) => boolean;
  readonly #open: XmlElement[] = [];
  #items: XmlItem[] = [];
  /** The depth of the item that is open; 0 when none is. */
  #itemDepth = 0;
  #nodes = 0;
  #length = 0;
  #nodesAround = 0;
  #lengthAround = 0;
  #isTooLarge = false;
  #depth = 0;
  root: XmlElement | undefined;

  /** @param isItem whether an element is an item, by its own name and that of the document's root */
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

  /** The items that end in these words. @throws UnreadableArticle when elements are nested too deep */
  write(words: string): XmlItem[] {
    this.#parser.write(words);
    return this.#taken();
  }

  /** The item that is open when the document ends. */
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
    const siblings = this.#open.at(-1)?.children;
    if (siblings === undefined || !this.#isKept(words.length)) return;
    // The parser hands out each character reference by itself.
    const last = siblings.at(-1);
    if (typeof last === 'string') siblings[siblings.length - 1] = last + words;
    else siblings.push(words);
  }

  #closeElement(isWhole: boolean): void {
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

/** The first child of that name; of a path of names, the first of the first. */
export function childOf(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>(
    (parent, name) => parent?.children.find((child): child is XmlElement => isElement(child, name)),
    element,
  );
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child): child is XmlElement => isElement(child, name)) ?? [];
}

/** All elements of these names inside, at any depth, in order; none inside another one that was found. */
export function descendantsOf(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  return (element?.children ?? []).flatMap((child) => {
    if (typeof child === 'string') return [];
    return names.includes(child.name) ? [child] : descendantsOf(child, ...names);
  });
}

/** The words of an element and of all in it, with blanks collapsed. */
export function wordsOf(element: XmlElement | undefined): string {
  return rawWords(element).replace(/\s+/g, ' ').trim();
}

/** The words of an element and of all in it as they stand there. */
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
 * An element's content as HTML. What is escaped twice (`&amp;quot;`) and entities that only a DTD would explain
 * (`&eacute;`) are written once, so that HTML's own rules read them.
 *
 * @param renamed what an element becomes; undefined leaves it out with all that is in it
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
