import type { StoredArticle } from '../../model/stored.ts';
import type { ArticleItem } from '../table/article-item.ts';
import { put, readAll, writeAll } from '../table/batches.ts';
import type { Table } from '../table/client.ts';
import type { FileItem, Lease } from '../table/file-item.ts';
import { fileIdOf } from '../table/ids.ts';
import {
  ANY_EDITION,
  articleKey,
  editionKey,
  editionOf,
  editionsFrom,
  fileKey,
  type Key,
  piecePartition,
} from '../table/keys.ts';
import { inParallel } from '../table/parallel.ts';
import { LAST, pagesOf } from '../table/queries.ts';

/** The reason of an article that a later edition of its piece replaces. */
export const SUPERSEDED = 'superseded';

/** A file that is to be extracted again, because of what another one shows by now. */
export interface FileToExtract {
  bucket: string;
  key: string;
  sequencer: string;
  /** When it was dropped, ISO 8601. */
  received: string;
}

type ShownEdition = ReturnType<typeof editionOf> & { file: FileItem };

const PIECES_AT_ONCE = 8;
/** As many as one request reads files of. */
const EDITIONS_A_PAGE = 100;

/** The key of an article's edition in one version of its file; none of an article that is no edition of any piece. */
export function keyOfEdition(
  { edition, origin }: Pick<ArticleItem, 'edition' | 'origin'>,
  articleId: string,
  version: number,
): Key | undefined {
  if (edition === undefined || origin?.guid === undefined) return undefined;
  return editionKey(origin.guid, edition, articleId, version);
}

/**
 * Registers articles that were put as editions of their pieces, then looks up which of them are superseded by what
 * readers see, or by what has been registered of the same version of their file. In this order: of two files that come
 * at the same time, the one that is shown last sees the other.
 *
 * @param articles of one file
 * @param own the version of their file that they are written in
 * @returns the article that supersedes it, by the id of the superseded one
 */
export async function registerEditions(
  table: Table,
  articles: readonly StoredArticle[],
  own: Pick<Lease, 'fileId' | 'fencingToken'>,
): Promise<Map<string, string>> {
  const keys = articles.flatMap((article) => keyOfEdition(article, article.id, own.fencingToken) ?? []);
  await writeAll(table, keys.map(put));
  const superseded = new Map<string, string>();
  const pieces = Map.groupBy(keys.map(editionOf), ({ guid }) => guid);
  await inParallel([...pieces], PIECES_AT_ONCE, async ([guid, editions]) => {
    let left = editions;
    const lowest = Math.min(...editions.map(({ rank }) => rank));
    for await (const { articleId, rank } of editionsShown(table, guid, lowest + 1, own)) {
      left = left.filter((edition) => edition.rank < rank);
      for (const edition of left) {
        if (edition.articleId !== articleId) superseded.set(edition.articleId, articleId);
      }
      left = left.filter((edition) => !superseded.has(edition.articleId));
      if (left.length === 0) break;
    }
  });
  return superseded;
}

/**
 * The files of these pieces whose articles are not what the editions that readers see make of them: superseded
 * although there is no later one any more, or not superseded although there is.
 */
export async function outdatedFiles(table: Table, guids: readonly string[]): Promise<FileToExtract[]> {
  const outdated = new Map<string, FileToExtract>();
  await inParallel(guids, PIECES_AT_ONCE, async (guid) => {
    const editions: ShownEdition[] = [];
    for await (const edition of editionsShown(table, guid, 0)) editions.push(edition);
    const [latest] = editions;
    const keys = editions.map(({ articleId, version }) => articleKey(articleId, version));
    const items = await readAll<ArticleItem>(table, keys, { consistent: true });
    const articles = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
    for (const { articleId, version, rank, file } of editions) {
      const { pk, sk } = articleKey(articleId, version);
      const article = articles.get(`${pk} ${sk}`);
      const isSuperseded = rank < (latest?.rank ?? 0);
      if (!article || isSuperseded === (article.failure?.reason === SUPERSEDED)) continue;
      const { bucket, key, sequencer } = file;
      outdated.set(pk, { bucket, key, sequencer, received: article.received });
    }
  });
  return [...outdated.values()];
}

/**
 * The editions of a piece that readers see, of that rank or a higher one, the highest first; read as they are asked for.
 *
 * @param own a version that readers are about to see: its editions count too
 */
async function* editionsShown(
  table: Table,
  guid: string,
  rank: number,
  own?: Pick<Lease, 'fileId' | 'fencingToken'>,
): AsyncGenerator<ShownEdition> {
  const pages = pagesOf<Key>(table, {
    partition: piecePartition(guid),
    from: editionsFrom(rank),
    to: ANY_EDITION + LAST,
    backwards: true,
    consistent: true,
    pageSize: EDITIONS_A_PAGE,
  });
  for await (const page of pages) {
    const editions = page.map(editionOf);
    const keys = new Map(
      editions.map(({ articleId }) => [fileIdOf(articleId), fileKey(fileIdOf(articleId))]),
    );
    const items = await readAll<FileItem & Key>(table, [...keys.values()], { consistent: true });
    const files = new Map(items.map((item) => [item.pk, item]));
    for (const edition of editions) {
      const fileId = fileIdOf(edition.articleId);
      const file = files.get(fileKey(fileId).pk);
      const isOwn = own?.fileId === fileId && own.fencingToken === edition.version;
      if (file && (isOwn || file.visible === edition.version)) yield { ...edition, file };
    }
  }
}
