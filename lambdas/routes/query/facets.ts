import type { StoreReader } from '../../model/stored.ts';
import type { Count, Dimension, QuoteSelection, Search } from '../../search/index.ts';
import { MAX_FACET_VALUES, MAX_MATCHED_PERSONAS } from '../limits.ts';

/** Quotes with the same values of some dimensions. */
interface Group {
  values: Record<string, string | null>;
  /** Beside the id of a speaker. */
  speakerName?: string | null;
  quotes: number;
}

type FacetValue = Pick<Group, 'quotes'> & { value: string | null; name?: string };

/** Groups of quotes by speaker instead of persona, most quotes first. */
export async function groupsOf(
  store: Pick<StoreReader, 'speakersByPersona'>,
  by: readonly Dimension[],
  counts: readonly Count[],
): Promise<Group[]> {
  const at = by.indexOf('speaker');
  const speakers =
    at === -1
      ? new Map<string, never>()
      : await store.speakersByPersona(counts.flatMap(({ values }) => values[at] ?? []));
  const groups = new Map<string, Group>();
  for (const { values, quotes } of counts) {
    const persona = at === -1 ? null : (values[at] ?? null);
    const speaker = persona === null ? undefined : speakers.get(persona);
    // The speaker has no visible quotes any more: the index is behind.
    if (persona !== null && !speaker) continue;
    const own = by.map((dimension, index): [string, string | null] => [
      dimension,
      index === at ? (speaker?.id ?? null) : (values[index] ?? null),
    ]);
    const key = JSON.stringify(own);
    groups.set(key, {
      values: Object.fromEntries(own),
      ...(at !== -1 && { speakerName: speaker?.name ?? null }),
      quotes: (groups.get(key)?.quotes ?? 0) + quotes,
    });
  }
  return [...groups.values()].sort((a, b) => b.quotes - a.quotes);
}

/** How often each value of some dimensions occurs in a selection. */
export async function facetsOf(
  index: Search,
  store: Pick<StoreReader, 'speakersByPersona'>,
  selection: QuoteSelection,
  facets: readonly Dimension[],
): Promise<Record<string, FacetValue[]>> {
  const found: Record<string, FacetValue[]> = {};
  for (const facet of facets) {
    const isSpeaker = facet === 'speaker';
    const counts = await index.counts(
      selection,
      [facet],
      isSpeaker ? MAX_MATCHED_PERSONAS : MAX_FACET_VALUES,
    );
    const groups = await groupsOf(store, [facet], counts);
    found[facet] = groups.slice(0, MAX_FACET_VALUES).map(({ values, speakerName, quotes }) => ({
      value: values[facet] ?? null,
      ...(speakerName && { name: speakerName }),
      quotes,
    }));
  }
  return found;
}
