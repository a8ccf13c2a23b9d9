import {
  addQuotes,
  type CountedQuote,
  type CounterDelta,
  type CounterDeltas,
  countedItem,
} from '../speakers/counter-deltas.ts';
import { withEvidence } from '../speakers/personas.ts';
import { recluster } from '../speakers/recluster.ts';
import type { Counters } from '../speakers/speaker-counters.ts';
import { STORED } from '../table/attributes.ts';
import { connect, type StoreSettings, type Table } from '../table/client.ts';
import type { FileItem } from '../table/file-item.ts';
import { placeOfArticle } from '../table/ids.ts';
import {
  ANY_PERSONA,
  ANY_QUOTE,
  dayOf,
  fileKey,
  type Key,
  personaKey,
  personaOf,
  quoteOf,
} from '../table/keys.ts';
import { inParallel } from '../table/parallel.ts';
import type { QuoteItem } from '../table/quote-item.ts';
import { putItem, updateItem } from '../table/requests.ts';
import { scanned } from '../table/scan.ts';

type CountedFile = Pick<FileItem, 'visible' | typeof STORED.pendingChange>;
type Files = Map<string, CountedFile>;

const WRITES_AT_ONCE = 16;

/**
 * Recounts the quotes of all speakers from what readers see, for a table that lost some of its writes and kept later
 * ones, so that counters and quotes don't agree. Pending changes stay pending: the next lease on the file
 * counts them. Nothing else may write meanwhile. Reads the table three times.
 *
 * @returns how many personas had wrong counts
 */
export async function recountAll(settings: StoreSettings): Promise<number> {
  const table = connect(settings);
  const counts = await countsOf(table, await filesOf(table));
  const wrong: string[] = [];
  for await (const page of scanned<Counters>(table, ANY_PERSONA, '#pk, #sk, #quotes, #others, #tokens')) {
    await inParallel(page, WRITES_AT_ONCE, async (item) => {
      const id = personaOf(item);
      const { quotes, others } = counts.get(id) ?? { quotes: 0, others: 0 };
      counts.delete(id);
      if (item.quotes !== quotes || item.others !== others) wrong.push(id);
      else if (!item.tokens) return;
      await correct(table, item, quotes, others);
    });
  }
  // What remains are personas with quotes but no item.
  await inParallel([...counts], WRITES_AT_ONCE, async ([id, count]) => {
    wrong.push(id);
    await create(table, id, count);
  });
  const surnames = new Set(wrong.map((id) => personaKey(id).pk));
  await inParallel([...surnames], WRITES_AT_ONCE, (partition) => recluster(table, partition));
  return wrong.length;
}

async function filesOf(table: Table): Promise<Files> {
  const files: Files = new Map();
  for await (const page of scanned<CountedFile & Key>(table, 'FILE', '#pk, #visible, #pendingChange')) {
    for (const { pk, ...file } of page) files.set(pk, file);
  }
  return files;
}

/** The version of an article that is counted; 0 for none. */
function versionCounted(files: Files, articleId: string): number {
  const { fileId, record } = placeOfArticle(articleId) ?? { fileId: articleId, record: 0 };
  const file = files.get(fileKey(fileId).pk);
  const pending = file?.[STORED.pendingChange];
  if (pending) return record < pending.next ? pending.to : pending.from;
  return file?.visible ?? 0;
}

async function countsOf(table: Table, files: Files): Promise<CounterDeltas> {
  const counts: CounterDeltas = new Map();
  let article = '';
  let day = '';
  let quotes: CountedQuote[] = [];
  const add = () => addQuotes(counts, { article, day }, quotes);
  const attributes = '#pk, #sk, #speaker, #at, #name, #speakerType, #roles, #gender, #type';
  for await (const page of scanned<QuoteItem>(table, ANY_QUOTE, attributes)) {
    for (const item of page) {
      const { articleId, version } = quoteOf(item);
      const quote = countedItem(item, 1);
      if (!quote || version !== versionCounted(files, articleId)) continue;
      if (articleId !== article) {
        add();
        [article, day, quotes] = [articleId, dayOf(quote.at), []];
      }
      quotes.push(quote);
    }
  }
  add();
  return counts;
}

/** Without tokens: whatever they protected from being counted twice is in the count or is still pending. */
async function correct(table: Table, key: Key, quotes: number, others: number): Promise<void> {
  const change = 'SET #quotes = :quotes, #others = :others REMOVE #tokens';
  await updateItem(table, key, change, { quotes, others });
}

async function create(table: Table, id: string, { quotes, others, evidence }: CounterDelta): Promise<void> {
  await putItem(table, { ...personaKey(id), quotes, others, known: withEvidence(undefined, evidence) });
}
