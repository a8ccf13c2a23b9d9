import type { StoredArticle, StoredQuote } from '../../model/stored.ts';
import { type ArticleItem, articleFrom } from '../table/article-item.ts';
import { STORED } from '../table/attributes.ts';
import { connect, type StoreSettings } from '../table/client.ts';
import { readFileItem } from '../table/file-item.ts';
import { ANY_ARTICLE, ANY_QUOTE, articleOf, fileKey, quoteOf, quotePartition } from '../table/keys.ts';
import { allOf, beginning, pagesOf } from '../table/queries.ts';
import { isRejected, type QuoteItem, quoteFrom } from '../table/quote-item.ts';

/** An article with all its quotes as they are stored: they refer to personas. */
export interface ArticleWithQuotes {
  article: StoredArticle;
  quotes: StoredQuote[];
}

/** A file as readers see it. */
export interface FileInStore {
  /** At least as high as every version that ever existed. */
  newest: number;
  /** The version that readers see; 0 for none. */
  visible: number;
  /** Changes when a quote of it is corrected. */
  corrected: number;
}

/** Reads whole files, for consumers of changes. */
export interface FileReader {
  /** Undefined if there never was such a file. */
  file(fileId: string): Promise<FileInStore | undefined>;
  /**
   * The articles of one version, without rejected quotes. The version may be deleted meanwhile: read `file` again
   * afterwards.
   */
  articles(fileId: string, version: number): AsyncGenerator<ArticleWithQuotes>;
}

/** Reads whole files. */
export function createFileReader(settings: StoreSettings): FileReader {
  const table = connect(settings);
  return {
    async file(fileId) {
      const item = await readFileItem(table, fileId);
      return (
        item && {
          newest: item[STORED.fencingToken],
          visible: item.visible ?? 0,
          corrected: item.corrected ?? 0,
        }
      );
    },

    async *articles(fileId, version) {
      const file = await readFileItem(table, fileId);
      if (!file) return;
      const pages = pagesOf<ArticleItem>(table, {
        partition: fileKey(fileId).pk,
        ...beginning(ANY_ARTICLE),
        consistent: true,
      });
      for await (const items of pages) {
        for (const item of items) {
          if (articleOf(item).version !== version) continue;
          const article = articleFrom(item, file);
          const quotes = await allOf<QuoteItem>(table, {
            partition: quotePartition(article.id),
            ...beginning(ANY_QUOTE),
            consistent: true,
          });
          const own = quotes.filter((quote) => quoteOf(quote).version === version && !isRejected(quote));
          yield { article, quotes: own.map((quote) => quoteFrom(quote, article)) };
        }
      }
    },
  };
}
