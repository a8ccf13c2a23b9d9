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

/** A file that must be extracted again, because another file has been published or removed. */
export interface FileToExtract {
  bucket: string;
  key: string;
  sequencer: string;
  /** When it was dropped, ISO 8601. */
  received: string;
}

type ShownEdition = ReturnType<typeof editionOf> & { file: FileItem };

const PIECES_AT_ONCE = 8;
/** Their files are read in one request. */
const EDITIONS_A_PAGE = 100;

/** The key of an article's edition in one version of its file; undefined if the article is no edition. */
export function keyOfEdition(
  { edition, origin }: Pick<ArticleItem, 'edition' | 'origin'>,
  articleId: string,
  version: number,
): Key | undefined {
  if (edition === undefined || origin?.guid === undefined) return undefined;
  return editionKey(origin.guid, edition, articleId, version);
}

/**
 * Registers articles as editions of their pieces, then finds those that are superseded: by an edition that readers see,
 * or by one in the same version of their own file. In this order, so that of two files that arrive at the same time, the
 * one that becomes visible last sees the other.
 *
 * @param articles of one file, whose items have been written
 * @param own the version of their file
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
 * The files whose articles no longer fit the visible editions of these pieces: they are marked as superseded although
 * there is no later edition any more, or not marked although there is one.
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
 * The visible editions of a piece with at least this rank, the highest first. They are read page by page.
 *
 * @param own a version that is about to become visible: its editions count as visible
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
