import type { Change } from '../changes/change.ts';
import type { StoredQuote, StoreReader } from '../model/stored.ts';
import type { IndexedArticle, IndexedQuote, SearchIndex } from '../search/index.ts';
import type { ArticleWithQuotes, FileReader } from '../store/index.ts';

/** What keeping an index up to date needs. */
export interface IndexingContext {
  store: Pick<StoreReader, 'speakerWithAliases'>;
  files: FileReader;
  /** The text stored under a key of the text bucket; undefined if there is none. */
  readText(textKey: string): Promise<string | undefined>;
  index: SearchIndex;
}

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
    ...(title !== undefined && { title }),
    ...(publication !== undefined && { publication }),
    time: published ?? received,
    isDated: published !== undefined,
    received,
    quotes: quotes.map(indexedQuote),
  };
}

async function putVersion(context: IndexingContext, fileId: string, version: number): Promise<number> {
  const { files, index, readText } = context;
  let batch: IndexedArticle[] = [];
  let [length, articles] = [0, 0];
  const flush = async () => {
    if (batch.length > 0) await index.put(batch);
    articles += batch.length;
    batch = [];
    length = 0;
  };
  for await (const found of files.articles(fileId, version)) {
    const { textKey } = found.article;
    // An article that could not be read has no words; one whose text is gone has been replaced in the meantime.
    const text = textKey === undefined ? undefined : await readText(textKey);
    if (text === undefined) continue;
    batch.push(indexedArticle(found, { fileId, version }, text));
    length += text.length;
    if (length >= BATCH_LENGTH || batch.length === BATCH_ARTICLES) await flush();
  }
  await flush();
  return articles;
}

/** A file was replaced repeatedly while it was indexed; its message comes back. */
class ContentionError extends Error {
  constructor(fileId: string) {
    super(`File ${fileId} was replaced ${MOST_TRIES} times while it was indexed; it will be retried.`);
    this.name = 'ContentionError';
  }
}

/**
 * Indexes what readers see of a file, and checks again afterwards: if several do so at once, the last to
 * finish leaves the current state.
 *
 * @returns how many articles it has
 */
export async function indexFile(context: IndexingContext, fileId: string): Promise<number> {
  const { files, index } = context;
  let file = await files.file(fileId);
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    if (!file) return 0;
    const { newest, visible, corrected } = file;
    const articles = visible > 0 ? await putVersion(context, fileId, visible) : 0;
    await index.deleteBefore(fileId, visible > 0 ? visible : newest + 1);
    file = await files.file(fileId);
    if (file?.visible === visible && file.corrected === corrected) return articles;
  }
  throw new ContentionError(fileId);
}

/** Adds all current names of a speaker to the index. */
async function indexSpeaker({ store, index }: IndexingContext, id: string): Promise<void> {
  const speaker = await store.speakerWithAliases(id);
  if (!speaker) return;
  const [main] = speaker.aliases;
  const names = speaker.aliases.map(({ id: persona, name, roles }) => ({ persona, name, roles }));
  if (main) names.push({ persona: main.id, name: speaker.name, roles: main.roles });
  await index.putNames(names);
}

/** Updates the index after a change. May be repeated at any time. */
export async function indexChange(context: IndexingContext, change: Change): Promise<void> {
  if ('file' in change) await indexFile(context, change.file);
  else await indexSpeaker(context, change.speaker);
}
