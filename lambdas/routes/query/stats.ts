import * as z from 'zod/mini';
import { described } from '../../http/schemas.ts';
import { askIndex } from './ask-index.ts';
import { endpoint } from './endpoint.ts';
import { groupsOf } from './facets.ts';
import { statsParameters } from './parameters.ts';
import { resolveSpeakers } from './resolved-speakers.ts';
import { queryIn, selectionOf } from './search-lists.ts';

export const Stats = z.object({
  by: z.array(z.string()),
  groups: described(
    z.array(z.record(z.string(), z.nullable(z.union([z.string(), z.number()])))),
    'The values of each group, with `speakerName` beside `speaker`, and its number of `quotes`; most first.',
  ),
  isAll: described(z.boolean(), 'Whether these are all groups; if not, raise `limit` or narrow the query.'),
});

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
      const groups = await groupsOf(archive.store, by, counts.slice(0, limit));
      return {
        by,
        groups: groups.map(({ values, ...rest }) => ({ ...values, ...rest })),
        isAll: counts.length <= limit,
      };
    },
  }),
];
