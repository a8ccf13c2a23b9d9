import * as z from 'zod/mini';
import type { Count, Dimension } from '../../search/index.ts';
import { askIndex } from './ask-index.ts';
import { type Archive, endpoint } from './endpoint.ts';
import { statsParameters } from './parameters.ts';
import { resolveSpeakers } from './resolved-speakers.ts';
import { queryIn, selectionOf } from './search-lists.ts';

type Group = Record<string, string | number | null>;

export const Stats = z.object({
  by: z.array(z.string()),
  groups: z
    .array(z.record(z.string(), z.nullable(z.union([z.string(), z.number()]))))
    .check(
      z.describe(
        'The values of each group, with `speakerName` beside `speaker`, and its number of `quotes`; most first.',
      ),
    ),
  isAll: z
    .boolean()
    .check(z.describe('Whether these are all groups; if not, raise `limit` or narrow the query.')),
});

/** Converts groups by persona to groups by speaker. */
async function bySpeaker({ store }: Archive, by: readonly Dimension[], counts: Count[]): Promise<Group[]> {
  const at = by.indexOf('speaker');
  const speakers =
    at === -1 ? new Map() : await store.speakersByPersona(counts.flatMap(({ values }) => values[at] ?? []));
  const groups = new Map<string, Group>();
  for (const { values, quotes } of counts) {
    const persona = at === -1 ? null : (values[at] ?? null);
    const speaker = persona === null ? undefined : speakers.get(persona);
    // The speaker has no visible quotes any more: the index is behind.
    if (persona !== null && !speaker) continue;
    const group: Group = Object.fromEntries(
      by.map((dimension, index) => [
        dimension,
        index === at ? (speaker?.id ?? null) : (values[index] ?? null),
      ]),
    );
    const key = JSON.stringify(group);
    const sum = Number(groups.get(key)?.quotes ?? 0) + quotes;
    groups.set(key, { ...group, ...(at !== -1 && { speakerName: speaker?.name ?? null }), quotes: sum });
  }
  return [...groups.values()].sort((a, b) => Number(b.quotes) - Number(a.quotes));
}

export const statsEndpoints = [
  endpoint({
    path: '/stats',
    operation: 'getStats',
    summary: 'How many quotes share the values of one dimension or several.',
    parameters: statsParameters,
    answer: Stats,
    async find({ parameters }, archive) {
      const { by, limit, speaker } = parameters;
      const resolved = speaker === undefined ? undefined : await resolveSpeakers(archive.store, speaker, {});
      const selection = await selectionOf(archive, parameters, queryIn(parameters), resolved?.ids);
      const counts = await askIndex(archive, (index) => index.counts(selection, by, limit + 1));
      const groups = await bySpeaker(archive, by, counts.slice(0, limit));
      return { by, groups, isAll: counts.length <= limit };
    },
  }),
];
