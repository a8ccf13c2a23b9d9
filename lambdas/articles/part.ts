import type { Article, Format } from './article.ts';

/** A record of a file that is found but not yet read, so that a continuation can skip records that are done. */
export interface Part {
  format?: Format;
  /** The name of its file inside the dropped archive. */
  entry?: string;
  /** The encoding of its file. */
  encoding?: string;
  /** What was repaired in its file. */
  notes?: string[];
  /** Whether it is an item of a list, even of one item: the object's metadata describes the list. */
  isListed?: boolean;
  /** @throws UnreadableArticle */
  read(): Article | Promise<Article>;
}
