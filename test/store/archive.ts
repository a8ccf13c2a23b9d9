import { fieldOf, personaId, type SeenSpeaker } from '../../lambdas/identities/index.ts';
import {
  articleIdOf,
  createStoreReader,
  createStoreWriter,
  type Deadline,
  type Extracted,
  fileIdFor,
  nameId,
  type Quote,
  quoteIdOf,
  type StoredArticle,
  type StoredQuote,
  type StoreReader,
  type StoreSettings,
  type StoreWriter,
  textKeyOf,
} from '../../lambdas/store/index.ts';
import type { EmbeddedTable } from './embedded-table.ts';

/** A quote, by what matters to a test. */
export interface QuoteSketch extends Partial<Pick<SeenSpeaker, 'roles' | 'gender'>> {
  /** Null for one that nobody is named for. */
  by: string | null;
  at: number;
  /** Unless given: `words at 10`. */
  text?: string;
  kind?: StoredQuote['kind'];
  type?: StoredQuote['type'];
  confidence?: number;
}

/** An article, by what matters to a test; without quotes when it failed. */
export interface ArticleSketch
  extends Pick<Partial<StoredArticle>, 'published' | 'publication' | 'received'> {
  quotes?: QuoteSketch[];
  failed?: boolean;
}

const BUCKET = 'articles';

export const deadline: Deadline = { now: Date.now, lifetime: 60_000, isOutOfTime: () => false };

function quoteFrom(
  articleId: string,
  {
    by,
    at,
    text = `words at ${at}`,
    kind = 'direct',
    type = 'communication',
    confidence = 0.9,
    roles = [],
    gender = null,
  }: QuoteSketch,
): StoredQuote {
  const speaker = by === null ? undefined : ({ name: by, type: 'person', roles, gender } as const);
  const quote = {
    articleId,
    kind,
    type,
    text,
    speaker: {
      persona: speaker ? personaId(nameId(speaker.name), fieldOf(speaker)) : null,
      name: by,
      type: speaker?.type ?? ('unnamed' as const),
      roles: [...roles],
      gender,
      confidence: 0.9,
      description: by === null ? 'a neighbour' : null,
      words: by ?? 'a neighbour',
      resolution: by === null ? ('unnamed' as const) : ('name' as const),
    },
    reportedBy: null,
    cue: 'said',
    spans: {
      source: [{ start: at + 12, end: at + 15 }],
      cue: [],
      content: [
        { start: at, end: at + 5 },
        { start: at + 7, end: at + 9 },
      ],
    },
    before: 'before ',
    after: '',
    confidence,
    extractorVersion: '1',
  };
  return { ...quote, id: quoteIdOf(quote) };
}

/** A quote as it is read where its persona is all of its speaker. */
export function asRead({ speaker: { persona: id, ...mention }, correction, ...quote }: StoredQuote): Quote {
  if (correction) throw new Error('Not of quotes that were corrected.');
  return { ...quote, speaker: { id, ...mention } };
}

/** The id of the file with this key. */
export const fileOf = (key: string) => fileIdFor(BUCKET, key);

/** What stands for one file in the store. */
export function extractedFrom(key: string, sketches: ArticleSketch[], version: number): Extracted[] {
  const fileId = fileOf(key);
  return sketches.map(({ quotes: quoteSketches = [], failed, ...facts }, index) => {
    const record = sketches.length === 1 ? 0 : index + 1;
    const id = articleIdOf(fileId, record);
    const quotes = quoteSketches.map((sketch) => quoteFrom(id, sketch));
    const article: StoredArticle = {
      id,
      status: failed ? 'failed' : 'ready',
      bucket: BUCKET,
      key,
      ...(record > 0 && { record }),
      received: '2020-05-01T12:00:00.000Z',
      ...facts,
      quotes: quotes.filter(({ type }) => type === 'communication').length,
      ...(failed
        ? { failure: { reason: 'empty', message: 'Empty.' } }
        : { textKey: textKeyOf(fileId, version, record) }),
      extractorVersion: '1',
    };
    return { article, quotes };
  });
}

/** A store to put articles in and to read them from. */
export class Archive {
  readonly reader: StoreReader;
  readonly writer: StoreWriter;
  readonly tableName: string;
  #events = 0;

  constructor(table: EmbeddedTable, tableName: string, deferred?: StoreSettings['deferred']) {
    this.tableName = tableName;
    const settings = { dynamo: table.connect(), tableName, ...(deferred && { deferred }) };
    this.reader = createStoreReader(settings);
    this.writer = createStoreWriter(settings);
  }

  /** Acquires the lease on a file for a newer event than all before. */
  async acquire(key: string, work = '1') {
    this.#events += 1;
    const job = {
      fileId: fileOf(key),
      bucket: BUCKET,
      key,
      sequencer: String(this.#events).padStart(6, '0'),
      work,
    };
    const lease = await this.writer.acquire(job, deadline);
    if (!lease) throw new Error(`The file ${key} can't be acquired.`);
    return lease;
  }

  /** Writes a version of a file, which nobody sees yet. */
  async write(key: string, sketches: ArticleSketch[]) {
    const lease = await this.acquire(key);
    await this.writer.applyPendingChange(lease, deadline);
    const extracted = await this.writer.withCorrections(
      lease,
      extractedFrom(key, sketches, lease.fencingToken),
    );
    await this.writer.putArticles(
      lease,
      extracted.map(({ article }) => article),
    );
    await this.writer.putQuotes(lease, extracted);
    return { lease, extracted };
  }

  /** Puts a file in, in the place of what it was before. */
  async put(key: string, ...sketches: ArticleSketch[]): Promise<Extracted[]> {
    const { lease, extracted } = await this.write(key, sketches);
    await this.writer.publish(lease, deadline, async () => {});
    return extracted;
  }

  /** Takes a file out. */
  async delete(key: string): Promise<void> {
    await this.writer.publish(await this.acquire(key, 'deleted'), deadline, async () => {});
  }
}
