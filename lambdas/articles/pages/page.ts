import { Parser } from 'htmlparser2';
import { MOST_DEPTH, tooDeep, WORDLESS_ELEMENTS } from '../markup-text.ts';
import { attributesOf, escaped } from './tree.ts';

/** A parsed HTML page: its metadata, and its body without elements that can't be article text. */
export interface WebPage {
  /** The text of `<title>`. */
  title: string;
  /** The first content of each `<meta>` name or property and each `itemprop`, by names in lower case. */
  meta: ReadonlyMap<string, string>;
  /** `<html lang>`. */
  language?: string;
  /** Whether it has a password field. */
  asksPassword: boolean;
  /** The JSON-LD blocks, as text. */
  linkedData: readonly string[];
  /** The JSON state of the application that renders the page: `__NEXT_DATA__`. */
  state: readonly string[];
  /** `<link rel=canonical>`. */
  canonical?: string;
  /** `<time datetime>`, in order. */
  times: readonly string[];
  /** Well-formed markup: each element closed, known attributes only. */
  body: string;
  /** Number of elements and text nodes in `body`. */
  nodes: number;
  /** Nesting depth of the elements in `body`. */
  depth: number;
}

/** Never article text, even if Readability keeps it. */
const ASIDE_ELEMENTS: ReadonlySet<string> = new Set(['nav', 'aside', 'footer', 'dialog', 'menu']);

/** Elements with metadata, which are not part of the body. */
const HEAD_ELEMENTS: ReadonlySet<string> = new Set(
  'html head body meta link base title img input source track area col param embed frame keygen wbr'.split(
    ' ',
  ),
);

/** Formatting elements: without a class that tells their purpose, only their text is kept. */
const FORMATTING_ELEMENTS: ReadonlySet<string> = new Set(
  'span i u em font small big sub sup abbr mark s ins del cite code label time a'.split(' '),
);

/** Elements without text of their own that tell what the words beside them are: they stand in the body, empty. */
const MARKERS: ReadonlyMap<string, string> = new Map([
  ['img', 'img'],
  ['picture', 'img'],
  ['amp-img', 'img'],
  ['video', 'img'],
  ['button', 'button'],
]);

/** The attributes that Readability uses, and those that tell the purpose of an element if its classes are hashes. */
const ATTRIBUTES = [
  'class',
  'id',
  'role',
  'rel',
  'itemprop',
  'href',
  'data-testid',
  'data-component',
  'datetime',
];

/** Longer attribute values add nothing, and slow down some of Readability's regular expressions. */
const MOST_ATTRIBUTE_LENGTH = 200;

/** The element id of Next.js, which many publishers use. */
const STATE_ID = '__NEXT_DATA__';

const LINKED_DATA_TYPE = 'application/ld+json';

/** More times belong to a list of other articles. */
const MOST_TIMES = 10;

/**
 * Parses a page in one streaming pass, without a tree, so that time and memory grow linearly with the page.
 *
 * @throws UnreadableArticle `broken-markup` if elements are nested deeper than 500
 */
export function readPage(html: string): WebPage {
  const reader = new PageReader();
  const parser = new Parser({
    onopentag: (name, attributes) => reader.open(name, attributes),
    ontext: (words) => reader.text(words),
    onclosetag: (name) => reader.close(name),
  });
  parser.end(html);
  return reader.page();
}

class PageReader {
  readonly #meta = new Map<string, string>();
  readonly #times: string[] = [];
  readonly #linkedData: string[] = [];
  readonly #state: string[] = [];
  readonly #markup: string[] = [];
  readonly #open: { name: string; written: boolean }[] = [];
  #canonical: string | undefined;
  #language: string | undefined;
  #title = '';
  #asksPassword = false;
  #nodes = 0;
  #depth = 0;
  #deepest = 0;
  /** Text since the last written tag; it may come in millions of pieces. */
  #words = '';
  /** How many open elements are left out. */
  #leftOut = 0;
  /** Receives the text of the element that is left out. */
  #listener: ((words: string) => void) | undefined;

