import { fieldOf, personaId, type SeenSpeaker } from '../../lambdas/identities/index.ts';
import {
  articleIdOf,
  createStoreReader,
  createStoreWriter,
  type Extracted,
  fileIdFor,
  nameId,
  quoteIdOf,
  type StoredArticle,
  type StoredQuote,
  type StoreReader,
  type StoreWriter,
  textKeyOf,
  type Watch,
} from '../../lambdas/store/index.ts';
import type { EmbeddedTable } from './embedded-table.ts';

/** A quote, by what matters to a test. */
export interface QuoteSketch extends Partial<Pick<SeenSpeaker, 'roles' | 'gender'>> {
  /** Null for one that nobody is named for. */
  by: string | null;
  at: number;
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

export const watch: Watch = { now: Date.now, lifetime: 60_000, isOutOfTime: () => false };

function quoteFrom(
  articleId: string,
  {
    by,
    at,
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
    text: `words at ${at}`,
    speaker: {
      id: speaker ? personaId(nameId(speaker.name), fieldOf(speaker)) : null,
      name: by,
      type: speaker?.type ?? ('unnamed' as const),
      roles: [...roles],
      gender,
      confidence: 0.9,
      description: by === null ? 'a neighbour' : null,
      words: by ?? 'a neighbour',
      resolution: by === null ? ('unnamed' as const) : ('name' as const),
    },
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

/** The id of the file with this key. */
export const fileOf = (key: string) => fileIdFor(BUCKET, key);

/** What stands for one file in the store. */
export function extractedFrom(key: string, sketches: ArticleSketch[], turn: number): Extracted[] {
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
        : { textKey: textKeyOf(fileId, turn, record) }),
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

  constructor(table: EmbeddedTable, tableName: string) {
    this.tableName = tableName;
    const settings = { dynamo: table.connect(), tableName };
    this.reader = createStoreReader(settings);
    this.writer = createStoreWriter(settings);
  }

  /** Takes the turn on a file for a newer event than all before. */
  async claim(key: string, work = '1') {
    this.#events += 1;
    const order = {
      fileId: fileOf(key),
      bucket: BUCKET,
      key,
      sequencer: String(this.#events).padStart(6, '0'),
      work,
    };
    const claim = await this.writer.claim(order, watch);
    if (!claim) throw new Error(`The file ${key} can't be claimed.`);
    return claim;
  }

  /** Writes a version of a file, which nobody sees yet. */
  async write(key: string, sketches: ArticleSketch[]) {
    const claim = await this.claim(key);
    const extracted = extractedFrom(key, sketches, claim.turn);
    await this.writer.enrol(
      claim,
      extracted.map(({ article }) => article),
    );
    await this.writer.fill(claim, extracted);
    return { claim, extracted };
  }

  /** Puts a file in, in the place of what it was before. */
  async put(key: string, ...sketches: ArticleSketch[]): Promise<Extracted[]> {
    const { claim, extracted } = await this.write(key, sketches);
    await this.writer.finish(claim, watch, async () => {}, extracted);
    return extracted;
  }

  /** Takes a file out. */
  async delete(key: string): Promise<void> {
    await this.writer.finish(await this.claim(key, 'deleted'), watch, async () => {});
  }
}
