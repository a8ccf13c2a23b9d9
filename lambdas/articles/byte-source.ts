import { UnreadableArticle } from './article.ts';

/** A stream of a file's bytes whose first ones can be peeked at. The bytes can be read once. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #size: number | undefined;
  #kept: Uint8Array[] = [];
  #keptLength = 0;
  /** Why no more bytes come. */
  #failure: UnreadableArticle | undefined;

  /** @param size how many bytes will come, if known */
  constructor(chunks: AsyncIterable<Uint8Array>, size?: number) {
    this.#size = size;
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  static of(bytes: Uint8Array): ByteSource {
    return new ByteSource(once(bytes));
  }

  /**
   * The first `most` bytes, or all if there are fewer. They stay in the source. If an archive breaks off behind some
   * bytes, these are returned, and reading fails at their end.
   */
  async peek(most: number): Promise<Uint8Array> {
    while (this.#keptLength < most && this.#failure === undefined) {
      const next = await this.#next();
      if (next.done) break;
      this.#kept.push(next.value);
      this.#keptLength += next.value.length;
    }
    const all = Buffer.concat(this.#kept, this.#keptLength);
    this.#kept = [all];
    return all.subarray(0, most);
  }

  async #next(): Promise<IteratorResult<Uint8Array>> {
    try {
      return await this.#chunks.next();
    } catch (error) {
      if (this.#keptLength === 0 || !(error instanceof UnreadableArticle)) throw error;
      this.#failure = error;
      return { done: true, value: undefined };
    }
  }

  /** @throws UnreadableArticle if the bytes break off behind those that were peeked at */
  assertWhole(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** All bytes, chunk by chunk. */
  async *read(): AsyncGenerator<Uint8Array> {
    yield* this.#kept;
    this.#kept = [];
    this.assertWhole();
    for (let next = await this.#chunks.next(); !next.done; next = await this.#chunks.next()) yield next.value;
  }

  /**
   * All bytes at once.
   *
   * @param advice what to do with a larger file, as the end of a sentence
   * @throws UnreadableArticle `too-large` if there are more than `most`
   */
  async all(most: number, advice: string): Promise<Uint8Array> {
    if ((this.#size ?? 0) <= most) {
      const bytes = await this.peek(most + 1);
      this.assertWhole();
      if (bytes.length <= most) return bytes;
    }
    const size = this.#size === undefined ? '' : `${this.#size} bytes, `;
    throw new UnreadableArticle(
      'too-large',
      `The file has ${size}more than the ${most} that are read of its kind: ${advice}.`,
    );
  }

  /** Closes the source of the bytes. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
