import { type Dimension, IndexUnavailable, indexable } from '../../search/index.ts';
import type { Archive } from './endpoint.ts';

const PUBLICATION: Dimension[] = ['publication'];
/** How many publications are searched, those with the most quotes. */
const MOST_PUBLICATIONS = 1000;
const MOST_NEAR = 5;

/** Publications whose names contain all of these words, if none has exactly this name; none without an index. */
async function nearPublications({ search }: Archive, publication: string): Promise<string[]> {
  if (!search) return [];
  try {
    const counts = await search.counts({ in: 'quote', filter: {} }, PUBLICATION, MOST_PUBLICATIONS);
    const names = counts.flatMap(({ values: [name] }) => name ?? []);
    const asked = indexable(publication);
    if (names.some((name) => indexable(name) === asked)) return [];
    const has = (name: string) => asked.split(' ').every((word) => indexable(name).split(' ').includes(word));
    return names.filter(has).slice(0, MOST_NEAR);
  } catch (error) {
    // The list itself was found; a failure to find suggestions is no reason to refuse it.
    if (error instanceof IndexUnavailable) return [];
    throw error;
  }
}

interface Asked {
  publication?: string;
  from?: string;
  to?: string;
  cursor?: string;
}

/** A possible reason why the first page of a list is empty; nothing if no filter explains it. */
export async function hintAtNothing(
  archive: Archive,
  { publication, from, to, cursor }: Asked,
  isEmpty: boolean,
): Promise<{ hint?: string }> {
  if (!isEmpty || cursor !== undefined) return {};
  const near = publication === undefined ? [] : await nearPublications(archive, publication);
  if (near.length > 0) {
    return { hint: `No publication here is called '${publication}'; these are like it: ${near.join(', ')}.` };
  }
  if (from === undefined && to === undefined) return {};
  return {
    hint: 'Articles without a date count by the day they were dropped, so from and to may leave them out.',
  };
}
