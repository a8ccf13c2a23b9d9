import { type Article, type FileFacts, type Format, type ReadResult, UnreadableArticle } from './article.ts';
import type { ByteSource } from './byte-source.ts';
import { isUtf32 } from './charset.ts';
import { cleanText } from './clean-text.ts';
import { utf16Of } from './encoding.ts';
import { formatOf, isJsonLines, type TextFormat } from './format.ts';
import { unpackedParts } from './formats/archives.ts';
import { csvParts, isCsv } from './formats/csv.ts';
import { readSubtitles } from './formats/cues.ts';
import { databaseParts, databasePartsOfPage, documentParts } from './formats/databases/index.ts';
import { isXmlDocument, xmlParts } from './formats/documents.ts';
import { isEmail, readEmail } from './formats/email.ts';
import { joinWrappedLines } from './formats/lines.ts';
import { isMbox, mboxParts } from './formats/mbox.ts';
import { packingOf } from './formats/packing.ts';
import { readTranscript } from './formats/transcript.ts';
import { isWarc } from './formats/warc.ts';
import { isWire, wireParts } from './formats/wire.ts';
import { readHtml } from './html.ts';
import { ADVISE_LINES, articleList, parseJson, readJsonArticle } from './json.ts';
import { emptyFile, readAllLines, readJsonLines } from './json-lines.ts';
import { MAX_ARTICLE_BYTES, MAX_MAIL_BYTES, MAX_PDF_BYTES, MAX_RTF_BYTES } from './limits.ts';
import { readMarkdown } from './markdown.ts';
import type { Part } from './part.ts';
import { isBinary, unreadableBySignature } from './signatures.ts';
import { decodedBytes, type TextStream, textOfBytes, textStreamOf } from './text-stream.ts';
import { warcParts } from './web-archive.ts';

/** Enough to detect the format of a file. */
export const HEAD_BYTES = 64 * 1024;

/** Advice for a file of one article that is too large. */
const SPLIT = `split it; where it holds many articles, ${ADVISE_LINES}`;

/**
 * The articles in a file of any format, which is detected by its content, one by one in order.
 *
 * @param depth how many archives the file is in
 * @throws UnreadableArticle if the file, or the rest of it, can't be read
 */
export async function* partsOf(source: ByteSource, facts: FileFacts, depth = 0): AsyncGenerator<Part> {
  const head = await source.peek(HEAD_BYTES);
  const packing = packingOf(head);
  if (packing !== undefined) {
    yield* unpackedParts(packing, source, facts, depth, partsOf);
    return;
  }
  if (startsAs('%PDF-', head)) {
    yield* pdfParts(source);
    return;
  }
  if (startsAs('{\\rtf', head)) {
    yield* rtfParts(source);
    return;
  }
  const unreadable = unreadableBySignature(head);
  if (unreadable !== undefined) throw unreadable;
  if (isWarc(head)) yield* warcParts(source);
  else if (isJsonLines(facts, head)) yield* lineParts(source, facts);
  else yield* textParts(source, facts, textOfBytes(head, facts));
}

async function* textParts(source: ByteSource, facts: FileFacts, head: string): AsyncGenerator<Part> {
  if (isXmlDocument(head)) yield* streamedParts(await textStreamOf(source, facts), xmlParts);
  else if (isMbox(head)) yield* mboxParts(source.read());
  else if (isEmail(head) && !isWire(head)) yield* mailParts(source);
  else if (isCsv(head, facts))
    yield* streamedParts(await textStreamOf(source, facts), (texts) => csvParts(texts, head));
  else yield* wholeParts(await source.all(MAX_ARTICLE_BYTES, SPLIT), facts);
}

/** The parts of a text that is read as a stream, with its encoding. */
async function* streamedParts(
  { texts, encoding, notes }: TextStream,
  read: (texts: AsyncIterable<string>) => AsyncGenerator<Part>,
): AsyncGenerator<Part> {
  for await (const part of read(texts)) {
    yield { ...part, encoding, ...(notes.length > 0 && { notes: [...notes, ...(part.notes ?? [])] }) };
  }
}

