import { type FileRecord, UnreadableArticle } from '../articles/index.ts';
import { readsLanguage, unreadLanguage } from '../attribution/languages.ts';
import type { Attribution } from '../model/attribution.ts';
import { defined } from '../model/defined.ts';
import type { Origin } from '../model/stored.ts';
import {
  articleIdOf,
  type Deadline,
  type Extracted,
  type Key,
  type Lease,
  type ReadProgress,
  type ResumedLease,
  type StoredArticle,
  textKeyOf,
} from '../store/index.ts';
import { editionIn, MOST_BYTES, supersededBy } from './editions.ts';
import type { FileEvent } from './events.ts';
import type { ExtractContext } from './extract-context.ts';
import { MAX_FAILURE_LENGTH } from './limits.ts';
import { openFile } from './opened-file.ts';
import { quotesOf } from './quotes.ts';
import { OutOfTime } from './text-reader.ts';

/** What an invocation has written of a file so far. */
export interface Written {
  articleIds: string[];
  failed: number;
  quotes: number;
  /** The passage rows that were written. */
  passages: Key[];
  /** The rest was left to a later invocation. */
  isHandedOver: boolean;
}

interface Entry extends Extracted {
  /** Absent if there is no text to store. */
  text?: { key: string; text: string };
}

/** How many articles are written together; fewer if their texts are long (UTF-16 code units). */
const GROUP_ARTICLES = 25;
const GROUP_LENGTH = 500_000;

/** Turns a record of a file into what is stored. @throws {OutOfTime} */
async function entryOf(
  { read, extractorVersion }: ExtractContext,
  { bucket, key, received }: FileEvent,
  { fileId, fencingToken }: Lease,
  { record, result }: FileRecord,
): Promise<Entry> {
  const id = articleIdOf(fileId, record);
  const place = { id, bucket, key, ...(record > 0 && { record }), received, extractorVersion };
  const failed = ({ reason, message }: UnreadableArticle, known: Origin): Entry => {
    const failure = { reason, message: message.slice(0, MAX_FAILURE_LENGTH).toWellFormed() };
    return { article: { ...place, ...originOf(known), status: 'failed', quotes: 0, failure }, quotes: [] };
  };
  if ('unreadable' in result) return failed(result.unreadable, result);
  const { text, ...facts } = result.article;
  const isRead = readsLanguage(facts.language);
  let attributions: Attribution[];
  try {
    attributions = isRead ? await read(text) : [];
  } catch (error) {
    if (error instanceof UnreadableArticle) return failed(error, facts);
    throw error;
  }
  const quotes = quotesOf(id, text, attributions, extractorVersion);
  const textKey = textKeyOf(fileId, fencingToken, record);
  const communications = quotes.filter(({ type }) => type === 'communication').length;
  const { title, publication, author, authors, published, url } = facts;
  const notes = [...(facts.notes ?? []), ...(isRead ? [] : [unreadLanguage(facts.language)])];
  const article: StoredArticle = {
    ...place,
    ...defined({ title, publication, author, authors, published, url }),
    ...(notes.length > 0 && { notes }),
    ...originOf(facts),
    status: 'ready',
    quotes: communications,
    textKey,
  };
  return { article, quotes, text: { key: textKey, text } };
}

function asEdition(entry: Entry): Entry {
  const edition = editionIn(entry.article);
  return edition === undefined ? entry : { ...entry, article: { ...entry.article, edition } };
}

/** @param by the article that replaces it; undefined for one that stands */
function superseded(entry: Entry, by: string | undefined): Entry {
  if (by === undefined) return entry;
  const { textKey: _, ...article } = entry.article;
  const { reason, message } = supersededBy(by);
  return { article: { ...article, status: 'failed', quotes: 0, failure: { reason, message } }, quotes: [] };
}

/** What is known about an article's origin; undefined if nothing is. */
function originOf(known: Origin): { origin?: Origin } {
  const { format, encoding, language, dateline, guid, version, entry } = known;
  const origin = defined({ format, encoding, language, dateline, guid, version, entry });
  return Object.keys(origin).length > 0 ? { origin } : {};
}

/**
 * Reads a file and writes its articles under a lease, where no reader sees them yet. When it has run out of time or
 * written the most articles, leaves the rest to a later invocation.
 *
 * @param resumed the lease, and how far its version is written
 * @param written is updated with each group, so that it is right even if this throws
 * @throws {OutOfTime} if time runs out before the first article
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
    group = await withoutSuperseded(await store.withCorrections(lease, group));
    const articles = group.map(({ article }) => article);
    written.articleIds.push(...articles.map(({ id }) => id));
    written.failed += articles.filter(({ status }) => status === 'failed').length;
    written.quotes += articles.reduce((sum, { quotes }) => sum + quotes, 0);
    const [passages] = await Promise.all([
      store.putQuotes(lease, group),
      texts.put(group.flatMap(({ text }) => text ?? [])),
    ]);
    written.passages.push(...passages);
    group = [];
    length = 0;
  };

  /** Puts articles; those that a later edition replaces are put again, as failed. */
  const withoutSuperseded = async (entries: Entry[]): Promise<Entry[]> => {
    const editions = file.size > MOST_BYTES ? entries : entries.map(asEdition);
    const articles = editions.map(({ article }) => article);
    await store.putArticles(lease, articles);
    const newer = await store.registerEditions(lease, articles);
    const left = editions.map((entry) => superseded(entry, newer.get(entry.article.id)));
    await store.putArticles(
      lease,
      left.map(({ article }) => article).filter(({ id }) => newer.has(id)),
    );
    return left;
  };

  const handOver = async (next: ReadProgress) => {
    await store.handOver(lease, next, () => sendOn({ event, checkpoint: { ...next, fencingToken } }));
    written.isHandedOver = true;
  };

  let next: ReadProgress | undefined;
  for await (const fileRecord of file.records) {
    let entry: Entry;
    try {
      entry = await entryOf(context, event, lease, fileRecord);
    } catch (error) {
      if (!(error instanceof OutOfTime) || !next) throw error;
      if (group.length > 0) await write();
      return handOver(next);
    }
    group.push(entry);
    length += entry.text?.text.length ?? 0;
    const isSpent = deadline.isOutOfTime() || written.articleIds.length + group.length >= mostArticles;
    if (isSpent || group.length === GROUP_ARTICLES || length >= GROUP_LENGTH) await write();

    const { record, nextOffset } = fileRecord;
    next = { record: record + 1, offset: nextOffset, eTag: file.eTag };
    if (isSpent && nextOffset < file.size) return handOver(next);
  }
  if (group.length > 0) await write();
}
