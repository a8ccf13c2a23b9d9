import type { ZipFile } from 'yauzl';
import { type Article, UnreadableArticle } from '../article.ts';
import { cleanText } from '../clean-text.ts';
import { knownFacts } from '../facts.ts';
import { childOf, childrenOf, descendantsOf, textOf, type XmlElement, XmlReader } from './xml.ts';
import { entryText, type ZipEntry } from './zip.ts';

/** The largest content of a document, unpacked, without its pictures. */
const MOST_CONTENT = 16 * 1024 * 1024;
const MOST_AROUND = 1024 * 1024;

/** Elements whose text is no part of the article: comments, notes, deleted words, pictures with captions, directories. */
const ASIDE =
  /^(?:annotation|note|tracked-changes|frame|forms|(?:table-of-content|illustration-index|table-index|object-index|user-index|alphabetical-index|bibliography)|.*-decls)$/;

/** The most blanks that a `text:s` stands for. */
const MOST_BLANKS = 100;

/**
 * A text document of OpenDocument (ODT): its paragraphs, headings, lists and tables, with title, author, date and language
 * from its properties. Pictures, notes, comments and deleted words are left out.
 *
 * @throws UnreadableArticle `no-text`, `too-large`, `encrypted` or `broken-file`
 */
export async function readOdt(zip: ZipFile, entries: readonly ZipEntry[]): Promise<Article> {
  const part = async (name: string, most: number) => {
    const found = entries.find((entry) => entry.name === name);
    return found === undefined ? '' : entryText(zip, found.entry, most, 'The OpenDocument file');
  };
  if (/<(?:\w+:)?encryption-data\b/.test(await part('META-INF/manifest.xml', MOST_AROUND))) {
    throw new UnreadableArticle(
      'encrypted',
      'The OpenDocument file is protected by a password: save it without one and drop that.',
    );
  }
  const content = readXml(await part('content.xml', MOST_CONTENT), 'body');
  if (content.items.some(({ isTooLarge }) => isTooLarge)) {
    throw new UnreadableArticle(
      'too-large',
      'The OpenDocument file has more text than one article may have: split it and drop the parts.',
    );
  }
  const [body] = content.items;
  const document = childOf(body?.element, 'text');
  if (body?.isWhole !== true) {
    throw new UnreadableArticle(
      'broken-file',
      'The OpenDocument file is broken or cut off: save it again and drop that.',
    );
  }
  if (document === undefined) {
    throw new UnreadableArticle(
      'binary',
      'This is an OpenDocument file, but no text: save a spreadsheet as CSV, a presentation as PDF and drop that.',
    );
  }
  const paragraphs = paragraphsIn(document);
  const text = cleanText(paragraphs.join('\n\n'));
  if (text === '') {
    throw new UnreadableArticle(
      'no-text',
      'The OpenDocument file has no text: if it holds pictures of text, type it and drop that.',
    );
  }
  const { root } = readXml(await part('meta.xml', MOST_AROUND));
  const meta = childOf(root, 'meta');
  const said = (name: string) => childrenOf(meta, name).map(textOf);
  return {
    text,
    ...knownFacts({
      title: [...said('title'), headingIn(document)],
      author: [...said('initial-creator'), ...said('creator')],
      published: said('creation-date'),
      language: said('language'),
    }),
  };
}

function readXml(xml: string, item?: string) {
  const reader = new XmlReader((name) => name === item);
  const items = [...reader.write(xml), ...reader.end()];
  return { root: reader.root, items };
}

/** The first heading of the first level. */
function headingIn(document: XmlElement): string {
  const heading = descendantsOf(document, 'h').find(({ attributes }) => attributes['outline-level'] === '1');
  return heading === undefined ? '' : wordsIn(heading);
}

function paragraphsIn({ children }: XmlElement): string[] {
  return children.flatMap((child) => {
    if (typeof child === 'string' || ASIDE.test(child.name)) return [];
    if (child.name !== 'p' && child.name !== 'h') return paragraphsIn(child);
    const words = wordsIn(child);
    return words === '' ? [] : [words];
  });
}

/** The words of a paragraph. White space in the XML is one blank; more blanks, tabs and line ends are elements. */
function wordsIn(paragraph: XmlElement): string {
  const words: string[] = [];
  const visit = ({ children }: XmlElement) => {
    for (const child of children) {
      if (typeof child === 'string') words.push(child.replace(/\s+/g, ' '));
      else if (child.name === 'line-break') words.push('\n');
      else if (child.name === 'tab') words.push(' ');
      else if (child.name === 's')
        words.push(' '.repeat(Math.min(Number(child.attributes.c) || 1, MOST_BLANKS)));
      else if (!ASIDE.test(child.name)) visit(child);
    }
  };
  visit(paragraph);
  return words.join('').trim();
}
