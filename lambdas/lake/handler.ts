import { randomUUID } from 'node:crypto';
import { readChange } from '../changes/change.ts';
import { createConsumer } from '../changes/consumer.ts';
import type { Log } from '../logging/log.ts';
import type { StoreReader } from '../model/stored.ts';
import { quoteRow, withTexts } from '../routes/query/quote-rows.ts';
import type { FileReader } from '../store/index.ts';
import { LAKE_COLUMNS, type LakeRow } from './columns.ts';
import { ParquetEncoder } from './parquet.ts';

export interface LakeContext {
  store: Pick<StoreReader, 'quotesById' | 'speakerWithAliases'>;
  files: FileReader;
  /** The text stored under a key of the text bucket; undefined if there is none. */
  readText(textKey: string): Promise<string | undefined>;
  /** Puts an object, atomically. */
  put(key: string, body: Uint8Array): Promise<void>;
  /** Milliseconds of the clock. */
  now?: () => number;
}

export interface LakeOptions extends LakeContext {
  /** Gets one entry for each message that comes back; nothing is logged unless given. */
  log?: Log;
}

/** How many changes are read at the same time. */
const CONCURRENCY = 8;
/** An object has at most this many rows, plus those of one article. */
const ROWS_AN_OBJECT = 50_000;
/** A file changes again and again while it is read. */
const MOST_TRIES = 10;
/** As much as `padStart` needs for a fencing token. */
const DIGITS = 12;

/** A file was replaced repeatedly while it was read; its message comes back. */
class ContentionError extends Error {
  constructor(fileId: string) {
    super(`File ${fileId} was replaced ${MOST_TRIES} times while it was read; it will be retried.`);
    this.name = 'ContentionError';
  }
}

/** Rows waiting to be written to objects of the lake, which are partitioned by the day of writing. */
class LakeBatch {
  readonly #context: LakeContext;
  #encoder = new ParquetEncoder(LAKE_COLUMNS);
  #pieces: Uint8Array[] = [];
  #rows = 0;
  /** Objects are put one after the other: if one fails, no snapshot appears whose quotes were in it. */
  #put: Promise<void> = Promise.resolve();

  constructor(context: LakeContext) {
    this.#context = context;
  }

  get now(): string {
    const { now = Date.now } = this.#context;
    return new Date(now()).toISOString();
  }

  async add(rows: readonly LakeRow[]): Promise<void> {
    this.#pieces.push(this.#encoder.add(rows));
    this.#rows += rows.length;
    if (this.#rows >= ROWS_AN_OBJECT) await this.put();
  }

  /** @throws the error of the first object that could not be put, also if that was earlier */
  put(): Promise<void> {
    if (this.#rows === 0) return this.#put;
    const body = Buffer.concat([...this.#pieces, this.#encoder.end()]);
    this.#encoder = new ParquetEncoder(LAKE_COLUMNS);
    this.#pieces = [];
    this.#rows = 0;
    const time = this.now;
    const key = `quotes/day=${time.slice(0, 10)}/${time.replaceAll(':', '')}-${randomUUID()}.parquet`;
    this.#put = this.#put.then(() => this.#context.put(key, body));
    return this.#put;
  }
}

/** The quotes of a file as readers see them, followed by the snapshot that they belong to. */
async function addFile(context: LakeContext, batch: LakeBatch, fileId: string): Promise<void> {
  const { files, store, readText } = context;
  let file = await files.file(fileId);
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    if (!file) return;
    const { newest, visible } = file;
    const written = batch.now;
    // Sorts newer versions after older ones, and within a version by the time of reading; no two are equal.
    const version = String(visible > 0 ? visible : newest).padStart(DIGITS, '0');
    const own = { file_id: fileId, snapshot: `${version}#${written}#${randomUUID().slice(0, 8)}`, written };
    if (visible > 0) {
      for await (const { quotes } of files.articles(fileId, visible)) {
        const personas = new Map(quotes.map(({ id, speaker }) => [id, speaker.persona]));
        const found = await withTexts({ store, readText }, [...personas.keys()]);
        await batch.add(
          found.map((one) => ({ ...quoteRow(one), ...own, persona: personas.get(one.quote.id) ?? null })),
        );
      }
    }
    file = await files.file(fileId);
    if (file?.visible !== visible) continue;
    await batch.add([own]);
    return;
  }
  throw new ContentionError(fileId);
}

/** The current names of a speaker's personas. */
async function addSpeaker({ store }: LakeContext, batch: LakeBatch, id: string): Promise<void> {
  const written = batch.now;
  const speaker = await store.speakerWithAliases(id);
  if (!speaker) return;
  const own = { written, speaker_id: speaker.id, speaker_name: speaker.name };
  await batch.add(speaker.aliases.map(({ id: persona }) => ({ ...own, persona })));
}

/**
 * Writes changes to the lake: one object for each batch of messages, more if it would be too large. Rows are only
 * added; the view shows the newest. A batch that comes back adds identical rows.
 *
 * @example
 * export const handler = createLakeWriter({ store, files, readText, put });
 */
export const createLakeWriter = ({ log, ...context }: LakeOptions) =>
  createConsumer({
    read: readChange,
    concurrency: CONCURRENCY,
    ...(log && { log }),
    begin() {
      const batch = new LakeBatch(context);
      return {
        follow: (change) =>
          'file' in change
            ? addFile(context, batch, change.file)
            : addSpeaker(context, batch, change.speaker),
        async finish() {
          await batch.put();
          return [];
        },
      };
    },
  });