function startsAs(mark: string, head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, 1024)).toString('latin1').trimStart().startsWith(mark);
}

async function* rtfParts(source: ByteSource): AsyncGenerator<Part> {
  const { readRtf } = await import('./formats/rtf.ts');
  const bytes = await source.all(MAX_RTF_BYTES, 'save it without pictures, or its text, and drop that');
  yield* documentParts('rtf', () => readRtf(bytes));
}

async function* pdfParts(source: ByteSource): AsyncGenerator<Part> {
  const { readPdf } = await import('./formats/pdf.ts');
  const bytes = await source.all(MAX_PDF_BYTES, 'split it and drop the parts');
  yield { format: 'pdf', read: () => readPdf(bytes) };
}

async function* mailParts(source: ByteSource): AsyncGenerator<Part> {
  const bytes = await source.all(MAX_MAIL_BYTES, 'save its text and drop that');
  yield { format: 'email', read: () => readEmail(bytes) };
}

async function* lineParts(source: ByteSource, facts: FileFacts): AsyncGenerator<Part> {
  for await (const { result } of readJsonLines(source.read(), facts, { record: 1, offset: 0 })) {
    yield partOf(result);
  }
}

function partOf(result: ReadResult): Part {
  return {
    format: 'json-lines',
    isListed: true,
    read() {
      if ('unreadable' in result) throw result.unreadable;
      return result.article;
    },
  };
}

async function* wholeParts(bytes: Uint8Array, facts: FileFacts): AsyncGenerator<Part> {
  if (isBinary(textOfBytes(bytes, facts)) && !isUtf32(bytes) && !isWire(textOfBytes(bytes, facts))) {
    throw new UnreadableArticle(
      'binary',
      'The file is none of the formats that can be read: save it as plain text or HTML and drop that.',
    );
  }
  const { text, encoding, notes } = await decodedBytes(bytes, facts);
  for await (const part of partsInText(text, bytes, facts)) {
    yield { ...part, encoding, ...(notes.length > 0 && { notes: [...notes, ...(part.notes ?? [])] }) };
  }
}

async function* partsInText(text: string, bytes: Uint8Array, facts: FileFacts): AsyncGenerator<Part> {
  if (isWire(text)) {
    yield* wireParts(text);
    return;
  }
  if (cleanText(text) === '') throw emptyFile();
  const format = formatOf(text, facts);
  switch (format) {
    case 'json':
      yield* jsonParts(text);
      break;
    case 'json-lines': {
      const lines = utf16Of(bytes) === undefined ? bytes : new TextEncoder().encode(text);
      for (const result of await readAllLines(lines, facts)) yield partOf(result);
      break;
    }
    case 'plain':
      yield* databaseParts(cleanText(text)) ?? [{ format, read: () => readPlain(text) }];
      break;
    case 'html':
      yield* databasePartsOfPage(text) ?? [{ format, read: () => readHtml(text) }];
      break;
    default:
      yield { format, read: () => readOne(format, text) };
  }
}

function readOne(
  format: Exclude<TextFormat, 'json' | 'json-lines' | 'plain' | 'html'>,
  text: string,
): Article {
  switch (format) {
    case 'markdown':
      return readMarkdown(text);
    case 'subtitles':
      return readSubtitles(text);
    case 'transcript':
      return readTranscript(text);
  }
}

function readPlain(raw: string): Article {
  const { text, joined } = joinWrappedLines(cleanText(raw));
  return joined ? { text, notes: ['Lines that a program had wrapped were joined to paragraphs.'] } : { text };
}

function* jsonParts(json: string): Generator<Part> {
  const format: Format = 'json';
  const value = parseJson(json);
  const list = articleList(value);
  if (list === undefined) yield { format, read: () => readJsonArticle(value) };
  for (const item of list ?? []) yield { format, isListed: true, read: () => readJsonArticle(item) };
}
