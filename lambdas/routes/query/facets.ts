import type { StoreReader } from '../../model/stored.ts';
import type { Count, Dimension, QuoteSelection, Search } from '../../search/index.ts';
import { MAX_FACET_VALUES, MAX_MATCHED_PERSONAS } from '../limits.ts';

interface FacetValue {
  value: string | null;
  name?: string;
  quotes: number;
}

/** Converts counts by persona to counts by speaker. */
async function bySpeaker(
  store: Pick<StoreReader, 'speakersByPersona'>,
  counts: readonly Count[],
): Promise<FacetValue[]> {
  const personas = counts.flatMap(({ values: [persona] }) => persona ?? []);
  const speakers = await store.speakersByPersona(personas);
  const sums = new Map<string | null, FacetValue>();
  for (const { values, quotes } of counts) {
    const persona = values[0] ?? null;
    const speaker = persona === null ? undefined : speakers.get(persona);
    // The speaker has no visible quotes any more: the index is behind.
    if (persona !== null && !speaker) continue;
    const id = speaker?.id ?? null;
    const sum = sums.get(id) ?? { value: id, ...(speaker && { name: speaker.name }), quotes: 0 };
    sums.set(id, { ...sum, quotes: sum.quotes + quotes });
  }
  return [...sums.values()].sort((a, b) => b.quotes - a.quotes);
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
    const values = isSpeaker
      ? await bySpeaker(store, counts)
      : counts.map(({ values: [value = null], quotes }) => ({ value, quotes }));
    found[facet] = values.slice(0, MAX_FACET_VALUES);
  }
  return found;
}
