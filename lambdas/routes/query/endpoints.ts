import { pathFinder } from '../../http/paths.ts';
import { articleEndpoints } from './articles.ts';
import type { Endpoint } from './endpoint.ts';
import { metaEndpoints } from './meta-endpoints.ts';
import { quoteEndpoints } from './quotes.ts';
import { speakerEndpoints } from './speakers.ts';
import { statsEndpoints } from './stats.ts';
import { utteranceEndpoints } from './utterances.ts';

/** All endpoints of the query function. */
export const endpoints: Endpoint[] = metaEndpoints([
  ...quoteEndpoints,
  ...utteranceEndpoints,
  ...speakerEndpoints,
  ...articleEndpoints,
  ...statsEndpoints,
]);

const find = pathFinder(endpoints);

/**
 * The endpoint at a path, and the id in the path (empty if there is none); a trailing slash doesn't matter.
 *
 * @example
 * endpointAt('/speakers/vladimir-putin/quotes')?.id // 'vladimir-putin'
 */
export function endpointAt(path: string): { endpoint: Endpoint; id: string } | undefined {
  const match = find(path);
  return match && { endpoint: match.found[0], id: match.id };
}
