import type { StoredArticle } from '../../model/stored.ts';
import { type ArticleItem, articleFrom } from './article-item.ts';
import { readAll } from './batches.ts';
import type { Table } from './client.ts';
import { type FileItem, readFileItem } from './file-item.ts';
import { fileIdOf, placeOfArticle } from './ids.ts';
import { articleKey, articleOf, articlesFrom, fileKey, type Key } from './keys.ts';
import { allOf, beginning } from './queries.ts';

/** An article in one version of its file. */
export interface ArticleVersion {
  articleId: string;
  version: number;
}

/** What readers may see, decided once: however long an answer takes, it shows one version of each file. */
export interface View {
  /** The files that these articles come from, in their state when first asked for. */
  filesOf(articleIds: string[]): Promise<(articleId: string) => FileItem | undefined>;
  /** For each of `rows` its article; undefined if readers don't see this version. */
  articlesOf(rows: ArticleVersion[]): Promise<(StoredArticle | undefined)[]>;
}

/**
 * Opens a view. Rows that were read before the view decides are complete if visible: only invisible versions are
 * deleted.
 */
export function openView(table: Table): View {
  const items = new Map<string, (FileItem | ArticleItem) & Key>();
  const asked = new Set<string>();
  const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;

  async function read(keys: Key[]): Promise<void> {
    const fresh = new Map(keys.map((key) => [nameOf(key), key]));
    for (const name of asked) fresh.delete(name);
    for (const name of fresh.keys()) asked.add(name);
    const found = await readAll<(FileItem | ArticleItem) & Key>(table, [...fresh.values()], {
      consistent: true,
    });
    for (const item of found) items.set(nameOf(item), item);
  }

  const fileOf = (articleId: string) =>
    items.get(nameOf(fileKey(fileIdOf(articleId)))) as FileItem | undefined;

  return {
    async filesOf(articleIds) {
      await read(articleIds.map((articleId) => fileKey(fileIdOf(articleId))));
      return fileOf;
    },

    async articlesOf(rows) {
      const keys = rows.map(({ articleId, version }) => articleKey(articleId, version));
      await read([...keys, ...rows.map(({ articleId }) => fileKey(fileIdOf(articleId)))]);
      return rows.map(({ articleId, version }, index) => {
        const file = fileOf(articleId);
        const item = items.get(nameOf(keys[index] as Key)) as ArticleItem | undefined;
        return item && file?.visible === version ? articleFrom(item, file) : undefined;
      });
    },
  };
}

/** @see StoreReader.articlesById */
export async function articlesById(
  table: Table,
  ids: readonly string[],
): Promise<Map<string, StoredArticle>> {
  const known = ids.filter((id) => placeOfArticle(id));
  const view = openView(table);
  const fileOf = await view.filesOf(known);
  const rows = known.map((articleId) => ({ articleId, version: fileOf(articleId)?.visible ?? 0 }));
  const articles = await view.articlesOf(rows.filter(({ version }) => version > 0));
  return new Map(articles.flatMap((article) => (article ? [[article.id, article]] : [])));
}

const TRIES = 3;

/** An article as readers see it. */
export interface Current {
  article: StoredArticle;
  version: number;
}

/** One article; undefined if there is none. */
export async function lookUp(table: Table, articleId: string): Promise<Current | undefined> {
  const place = placeOfArticle(articleId);
  if (!place) return undefined;
  // Between the two reads the file may have got a new version; a second or third look resolves that.
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const [file, items] = await Promise.all([
      readFileItem(table, place.fileId),
      allOf<ArticleItem>(table, {
        partition: fileKey(place.fileId).pk,
        ...beginning(`${articlesFrom(place.record)}#`),
        consistent: true,
      }),
    ]);
    if (file?.visible === undefined) return undefined;
    const item = items.find((version) => articleOf(version).version === file.visible);
    if (item) return { article: articleFrom(item, file), version: file.visible };
  }
  return undefined;
}
