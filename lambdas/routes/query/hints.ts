import { publicationsCalled } from '../../identities/index.ts';
import { type Dimension, IndexUnavailable, indexable, isNearly } from '../../search/index.ts';
import type { Archive } from './endpoint.ts';

const PUBLICATION: Dimension[] = ['publication'];
/** How many publications are searched, those with the most quotes. */
const MOST_PUBLICATIONS = 1000;
const MOST_NEAR = 5;

/**
 * Publications whose names contain all of these words, or similar ones. Undefined if one has this name, or if that can't be
 * known without an index.
 */
async function nearPublications({ search }: Archive, publication: string): Promise<string[] | undefined> {
  if (!search) return undefined;
  try {
    const counts = await search.counts({ in: 'quote', filter: {} }, PUBLICATION, MOST_PUBLICATIONS);
    const names = counts.flatMap(({ values: [name] }) => name ?? []);
    const asked = indexable(publication);
    const called = publicationsCalled(asked);
    if (names.some((name) => called.includes(indexable(name)))) return undefined;
    const has = (name: string, word: string) =>
      indexable(name)
        .split(' ')
        .some((other) => isNearly(word, other));
    return names.filter((name) => asked.split(' ').every((word) => has(name, word))).slice(0, MOST_NEAR);
  } catch (error) {
    // The list itself was found; a failure to find suggestions is no reason to refuse it.
    if (error instanceof IndexUnavailable) return undefined;
    throw error;
  }
}

interface HintParameters {
  publication?: string;
  from?: string;
  to?: string;
  cursor?: string;
}

/**
 * The other names of the publications on a page; nothing if all have the requested one. Articles under the requested name
 * may be on a later page, so the hint doesn't say that there are none.
 */
function hintAtNames(asked: string, names: readonly (string | null)[]): { hint?: string } {
  const others = new Set(names.flatMap((name) => name ?? []));
  for (const name of others) if (indexable(name) === indexable(asked)) others.delete(name);
  if (others.size === 0) return {};
  return { hint: `'${asked}' also finds ${[...others].map((name) => `'${name}'`).join(' and ')}.` };
}

/**
 * A hint for the first page of a list: a possible reason why it is empty, or the other names of the publication that was
 * found. Nothing if no filter explains it.
 *
 * @param publications of the items on the page
 * @param isEmpty whether the list has no items and no further pages
 */
export async function hintAtFilters(
  archive: Archive,
  { publication, from, to, cursor }: HintParameters,
  publications: readonly (string | null)[],
  isEmpty: boolean,
): Promise<{ hint?: string }> {
  if (cursor !== undefined) return {};
  if (!isEmpty) return publication === undefined ? {} : hintAtNames(publication, publications);
  const near = publication === undefined ? undefined : await nearPublications(archive, publication);
  if (near) {
    const similar = near.length > 0 ? `; similar ones: ${near.join(', ')}` : '';
    return { hint: `No publication is called '${publication}'${similar}.` };
  }
  if (from === undefined && to === undefined) return {};
  return {
    hint: 'Articles without a date count on the day they were dropped, so from and to may leave them out.',
  };
}
