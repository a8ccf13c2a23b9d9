import type { Article, Format } from './article.ts';

/** One record of a file, found but not read yet: a continuation passes over those that are done. */
export interface Part {
  format?: Format;
  /** The name of its file inside the archive that was dropped. */
  entry?: string;
  /** The encoding of the file that it stands in. */
  encoding?: string;
  /** What was done to the file that it stands in. */
  notes?: string[];
  /** Whether it is one of a list, of which there may be only one: what the dropper says of the file is not said of it alone. */
  isListed?: boolean;
  /** @throws UnreadableArticle */
  read(): Article | Promise<Article>;
}
