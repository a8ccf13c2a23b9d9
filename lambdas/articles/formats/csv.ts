import { type Article, type FileFacts, UnreadableArticle } from '../article.ts';
import { hasArticleText, readJsonArticle } from '../json.ts';
import { MAX_ARTICLE_BYTES } from '../limits.ts';
import type { Part } from '../part.ts';

const DELIMITERS = [',', ';', '\t', '|'];
const NAMED = /\.(?:csv|tsv|tab)$/i;
const TYPED = /^text\/(?:csv|tab-separated-values)\b/i;
/** Columns of news tables besides the text. */
const BESIDE =
  /^(?:title|headline|author|authors|byline|date|published|publishedat|url|link|source|publication|publisher|id)$/;

/** How many characters are parsed at once. */
const PIECE = 65_536;

/** The dialect of a table. */
interface Dialect {
  delimiter: string;
  header: string[];
  /** The line of the header, from 1: Excel writes `sep=;` above it. */
  line: number;
}

/**
 * Whether a file is a table of articles: its first line names a text column and another known column, or the file's
 * name or content type says so.
 */
export function isCsv(head: string, facts: FileFacts): boolean {
  if (NAMED.test(facts.key) || TYPED.test(facts.contentType ?? '')) return dialectOf(head).header.length > 1;
  const { header } = dialectOf(head);
  return (
    hasArticleText(header) &&
    header.map(keyOf).some((name) => BESIDE.test(name)) &&
    !head.trimStart().startsWith('{')
  );
}

/**
 * The rows of a table, one article each. Tolerates quotation marks inside cells, rows of different lengths and blank
 * lines. Reading ends at a row that is longer than the limit of an article.
 *
 * @param head the first characters, to detect the dialect
 * @throws UnreadableArticle if there is no text column, or a row is too long
 */
export async function* csvParts(texts: AsyncIterable<string>, head: string): AsyncGenerator<Part> {
  const { parse } = await import('csv-parse');
  const { delimiter, header, line } = dialectOf(head);
  if (!hasArticleText(header)) {
    throw new UnreadableArticle(
      'no-text',
      `The table has no column for the text (it has ${header.slice(0, 8).join(', ').slice(0, 200)}): name the column “text”.`,
    );
  }
  let rows: string[][] = [];
  let failure: unknown;
  const parser = parse({
    delimiter,
    bom: true,
    // Lines may end in both ways, where a program has added some.
    ...(head.includes('\n') && { record_delimiter: ['\r\n', '\n'] }),
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    from: line + 1,
    max_record_size: MAX_ARTICLE_BYTES,
    // Not read from the stream, which loses buffered rows when a later row is broken.
    on_record(row: string[]) {
      rows.push(row);
      return null;
    },
  });
  parser.on('error', (error) => {
    failure = error;
  });
  const parts = function* (): Generator<Part> {
    const found = rows;
    rows = [];
    for (const row of found) {
      if (row.every((cell) => cell.trim() === '')) continue;
      yield { format: 'csv', isListed: true, read: () => readRow(row, header) };
    }
  };
  for await (const text of texts) {
    for (let at = 0; at < text.length && failure === undefined; at += PIECE) {
      await new Promise<void>((resolve) => parser.write(text.slice(at, at + PIECE), () => resolve()));
      yield* parts();
    }
  }
  if (failure === undefined) {
    await new Promise<void>((resolve) => {
      parser.once('end', resolve).once('error', () => resolve());
      parser.resume().end();
    });
  }
  yield* parts();
  if (failure !== undefined) throw refusal(failure);
}

/** @throws UnreadableArticle `broken-file` when a quotation mark that is not doubled has parted a cell */
function readRow(row: string[], header: string[]): Article {
  const isParted = row.length > header.length && row.some((cell) => /^"[^"]/.test(cell));
  if (isParted) {
    throw new UnreadableArticle(
      'broken-file',
      `The row has ${row.length} cells, and the table ${header.length} columns: a quotation mark in a cell has to be doubled (""). Mend it and drop the file again.`,
    );
  }
  return readJsonArticle(Object.fromEntries(header.map((name, column) => [name, row[column] ?? ''])));
}

function refusal(error: unknown): unknown {
  if (!isCsvError(error)) return error;
  return error.code === 'CSV_MAX_RECORD_SIZE'
    ? new UnreadableArticle(
        'too-large',
        'A row is longer than one article may be (a quotation mark is not closed, perhaps): what follows is not read. Mend it and drop the file again.',
      )
    : new UnreadableArticle(
        'broken-file',
        `The table breaks off (${error.message.slice(0, 150)}): mend it and drop the file again.`,
      );
}

function isCsvError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}

/** The delimiter that gives the most cells in the first line, and the cells. */
function dialectOf(head: string): Dialect {
  const [, separator, first = ''] = /^\uFEFF?\s*(?:sep=(.)\s*\n)?([^\r\n]{0,10000})/i.exec(head) ?? [];
  const line = separator === undefined ? 1 : 2;
  const delimiters = separator === undefined ? DELIMITERS : [separator];
  return delimiters
    .map((delimiter) => ({ delimiter, header: cellsOf(first, delimiter), line }))
    .reduce((best, one) => (one.header.length > best.header.length ? one : best));
}

function cellsOf(line: string, delimiter: string): string[] {
  return line.split(delimiter).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, '');
}
