import type { StoreReader } from '../model/stored.ts';
import { indexable } from '../search/index.ts';
import { fileIdOf, inParallel } from '../store/index.ts';
import { CONCURRENCY, type FilesContext, type PutFile, putFile, removeOld } from './index-changes.ts';

export interface ReplayOptions extends FilesContext {
  store: Pick<StoreReader, 'articles' | 'speakersByPersona'>;
  /** Called after each page, with the number of articles so far. */
  onProgress?: (articles: number) => void;
  signal?: AbortSignal;
}

const PAGE = 500;

/** Adds the names that people gave to the speakers of these files, which no article prints of them. */
async function putGivenNames({ store, index }: ReplayOptions, files: readonly PutFile[]): Promise<void> {
  const printed = files.flatMap(({ names }) => [...names]);
  const speakers = await store.speakersByPersona([...new Set(printed.map(([persona]) => persona))]);
  const printedOf = Map.groupBy(printed, ([persona]) => speakers.get(persona)?.id);
  const given = new Map(
    [...speakers.values()]
      .filter(({ id, name }) => !printedOf.get(id)?.some(([, names]) => names.has(indexable(name))))
      .map(({ id: persona, name }) => [persona, { persona, name, roles: [] }]),
  );
  if (given.size > 0) await index.putNames([...given.values()]);
}

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
  do {
    if (signal?.aborted) return undefined;
    const after = position;
    const page = await store.articles('ready', {}, { limit: PAGE, ...(after !== undefined && { after }) });
    const files = new Set(page.items.map(({ id }) => fileIdOf(id)).filter((fileId) => !done.has(fileId)));
    for (const fileId of files) done.add(fileId);
    const put = (
      await inParallel([...files], CONCURRENCY, async (fileId) =>
        signal?.aborted ? [] : [await putFile(options, fileId)],
      )
    ).flat();
    for (const error of (await removeOld(options, put)).values()) throw error;
    await putGivenNames(options, put);
    if (signal?.aborted) return undefined;
    articles += page.items.length;
    position = page.next;
    onProgress(articles);
    await index.setState({ isComplete, ...(position !== undefined && { replayed: { articles, position } }) });
  } while (position !== undefined);
  await index.setState({ isComplete: true });
  return articles;
}
