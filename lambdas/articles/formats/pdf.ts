import { type Article, UnreadableArticle } from '../article.ts';
import { cleanText } from '../clean-text.ts';
import { knownFacts } from '../facts.ts';
import { MAX_PDF_PAGES, MAX_PDF_STREAM_BYTES } from '../limits.ts';
import { type Line, linesOfPage, type Piece, withoutRunningHeads } from './pdf-layout.ts';
import { paragraphsOfLines } from './pdf-paragraphs.ts';
import { hasBurstingStream } from './pdf-streams.ts';
import { bufferOf } from './zip.ts';

const MOST_PIECES = 500_000;
/** Pages with fewer letters are pictures with a page number or a stamp. */
const FEWEST_LETTERS = 25;
/** Default titles of programs. */
const NO_TITLE =
  /^(?:microsoft word|untitled|layout \d|document\d*$|print)|\.(?:docx?|indd|pdf|qxd|rtf|odt)$/i;

/**
 * A PDF with a text layer: columns in reading order, words split at line ends joined, without page numbers and running
 * heads; title and author from its properties.
 *
 * @throws UnreadableArticle `no-text` for scans, `encrypted`, `broken-file`, `too-large`
 */
export async function readPdf(bytes: Uint8Array): Promise<Article> {
  if (await hasBurstingStream(bufferOf(bytes)))
    throw tooLarge(`parts that unpack to more than ${MAX_PDF_STREAM_BYTES / 2 ** 20} MiB`);
  const { getDocumentProxy } = await import('unpdf');
  const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 }).catch(
    (error: unknown) => {
      throw refusal(error);
    },
  );
  try {
    const pages: Line[][] = [];
    let pieces = 0;
    if (document.numPages > MAX_PDF_PAGES)
      throw tooLarge(`${document.numPages} pages, more than ${MAX_PDF_PAGES}`);
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const content = await page.getTextContent();
      pieces += content.items.length;
      if (pieces > MOST_PIECES) throw tooLarge('too many pieces of text');
      const { height } = page.getViewport({ scale: 1 });
      pages.push(linesOfPage(content.items.flatMap(pieceOf), height));
      page.cleanup();
    }
    const text = cleanText(paragraphsOfLines(withoutRunningHeads(pages)).join('\n\n'));
    if ((text.match(/\p{L}/gu) ?? []).length < FEWEST_LETTERS) {
      throw new UnreadableArticle(
        'no-text',
        'The PDF has no text, only pictures of it, as scans have: recognise the text (OCR) and drop that.',
      );
    }
    const { info } = await document.getMetadata();
    return {
      text,
      notes: ['Lines, columns and pages were joined to paragraphs.'],
      ...factsIn(info as Record<string, unknown>),
    };
  } catch (error) {
    throw refusal(error);
  } finally {
    await document.loadingTask.destroy();
  }
}

function pieceOf(item: object): Piece[] {
  const { str, transform, width, height } = item as {
    str?: string;
    transform?: number[];
    width?: number;
    height?: number;
  };
  if (str === undefined || str.trim() === '' || transform === undefined) return [];
  const [a = 0, b = 0, , d = 0, x = 0, y = 0] = transform;
  // Rotated text in a margin is not part of the article.
  if (Math.abs(b) > Math.abs(a)) return [];
  return [{ text: str, x, y, width: width ?? 0, height: height || Math.abs(d) || 10 }];
}

function factsIn(info: Record<string, unknown>) {
  const title = typeof info.Title === 'string' && !NO_TITLE.test(info.Title.trim()) ? info.Title : undefined;
  const created =
    typeof info.CreationDate === 'string' ? /^D:(\d{8})/.exec(info.CreationDate)?.[1] : undefined;
  return knownFacts({
    title: [title],
    author: [info.Author],
    published: [created],
    language: [info.Language],
  });
}

function refusal(error: unknown): Error {
  if (error instanceof UnreadableArticle) return error;
  const { name = '', message = 'unknown' } = error instanceof Error ? error : {};
  return name === 'PasswordException'
    ? new UnreadableArticle(
        'encrypted',
        'The PDF is protected by a password: save it without one and drop that.',
      )
    : new UnreadableArticle(
        'broken-file',
        `The PDF is broken (${message.slice(0, 100)}): save it again, or its text, and drop that.`,
      );
}

function tooLarge(what: string): UnreadableArticle {
  return new UnreadableArticle('too-large', `The PDF has ${what}: split it and drop the parts.`);
}
