import { MAX_ARTICLE_BYTES, UnreadableArticle } from '../articles/index.ts';
import type { StoredArticle } from '../model/stored.ts';
import { SUPERSEDED } from '../store/index.ts';
import { MAX_EDITION_RECORDS } from './limits.ts';

/** The most bytes of a file whose articles are editions: it may have to be extracted again for each of them. */
export const MOST_BYTES = MAX_ARTICLE_BYTES;

/** Ids that are unique across providers, such as URIs and those of NewsML: `urn:newsml:…`, `tag:…`, `afp.com:…`. */
const UNIQUE_ID = /^[a-z][a-z\d+.-]*:/i;
const COUNT = /^\d{1,12}$/;
/** A withdrawn version has no text, but replaces earlier ones like any other. */
const WITHDRAWN: readonly string[] = ['cancelled', 'withheld'];

/**
 * Where an article stands among the versions of its piece: larger for a later one, and for a withdrawal larger than for
 * the same version as it was before. Undefined where versions can't be told: no `guid`, one that others may give too, a
 * `version` that is no whole number, nothing that could be read, or too many records before it.
 */
export function editionIn({
  origin,
  failure,
  record = 0,
}: Pick<StoredArticle, 'origin' | 'failure' | 'record'>): number | undefined {
  if (record > MAX_EDITION_RECORDS) return undefined;
  const { guid = '', version = '' } = origin ?? {};
  if (!UNIQUE_ID.test(guid) || !COUNT.test(version)) return undefined;
  const isWithdrawn = failure !== undefined && WITHDRAWN.includes(failure.reason);
  if (failure && !isWithdrawn) return undefined;
  return 2 * Number(version) + (isWithdrawn ? 1 : 0);
}

/** The reason of an article that another one replaces. */
export function supersededBy(articleId: string): UnreadableArticle {
  return new UnreadableArticle(
    SUPERSEDED,
    `Article ${articleId} is a later version of the same piece and replaces this one: nothing is to be done.`,
  );
}
