import type { FileRecord } from '../articles/index.ts';
import {
  articleIdOf,
  type Deadline,
  type Extracted,
  type Key,
  type Lease,
  type Progress,
  type ResumedLease,
  type StoredArticle,
  textKeyOf,
} from '../store/index.ts';
import type { FileEvent } from './events.ts';
import type { ExtractContext } from './extract-context.ts';
import { openFile } from './opened-file.ts';
import { quotesOf } from './quotes.ts';

/** What one invocation writes of a file, as far as it got. */
export interface Written {
  articleIds: string[];
  failed: number;
  quotes: number;
  /** The rows of passages that were written. */
  passages: Key[];
  /** The rest was left to a later invocation. */
  isHandedOver: boolean;
}

interface Entry extends Extracted {
  /** Absent where there is no text to store. */
  text?: { key: string; text: string };
}

/** What is written at once: that many articles, or fewer when their texts are long (UTF-16 code units). */
const GROUP_ARTICLES = 25;
const GROUP_LENGTH = 500_000;

const LONGEST_MESSAGE = 500;

/** Turns one record of a file into what is stored of it. */
async function entryOf(
  { attribute, extractorVersion }: ExtractContext,
  { bucket, key, received }: FileEvent,
  { fileId, fencingToken }: Lease,
  { record, result }: FileRecord,
): Promise<Entry> {
  const id = articleIdOf(fileId, record);
  const place = { id, bucket, key, ...(record > 0 && { record }), received, extractorVersion };
  if ('unreadable' in result) {
    const { reason, message } = result.unreadable;
    const failure = { reason, message: message.slice(0, LONGEST_MESSAGE).toWellFormed() };
    return { article: { ...place, status: 'failed', quotes: 0, failure }, quotes: [] };
  }
  const { text, ...facts } = result.article;
  const quotes = quotesOf(id, text, await attribute(text), extractorVersion);
  const textKey = textKeyOf(fileId, fencingToken, record);
  const communications = quotes.filter(({ type }) => type === 'communication').length;
  const article: StoredArticle = { ...place, ...facts, status: 'ready', quotes: communications, textKey };
  return { article, quotes, text: { key: textKey, text } };
}

/**
 * Reads a file and writes its articles under a lease, where nobody sees them yet. When time or the number of
 * articles is up, leaves the rest to a later invocation.
 *
 * @param resumed the lease, and how far its version is written
 * @param written is brought up to date group by group, so that it is right also when this throws
 * @throws {FileGone}
 * @throws {Superseded}
 */
export async function writeArticles(
  context: ExtractContext,
  event: FileEvent,
  { lease, progress }: ResumedLease,
  deadline: Deadline,
  written: Written,
): Promise<void> {
  const { store, texts, mostArticles, sendOn } = context;
  const { fencingToken } = lease;
  const file = await openFile(context.s3, event, progress);
  let group: Entry[] = [];
  let length = 0;

  const write = async () => {
    const articles = group.map(({ article }) => article);
    written.articleIds.push(...articles.map(({ id }) => id));
    written.failed += articles.filter(({ status }) => status === 'failed').length;
    written.quotes += articles.reduce((sum, { quotes }) => sum + quotes, 0);
    await store.putArticles(lease, articles);
    const [passages] = await Promise.all([
      store.putQuotes(lease, group),
      texts.put(group.flatMap(({ text }) => text ?? [])),
    ]);
    written.passages.push(...passages);
    group = [];
    length = 0;
  };

  for await (const fileRecord of file.records) {
    const entry = await entryOf(context, event, lease, fileRecord);
    group.push(entry);
    length += entry.text?.text.length ?? 0;
    const isSpent = deadline.isOutOfTime() || written.articleIds.length + group.length >= mostArticles;
    if (isSpent || group.length === GROUP_ARTICLES || length >= GROUP_LENGTH) await write();

    const { record, nextOffset } = fileRecord;
    if (isSpent && nextOffset < file.size) {
      const next: Progress = { record: record + 1, offset: nextOffset, eTag: file.eTag };
      await store.handOver(lease, next, () => sendOn({ event, checkpoint: { ...next, fencingToken } }));
      written.isHandedOver = true;
      return;
    }
  }
  if (group.length > 0) await write();
}
