import { badParameter, Unavailable } from '../../http/problems.ts';
import {
  IndexUnavailable,
  parseQuery,
  type Query,
  type Search,
  UnsearchableQuery,
} from '../../search/index.ts';
import type { Archive } from './endpoint.ts';

const OFF =
  'Searching by words is off here: it needs a search index, which the setting `search` of the stage turns on ' +
  '(docs/search.md). Lists without q, since, facets and sort=received, and that are no feeds, need none.';

/**
 * Asks the index.
 *
 * @throws {Unavailable} if there is none, or it doesn't answer
 */
export async function askIndex<Answer>(
  { search }: Archive,
  ask: (search: Search) => Promise<Answer>,
): Promise<Answer> {
  if (!search) throw new Unavailable('search-off', OFF);
  try {
    return await ask(search);
  } catch (error) {
    if (!(error instanceof IndexUnavailable)) throw error;
    throw new Unavailable('search-unavailable', `${error.message} Everything that needs no index works.`, {
      cause: error,
    });
  }
}

/**
 * The parsed `q`; undefined if it isn't given.
 *
 * @throws {BadParameters} for a query without anything to search for
 */
export function parsedQuery(q: string | undefined): Query | undefined {
  if (q === undefined) return undefined;
  try {
    return parseQuery(q);
  } catch (error) {
    if (!(error instanceof UnsearchableQuery)) throw error;
    throw badParameter('q', `q ${error.message}.`);
  }
}
