import { type FileFacts, type ReadResult, UnreadableArticle } from './article.ts';
import { type Decoded, decodeBytes } from './charset.ts';
import { encodingOfType } from './encoding.ts';
import { finished } from './finished.ts';
import { readJsonArticle } from './json.ts';
import { whereJsonBreaks } from './json-error.ts';
import { MAX_ARTICLE_BYTES, MAX_LISTED_ARTICLES } from './limits.ts';

/** A position in a JSON lines file where reading can begin. */
export interface LineStart {
  /** Bytes from the start of the file. */
  offset: number;
  /** Number of the line that begins there; the first is 1. */
  record: number;
}

/** The result of a line. Reading continues at `{ offset: nextOffset, record: record + 1 }`. */
export interface LineResult {
  /** The line number, blank lines included. */
  record: number;
  /** Where the next line begins, in bytes from the start of the file. */
  nextOffset: number;
  result: ReadResult;
}

const LINE_END = 0x0a;

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the articles of a JSON lines file as a stream, with at most one line (4 MiB) in memory. Lines are UTF-8, or
 * else in the encoding that statistics are sure of. A broken or too long line gives its reason, and reading continues;
 * blank lines give nothing. A whole file without any text gives one `empty`.
 *
 * @param chunks the file's bytes from `start.offset` on, in any chunks
 * @param start where the bytes begin; `{ offset: 0, record: 1 }` for a whole file
 * @example
 * for await (const { record, result } of readJsonLines(body, { key }, { offset: 0, record: 1 })) { ... }
 */
export async function* readJsonLines(
  chunks: AsyncIterable<Uint8Array>,
  facts: FileFacts,
  start: LineStart,
): AsyncGenerator<LineResult> {
  const lines = new LineReader(facts, start);
  for await (const chunk of chunks) yield* lines.read(chunk);
  yield* lines.end();
}

/**
 * The same for a file in memory.
 *
 * @throws UnreadableArticle `too-large` if it has more than 10,000 articles
 */
export async function readAllLines(bytes: Uint8Array, facts: FileFacts): Promise<ReadResult[]> {
  const lines = new LineReader(facts, { offset: 0, record: 1 });
  const results: ReadResult[] = [];
  for await (const line of lines.readAll(bytes)) {
    if (results.push(line.result) <= MAX_LISTED_ARTICLES) continue;
    throw new UnreadableArticle(
      'too-large',
      `The file has more than ${MAX_LISTED_ARTICLES} lines, which can be read in UTF-8 alone: save it so and name it .jsonl.`,
    );
  }
  return results;
}

/** The reason for a file without text. */
export function emptyFile(): UnreadableArticle {
  return new UnreadableArticle('empty', 'The file is empty: drop it again with its text.');
}

/** Assembles lines from chunks and reads them. */
class LineReader {
  readonly #facts: FileFacts;
  #offset: number;
  #record: number;
  /** The chunks of the current line; empty for a line that is too long. */
  #parts: Uint8Array[] = [];
  #length = 0;
  /** Whether all lines so far are blank, reading from the start of the file. */
  #blank: boolean;

  constructor(facts: FileFacts, start: LineStart) {
    this.#facts = facts;
    this.#offset = start.offset;
    this.#record = start.record;
    this.#blank = start.offset === 0;
  }

  async *read(chunk: Uint8Array): AsyncGenerator<LineResult> {
    let from = 0;
    while (from < chunk.length) {
      const end = chunk.indexOf(LINE_END, from);
      this.#take(chunk.subarray(from, end === -1 ? undefined : end));
      if (end === -1) return;
      this.#offset++;
      yield* this.#endLine();
      from = end + 1;
    }
  }

  async *readAll(bytes: Uint8Array): AsyncGenerator<LineResult> {
    yield* this.read(bytes);
    yield* this.end();
  }

  async *end(): AsyncGenerator<LineResult> {
    if (this.#length > 0) yield* this.#endLine();
    if (!this.#blank) return;
    yield { record: 1, nextOffset: this.#offset, result: { unreadable: emptyFile() } };
  }

  #take(part: Uint8Array): void {
    this.#offset += part.length;
    this.#length += part.length;
    if (this.#length > MAX_ARTICLE_BYTES) this.#parts = [];
    else this.#parts.push(part);
  }

  async *#endLine(): AsyncGenerator<LineResult> {
    const line = this.#length > MAX_ARTICLE_BYTES ? undefined : joined(this.#parts, this.#length);
    const record = this.#record++;
    this.#parts = [];
    this.#length = 0;
    const result = await readLine(line, record, this.#facts);
    if (result === undefined) return;
    this.#blank = false;
    yield { record, nextOffset: this.#offset, result };
  }
}

/** @param line undefined if it is too long */
async function readLine(
  line: Uint8Array | undefined,
  record: number,
  facts: FileFacts,
): Promise<ReadResult | undefined> {
  try {
    if (line === undefined) throw new UnreadableArticle('too-large', tooLong());
    const { text, encoding, notes } = await decodedLine(line, facts);
    // Lines of an array have a comma behind each object.
    const json = text.trim().replace(/,$/, '');
    if (json === '') return undefined;
    const found = readJsonArticle(parseLine(json));
    const told = { format: 'json-lines', encoding, ...(notes.length > 0 && { notes }) } as const;
    return { article: await finished({ ...found, ...told }, facts, true) };
  } catch (error) {
    if (!(error instanceof UnreadableArticle)) throw error;
    return {
      unreadable: new UnreadableArticle(error.reason, `Line ${record}: ${error.message}`),
      format: 'json-lines',
      ...error.piece,
    };
  }
}

/** Decoded line by line, so that the result doesn't depend on where reading began. */
async function decodedLine(line: Uint8Array, facts: FileFacts): Promise<Decoded> {
  try {
    return { text: UTF_8.decode(line), encoding: 'utf-8', notes: [] };
  } catch {
    return decodeBytes(line, encodingOfType(facts.contentType));
  }
}

function parseLine(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    const found = whereJsonBreaks(json);
    if (found === undefined) throw error;
    throw new UnreadableArticle(
      'broken-json',
      `Broken JSON at column ${found.column}: ${found.problem}. Mend the line and drop the file again.`,
    );
  }
}

function tooLong(): string {
  return `It is longer than ${MAX_ARTICLE_BYTES} bytes, the most that one article may have. Split it and drop the file again.`;
}

function joined(parts: Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
