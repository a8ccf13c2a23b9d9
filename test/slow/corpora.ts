import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Annotated and plain news that lies beside the project for its developers; it isn't ours to ship. */
const CORPORA = new URL('../../../shared/corpora/', import.meta.url);

/** For a test's `skip`: why it can't run here, or false. */
export const missing: string | false = existsSync(CORPORA)
  ? false
  : 'the corpora are not beside this checkout; only their licensees have them';

/** Behind links, as the scorer does nothing unless it is called by its real path. */
export const scorerPath = (): string =>
  realpathSync(fileURLToPath(new URL('../../../shared/eval/score.mjs', import.meta.url)));

export const corpusPath = (name: string): string => fileURLToPath(new URL(name, CORPORA));

export interface NewsArticle {
  id: string;
  text: string;
}

/** Line by line, so that the 20,000 articles are never held parsed all at once. */
export function* newsArticles(): Generator<NewsArticle> {
  const lines = gunzipSync(readFileSync(corpusPath('news/articles.jsonl.gz')));
  let start = 0;
  while (start < lines.length) {
    let end = lines.indexOf(10, start);
    if (end < 0) end = lines.length;
    if (end > start) yield JSON.parse(lines.toString('utf8', start, end)) as NewsArticle;
    start = end + 1;
  }
}
