import type { StoreReader } from '../model/stored.ts';
import { fileIdOf } from '../store/index.ts';
import { type IndexingContext, indexFile } from './index-changes.ts';

export interface ReplayOptions extends Omit<IndexingContext, 'store'> {
  store: Pick<StoreReader, 'articles'>;
  /** Called after each page, with the number of articles so far. */
  onProgress?: (articles: number) => void;
  signal?: AbortSignal;
}

const PAGE = 100;

/**
 * Indexes everything that is stored, newest first. After an interruption it continues from the last page; changes that
 * are announced in the meantime may be indexed concurrently. An index that was complete stays so.
 *
 * @returns how many articles it indexed; undefined if it was stopped
 */
export async function replay(options: ReplayOptions): Promise<number | undefined> {
  const { store, index, onProgress = () => {}, signal } = options;
  const before = await index.state();
  const isComplete = before?.isComplete ?? false;
  let { articles, position } = before?.replayed ?? { articles: 0, position: undefined };
  if (before === undefined) await index.setState({ isComplete });
  const done = new Set<string>();
  const context = { ...options, store: { speakerWithAliases: async () => undefined } };
  do {
    if (signal?.aborted) return undefined;
    const after = position;
    const page = await store.articles('ready', {}, { limit: PAGE, ...(after !== undefined && { after }) });
    for (const { id } of page.items) {
      if (signal?.aborted) return undefined;
      const fileId = fileIdOf(id);
      if (done.has(fileId)) continue;
      done.add(fileId);
      await indexFile(context, fileId);
    }
    articles += page.items.length;
    position = page.next;
    onProgress(articles);
    await index.setState({ isComplete, ...(position !== undefined && { replayed: { articles, position } }) });
  } while (position !== undefined);
  await index.setState({ isComplete: true });
  return articles;
}
