import { type Article, type Format, UnreadableArticle } from '../article.ts';
import type { Part } from '../part.ts';
import { storyIn } from './content.ts';
import { readAtomEntry, readRssItem } from './feed.ts';
import { readNewsml } from './newsml.ts';
import { G2_ITEMS, readNewsmlG2 } from './newsml-g2.ts';
import { readNitf } from './nitf.ts';
import { descendantsOf, type XmlElement, type XmlItem, XmlReader } from './xml.ts';

interface Vocabulary {
  format: Format;
  items: ReadonlySet<string>;
  read: (item: XmlElement, root: XmlElement | undefined) => Article;
}

const NITF: Vocabulary = { format: 'nitf', items: new Set(['nitf']), read: readNitf };
const G2: Vocabulary = { format: 'newsml-g2', items: G2_ITEMS, read: readNewsmlG2 };
const NEWSML: Vocabulary = { format: 'newsml', items: new Set(['newsitem']), read: readNewsml };
const RSS: Vocabulary = { format: 'rss', items: new Set(['item']), read: readRssItem };
const ATOM: Vocabulary = { format: 'atom', items: new Set(['entry']), read: readAtomEntry };

/** By the root element's local name in lower case. */
const VOCABULARIES: Record<string, Vocabulary | undefined> = {
  __proto__: null as never,
  nitf: NITF,
  newsmessage: G2,
  itemset: G2,
  ...Object.fromEntries([...G2_ITEMS].map((name) => [name, G2])),
  newsml: NEWSML,
  rss: RSS,
  rdf: RSS,
  feed: ATOM,
  entry: ATOM,
};

/** HTML fragments are not XML documents. */
const HTML_START =
  /^<(?:!|(?:p|div|pre|article|section|main|header|footer|nav|aside|figure|h[1-6]|ul|ol|dl|table|blockquote|q|span|a|b|i|u|s|em|strong|small|big|sub|sup|font|center|tt|code|cite|abbr|time|form|details|body|head|title|script|style|noscript|template)[\s>])/i;

/** What may precede the root element, and how it ends. */
const ENDS: [string, string][] = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<!DOCTYPE', '>'],
  ['<!doctype', '>'],
];

/**
 * Whether a text is an XML document and not an HTML page: it begins with an XML declaration, or its root element
 * belongs to a known vocabulary.
 *
 * @param head the first characters, some thousands are enough
 */
export function isXmlDocument(head: string): boolean {
  const root = rootOf(head);
  if (root === undefined || root === 'html') return false;
  return VOCABULARIES[root] !== undefined || /^\uFEFF?\s*<\?xml\s/.test(head) || isOneElement(root, head);
}

/** Whether a short text is a single element with children: XML without a declaration. */
function isOneElement(root: string, text: string): boolean {
  const words = text.trim();
  const end = words.slice(words.lastIndexOf('<')).toLowerCase();
  return (
    end.startsWith('</') &&
    end.replace(/^<\/(?:[\w.-]+:)?/, '').startsWith(`${root}>`) &&
    !HTML_START.test(words)
  );
}

/** The root element's local name in lower case, after declarations, comments and a document type. */
export function rootOf(head: string): string | undefined {
  let at = 0;
  for (;;) {
    at = head.slice(at).search(/[^\s\uFEFF]/) + at;
    const end = ENDS.find(([start]) => head.startsWith(start, at))?.[1];
    if (end === undefined) break;
    // A document type may declare entities in brackets.
    const bracket = end === '>' ? head.slice(at, head.indexOf('>', at)).includes('[') : false;
    const found = head.indexOf(bracket ? ']>' : end, at);
    if (found === -1) return undefined;
    at = found + (bracket ? 2 : end.length);
  }
  const name = /^<([\w.:-]+)[\s/>]/.exec(head.slice(at, at + 200))?.[1];
  return name?.slice(name.indexOf(':') + 1).toLowerCase();
}

/**
 * The articles of an XML document, one for each item; everything else is skipped. Memory use grows with the largest
 * item. A truncated or broken item fails without affecting the others.
 */
export async function* xmlParts(texts: AsyncIterable<string>): AsyncGenerator<Part> {
  const reader = new XmlReader((name, root) => VOCABULARIES[root]?.items.has(name) === true);
  let found = false;
  let lonePackage: XmlItem | undefined;
  const partsOf = (items: XmlItem[]): Part[] => {
    // A package adds nothing to the items that it lists.
    const kept = items.filter(({ element }) => element.name !== 'packageitem');
    lonePackage ??= items.find(({ element }) => element.name === 'packageitem');
    found ||= kept.length > 0;
    return kept.map((item) => partOf(item, reader.root));
  };
  for await (const text of texts) yield* partsOf(reader.write(text));
  yield* partsOf(reader.end());
  if (found) return;
  yield lonePackage === undefined ? otherDocument(reader.root) : partOf(lonePackage, reader.root);
}

function partOf(item: XmlItem, root: XmlElement | undefined): Part {
  const vocabulary = VOCABULARIES[root?.name ?? ''] ?? NITF;
  return {
    format: vocabulary.format,
    isListed: item.element !== root,
    read() {
      if (item.isTooLarge) {
        throw new UnreadableArticle(
          'too-large',
          'The item is larger than one article may be: split it and drop the parts.',
        );
      }
      if (!item.isWhole) {
        throw new UnreadableArticle(
          'broken-markup',
          'The XML ends before the item does, as if cut off: drop the whole file again.',
        );
      }
      return vocabulary.read(item.element, root);
    },
  };
}

/** A document of another vocabulary may contain a story in a known one. */
function otherDocument(root: XmlElement | undefined): Part {
  return {
    read() {
      const story = descendantsOf(root, 'nitf', 'inlinexml', 'inlinedata', 'datacontent')[0];
      if (story?.name === 'nitf') return { ...readNitf(story), format: 'nitf' };
      const text = story && storyIn(story);
      if (text) return { text, format: story.name === 'datacontent' ? 'newsml' : 'newsml-g2' };
      throw root !== undefined && VOCABULARIES[root.name] !== undefined
        ? new UnreadableArticle('no-text', `The XML (<${root.name}>) has no items: nothing is to be done.`)
        : new UnreadableArticle(
            'unknown-format',
            `XML of this kind (<${(root?.name ?? '').slice(0, 60)}>) can’t be read: drop NITF, NewsML, RSS, Atom, HTML or plain text.`,
          );
    },
  };
}
