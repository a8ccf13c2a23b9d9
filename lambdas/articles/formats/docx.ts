import type { ZipFile } from 'yauzl';
import { type Article, UnreadableArticle } from '../article.ts';
import { cleanText, oneLine } from '../clean-text.ts';
import { knownFacts } from '../facts.ts';
import { blocksOfMarkup, textOfBlocks } from '../markup-text.ts';
import { childOf, textOf, XmlReader } from './xml.ts';
import { bufferOf, entryBytes, type ZipEntry } from './zip.ts';

/** The largest total size of a document's parts, unpacked. */
const MOST_UNPACKED = 64 * 1024 * 1024;
const MOST_DOCUMENT = 16 * 1024 * 1024;

/**
 * A Word document (DOCX): its paragraphs, lists, tables and notes, with title and author from its properties. Pictures,
 * comments and deleted words are left out.
 *
 * @throws UnreadableArticle `no-text`, `too-large` or `broken-file`
 */
export async function readDocx(bytes: Uint8Array, zip: ZipFile, entries: ZipEntry[]): Promise<Article> {
  const properties = await checkedProperties(zip, entries);
  const html = await htmlOf(bytes);
  const blocks = blocksOfMarkup(html);
  const text = cleanText(textOfBlocks(blocks));
  if (text === '')
    throw new UnreadableArticle(
      'no-text',
      'The Word document has no text: if it holds pictures of text, type it and drop that.',
    );
  const reader = new XmlReader(() => false);
  reader.write(properties);
  reader.end();
  const said = (name: string) => textOf(childOf(reader.root, name));
  return {
    text,
    ...knownFacts({
      title: [said('title'), blocks.find(({ element }) => element === 'h1')?.text],
      author: [said('creator')],
      published: [said('created')],
      language: [said('language')],
    }),
  };
}

async function htmlOf(bytes: Uint8Array): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: bufferOf(bytes) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), includeDefaultStyleMap: true },
    );
    return value;
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n', 1)[0]! : 'unknown';
    const why = oneLine(message.replace(/^(?:\w+: )?\[xmldom \w+\]/, ''), 100);
    throw new UnreadableArticle(
      'broken-file',
      `The Word document is broken (${why}): save it again and drop that.`,
    );
  }
}

/** Unpacks all parts once to verify their sizes, and returns the properties. */
async function checkedProperties(zip: ZipFile, entries: ZipEntry[]): Promise<string> {
  let left = MOST_UNPACKED;
  let properties = '';
  for (const { entry, name } of entries) {
    let own = name === 'word/document.xml' ? MOST_DOCUMENT : MOST_UNPACKED;
    const kept: Uint8Array[] = [];
    const count = (length: number) => {
      left -= length;
      own -= length;
      if (left < 0 || own < 0) {
        throw new UnreadableArticle(
          'too-large',
          'The Word document unpacks to more than one article may have: split it and drop the parts.',
        );
      }
    };
    for await (const chunk of entryBytes(zip, entry, count)) {
      if (name === 'docProps/core.xml') kept.push(chunk);
    }
    if (kept.length > 0) properties = Buffer.concat(kept).toString('utf8');
  }
  return properties;
}
