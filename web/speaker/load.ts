import { ApiProblem, answered, api, type FacetValue, type Quote, type SpeakerWithAliases } from '../api.ts';
import type { Month } from './months.ts';

/** The counts of a speaker; undefined without an index. */
export interface Counts {
  months: Month[];
  /** Quotes in articles without a date, which count for no month. */
  undated: number;
  publications: FacetValue[];
  /** Quotes that are not communication: what they are said to think, know or want. */
  unsaid: number;
}

/** Without an index, counts get a 503; the rest of the view is shown. */
const orNothing = (error: unknown) => {
  if (error instanceof ApiProblem && error.status === 503) return undefined;
  throw error;
};

async function countsOf(id: string): Promise<Counts> {
  const facetOf = async (facet: 'publication' | 'type', type: Quote['type'] | 'any') => {
    const query = { speaker: id, type: [type], facets: [facet], limit: 1 };
    return (await answered(api.GET('/quotes', { params: { query } }))).facets?.[facet] ?? [];
  };
  const [stats, publications, types] = await Promise.all([
    answered(api.GET('/stats', { params: { query: { by: ['month'], speaker: id, limit: 10_000 } } })),
    facetOf('publication', 'communication'),
    facetOf('type', 'any'),
  ]);
  return {
    months: stats.groups.flatMap(({ month, quotes }) =>
      typeof month === 'string' ? [{ month, quotes: Number(quotes) }] : [],
    ),
    undated: Number(stats.groups.find(({ month }) => month === null)?.quotes ?? 0),
    publications: publications.filter(({ value }) => value !== null),
    unsaid: types.reduce((sum, { value, quotes }) => sum + (value === 'communication' ? 0 : quotes), 0),
  };
}

/** How many articles are searched for other quoted speakers. */
const LOOKED_AT = 12;

/** Others quoted in the newest articles that quote a speaker, most frequent first. */
async function besideOf(
  id: string,
  quotes: readonly Quote[],
): Promise<{ id: string; name: string; articles: number }[]> {
  const articles = [...new Set(quotes.map(({ article }) => article.id))].slice(0, LOOKED_AT);
  const lists = await Promise.all(
    articles.map(
      async (article) =>
        (
          await answered(
            api.GET('/articles/{id}/quotes', { params: { path: { id: article }, query: { limit: 100 } } }),
          )
        ).items,
    ),
  );
  const found = new Map<string, { id: string; name: string; articles: number }>();
  for (const items of lists) {
    const names = new Map(items.map(({ speaker }) => [speaker.id, speaker.name]));
    for (const [other, name] of names) {
      if (other === null || name === null || other === id) continue;
      const before = found.get(other)?.articles ?? 0;
      found.set(other, { id: other, name, articles: before + 1 });
    }
  }
  return [...found.values()].sort((a, b) => b.articles - a.articles);
}

const MOST_ROLES = 4;

function rolesIn(quotes: readonly Quote[]): string[] {
  const counts = new Map<string, { role: string; quotes: number }>();
  for (const role of quotes.flatMap(({ speaker }) => speaker.roles)) {
    const key = role.toLowerCase();
    counts.set(key, { role, quotes: (counts.get(key)?.quotes ?? 0) + 1 });
  }
  const roles = [...counts.values()].sort((a, b) => b.quotes - a.quotes).map(({ role }) => role);
  // `minister` adds nothing to `transport minister`.
  const isPart = (role: string, of: string) => ` ${of} `.toLowerCase().includes(` ${role} `.toLowerCase());
  return roles
    .filter((role) => !roles.some((other) => other !== role && isPart(role, other)))
    .slice(0, MOST_ROLES);
}

/** A speaker with everything that their view shows besides their quotes. */
export interface WholeSpeaker {
  speaker: SpeakerWithAliases;
  /** Their roles in the newest articles, most frequent first. */
  roles: string[];
  counts: Counts | undefined;
  beside: { id: string; name: string; articles: number }[];
}

export async function loadSpeaker(id: string): Promise<WholeSpeaker> {
  const speaker = await answered(api.GET('/speakers/{id}', { params: { path: { id } } }));
  const newest = await answered(
    api.GET('/speakers/{id}/quotes', { params: { path: { id: speaker.id }, query: { limit: 50 } } }),
  );
  const [counts, beside] = await Promise.all([
    countsOf(speaker.id).catch(orNothing),
    besideOf(speaker.id, newest.items),
  ]);
  return { speaker, roles: rolesIn(newest.items), counts, beside };
}
