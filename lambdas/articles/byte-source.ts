import { UnreadableArticle } from './article.ts';

/** A file's bytes as they come, of which the first can be looked at before they are read. Its bytes can be read once. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #size: number | undefined;
  #kept: Uint8Array[] = [];
  #keptLength = 0;

  /** @param size how many bytes will come, where that is known */
  constructor(chunks: AsyncIterable<Uint8Array>, size?: number) {
    this.#size = size;
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  static of(bytes: Uint8Array): ByteSource {
    return new ByteSource(once(bytes));
  }

  /** The first bytes, that many or all that there are. They stay in the source. */
  async peek(most: number): Promise<Uint8Array> {
    while (this.#keptLength < most) {
      const next = await this.#chunks.next();
      if (next.done) break;
      this.#kept.push(next.value);
      this.#keptLength += next.value.length;
    }
    const all = Buffer.concat(this.#kept, this.#keptLength);
    this.#kept = [all];
    return all.subarray(0, most);
  }

  /** All bytes, piece by piece. */
  async *read(): AsyncGenerator<Uint8Array> {
    yield* this.#kept;
    this.#kept = [];
    for (let next = await this.#chunks.next(); !next.done; next = await this.#chunks.next()) yield next.value;
  }

  /**
   * All bytes at once.
   *
   * @param advice what to do with a file that has more, as the end of a sentence
   * @throws UnreadableArticle `too-large` when there are more than `most`
   */
  async all(most: number, advice: string): Promise<Uint8Array> {
    if ((this.#size ?? 0) <= most) {
      const bytes = await this.peek(most + 1);
      if (bytes.length <= most) return bytes;
    }
    const size = this.#size === undefined ? '' : `${this.#size} bytes, `;
    throw new UnreadableArticle(
      'too-large',
      `The file has ${size}more than the ${most} that are read of its kind: ${advice}.`,
    );
  }

  /** Lets go of what the bytes come from. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
