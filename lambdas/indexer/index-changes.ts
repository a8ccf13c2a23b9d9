import { defined } from '../model/defined.ts';
import type { StoredQuote, StoreReader } from '../model/stored.ts';
import {
  type DocumentCounts,
  type IndexedArticle,
  type IndexedQuote,
  indexable,
  type SearchIndex,
} from '../search/index.ts';
import { type ArticleWithQuotes, type FileInStore, type FileReader, inParallel } from '../store/index.ts';

/** What indexing files needs. */
export interface FilesContext {
  files: FileReader;
  /** The text stored under a key of the text bucket; undefined if there is none. */
  readText(textKey: string): Promise<string | undefined>;
  index: SearchIndex;
}

/** What keeping an index up to date needs. */
export interface IndexingContext extends FilesContext {
  store: Pick<StoreReader, 'speakerWithAliases'>;
}

/** How many files are handled at the same time. */
export const CONCURRENCY = 10;
/** A file changes again and again while it is put in. */
const MOST_TRIES = 10;
/** In UTF-16 code units; short articles are indexed together. */
const BATCH_LENGTH = 200_000;
const BATCH_ARTICLES = 50;

function indexedQuote({ id, text, kind, type, speaker, confidence }: StoredQuote): IndexedQuote {
  const { persona, name, roles, type: speakerType, gender, resolution } = speaker;
  return {
    id,
    text,
    kind,
    type,
    speaker: persona === null ? null : { persona, name: name ?? persona, roles },
    speakerType,
    gender,
    resolution,
    confidence,
  };
}

/** An article of one version of its file, as indexes take it. */
export function indexedArticle(
  { article, quotes }: ArticleWithQuotes,
  file: { fileId: string; version: number },
  text: string,
): IndexedArticle {
  const { id, title, publication, published, received } = article;
  return {
    ...file,
    id,
    text,
    ...defined({ title, publication }),
    time: published ?? received,
    isDated: published !== undefined,
    received,
    quotes: quotes.map(indexedQuote),
  };
}

/** What was put in of a file; its documents before this version are old. */
export interface PutFile {
  fileId: string;
  version: number;
  put: DocumentCounts;
  /** The printed names of its speakers by persona, as `indexable` has them. */
  names: Map<string, Set<string>>;
}

/** An invocation had too little time for a file; its message comes back. */
class OutOfTime extends Error {
  constructor(fileId: string) {
    super(`There was no time left to index file ${fileId}; it will be retried.`);
    this.name = 'OutOfTime';
  }
}

/** Puts in the visible version of a file. */
async function putArticles(
  { files, index, readText }: FilesContext,
  fileId: string,
  visible: number,
  version: number,
  isOutOfTime: () => boolean,
): Promise<Pick<PutFile, 'put' | 'names'>> {
  const put = { articles: 0, quotes: 0 };
  const names: PutFile['names'] = new Map();
  let batch: IndexedArticle[] = [];
  let length = 0;
  const flush = async () => {
    if (isOutOfTime()) throw new OutOfTime(fileId);
    if (batch.length > 0) await index.put(batch);
    batch = [];
    length = 0;
  };
  for await (const found of files.articles(fileId, visible)) {
    const { textKey } = found.article;
    // An article that could not be read has no words; one whose text is gone has been replaced in the meantime.
    const text = textKey === undefined ? undefined : await readText(textKey);
    if (text === undefined) continue;
    const article = indexedArticle(found, { fileId, version }, text);
    batch.push(article);
    put.articles++;
    put.quotes += article.quotes.length;
    for (const { persona, name } of article.quotes.flatMap(({ speaker }) => speaker ?? []))
      names.set(persona, (names.get(persona) ?? new Set()).add(indexable(name)));
    length += text.length;
    if (length >= BATCH_LENGTH || batch.length === BATCH_ARTICLES) await flush();
  }
  await flush();
  return { put, names };
}

/** A file was replaced repeatedly while it was indexed; its message comes back. */
class ContentionError extends Error {
  constructor(fileId: string) {
    super(`File ${fileId} was replaced ${MOST_TRIES} times while it was indexed; it will be retried.`);
    this.name = 'ContentionError';
  }
}

/** Versions and corrections of a file share one sequence: the later of the two identifies what readers see. */
const versionSeen = ({ newest, visible, corrected }: FileInStore) =>
  visible > 0 ? Math.max(visible, corrected) : newest + 1;

/**
 * Puts in what readers see of a file. `removeOld` must follow.
 *
 * @param isOutOfTime if so, it gives up
 * @throws {OutOfTime}
 */
export async function putFile(
  context: FilesContext,
  fileId: string,
  isOutOfTime = () => false,
): Promise<PutFile> {
  const file = await context.files.file(fileId);
  const nothing = { put: { articles: 0, quotes: 0 }, names: new Map() };
  if (!file) return { fileId, version: 0, ...nothing };
  const { visible } = file;
  const version = versionSeen(file);
  const done = visible > 0 ? await putArticles(context, fileId, visible, version, isOutOfTime) : nothing;
  return { fileId, version, ...done };
}

/**
 * Deletes what was put in of these files before, and checks them again afterwards: if several do so at once, the last
 * to finish leaves the current state. A file that fails doesn't hold up the others.
 *
 * @param isOutOfTime if so, a file that has changed in the meantime fails
 * @returns the errors of the files that failed, by file
 */
export async function removeOld(
  context: FilesContext,
  files: readonly PutFile[],
  isOutOfTime = () => false,
): Promise<Map<string, unknown>> {
  const { index } = context;
  const failed = new Map<string, unknown>();
  let left = files;
  for (let attempt = 0; left.length > 0 && attempt < MOST_TRIES; attempt++) {
    let settling: Promise<void> | undefined;
    const settled = () => {
      settling ??= index.settled();
      return settling;
    };
    const again = await inParallel(left, CONCURRENCY, async ({ fileId, version, put }) => {
      try {
        // The first version has nothing before it.
        if (version > 1) {
          await settled();
          await index.deleteBefore(fileId, version, put);
        }
        const file = await context.files.file(fileId);
        return file && versionSeen(file) !== version ? [await putFile(context, fileId, isOutOfTime)] : [];
      } catch (error) {
        failed.set(fileId, error);
        return [];
      }
    });
    left = again.flat();
  }
  for (const { fileId } of left) failed.set(fileId, new ContentionError(fileId));
  return failed;
}

/** Adds all current names of a speaker to the index. */
export async function indexSpeaker({ store, index }: IndexingContext, id: string): Promise<void> {
  const speaker = await store.speakerWithAliases(id);
  if (!speaker) return;
  const [main] = speaker.aliases;
  const names = speaker.aliases.map(({ id: persona, name, roles }) => ({ persona, name, roles }));
  if (main) names.push({ persona: main.id, name: speaker.name, roles: main.roles });
  await index.putNames(names);
}