  open(name: string, attributes: Record<string, string>): void {
    if (this.#open.length >= MOST_DEPTH) throw tooDeep();
    if (this.#leftOut === 0) {
      this.#note(name, attributes);
      this.#mark(name);
    }
    if (this.#leftOut > 0 || isLeftOut(name, attributes)) {
      this.#leftOut++;
      this.#open.push({ name, written: false });
      return;
    }
    const written = isWritten(name, attributes);
    this.#open.push({ name, written });
    if (!written) return;
    this.#writeWords();
    this.#markup.push(`<${name}${attributesOf(toldBy(attributes))}>`);
    this.#nodes++;
    this.#deepest = Math.max(this.#deepest, ++this.#depth);
  }

  text(words: string): void {
    this.#listener?.(words);
    if (this.#leftOut > 0) return;
    this.#words += words;
  }

  close(name: string): void {
    // A tag truncated by the page's end is closed without having been opened.
    if (this.#open.at(-1)?.name !== name) return;
    const written = this.#open.pop()?.written;
    if (this.#leftOut > 0) {
      this.#leftOut--;
      this.#listener = undefined;
    } else if (written) {
      this.#writeWords();
      this.#markup.push(`</${name}>`);
      this.#depth--;
    }
  }

  page(): WebPage {
    this.#writeWords();
    return {
      title: this.#title.trim(),
      asksPassword: this.#asksPassword,
      meta: this.#meta,
      linkedData: this.#linkedData,
      state: this.#state,
      ...(this.#canonical === undefined ? {} : { canonical: this.#canonical }),
      ...(this.#language === undefined ? {} : { language: this.#language }),
      times: this.#times,
      body: this.#markup.join(''),
      nodes: this.#nodes,
      depth: this.#deepest,
    };
  }

  #mark(name: string): void {
    const marker = MARKERS.get(name);
    if (marker === undefined) return;
    this.#writeWords();
    this.#markup.push(`<${marker}></${marker}>`);
  }

  #writeWords(): void {
    if (this.#words === '') return;
    this.#markup.push(escaped(this.#words));
    this.#words = '';
    this.#nodes++;
  }

  /** Adds the text of the element that begins to a list. */
  #keepIn(list: string[]): void {
    const block = list.push('') - 1;
    this.#listener = (words) => {
      list[block] += words;
    };
  }

  /** Records the metadata in an element. */
  #note(name: string, attributes: Record<string, string>): void {
    if (name === 'title' && this.#title === '') {
      this.#listener = (words) => {
        this.#title += words;
      };
    } else if (name === 'script') {
      const type = attributes.type?.trim().toLowerCase();
      if (type === LINKED_DATA_TYPE) this.#keepIn(this.#linkedData);
      else if (attributes.id === STATE_ID) this.#keepIn(this.#state);
    } else if (name === 'input') {
      this.#asksPassword ||= attributes.type?.toLowerCase() === 'password';
    } else if (name === 'html') {
      this.#language ??= attributes.lang ?? attributes['xml:lang'];
    } else if (name === 'link') {
      const rel = attributes.rel?.toLowerCase().split(' ') ?? [];
      if (rel.includes('canonical')) this.#canonical ??= attributes.href;
    } else if (name === 'time' && attributes.datetime !== undefined) {
      if (this.#times.length < MOST_TIMES) this.#times.push(attributes.datetime);
    }
    const property = attributes.property ?? attributes.name ?? attributes.itemprop;
    if (property === undefined || attributes.content === undefined) return;
    const key = property.trim().toLowerCase();
    if (!this.#meta.has(key)) this.#meta.set(key, attributes.content);
  }
}

function isLeftOut(name: string, attributes: Record<string, string>): boolean {
  // `html` and `body` don't count as hidden: pages hide them until their scripts have run.
  if (name === 'html' || name === 'body') return false;
  return WORDLESS_ELEMENTS.has(name) || ASIDE_ELEMENTS.has(name) || isHidden(attributes);
}

function isHidden(attributes: Record<string, string>): boolean {
  return (
    attributes.hidden !== undefined ||
    attributes['aria-hidden'] === 'true' ||
    /display\s*:\s*none/i.test(attributes.style?.slice(0, MOST_ATTRIBUTE_LENGTH) ?? '')
  );
}

function isWritten(name: string, attributes: Record<string, string>): boolean {
  if (HEAD_ELEMENTS.has(name) || !/^[a-z][a-z\d-]*$/.test(name)) return false;
  return (
    !FORMATTING_ELEMENTS.has(name) || ATTRIBUTES.some((attribute) => attributes[attribute] !== undefined)
  );
}

/** The attributes that tell the purpose of an element, shortened. */
function toldBy(attributes: Record<string, string>): Record<string, string> {
  const told: Record<string, string> = {};
  for (const name of ATTRIBUTES) {
    const value = attributes[name];
    // Readability mistakes a dateline (`WASHINGTON —`) for a byline and removes it from the article.
    if (value !== undefined) told[name] = value.slice(0, MOST_ATTRIBUTE_LENGTH).replace(/dateline/gi, '');
  }
  return told;
}
