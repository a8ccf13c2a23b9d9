import { IndexUnavailable, type Search, type SearchIndex } from './model.ts';

/** How long a complete index is assumed to be complete before it is checked again. */
const TRUST_MS = 60_000;

/**
 * An index that answers only once everything that is stored has been indexed, because an answer with random gaps would
 * be mistaken for a complete one.
 *
 * @param trust milliseconds until a complete index is checked again
 */
export function onlyComplete(
  index: SearchIndex,
  { trust = TRUST_MS, now = Date.now }: { trust?: number; now?: () => number } = {},
): Search {
  let completeUntil = 0;

  async function complete(): Promise<SearchIndex> {
    if (now() < completeUntil) return index;
    const state = await index.state();
    if (!state) {
      throw new IndexUnavailable(
        'There is no search index yet; `whosaid reindex` builds it from the stored quotes.',
      );
    }
    if (!state.isComplete) {
      const articles = state.replayed?.articles ?? 0;
      throw new IndexUnavailable(
        `The search index is being built, ${articles} articles so far; retry in a moment.`,
      );
    }
    completeUntil = now() + trust;
    return index;
  }

  return {
    quotes: async (search) => (await complete()).quotes(search),
    articles: async (search) => (await complete()).articles(search),
    counts: async (selection, by, limit) => (await complete()).counts(selection, by, limit),
    personas: async (words, limit) => (await complete()).personas(words, limit),
    spellings: async (words, where) => (await complete()).spellings(words, where),
  };
}
