import { aboutEndpoints } from './about.ts';
import { articleEndpoints } from './articles.ts';
import type { Endpoint } from './endpoint.ts';
import { quoteEndpoints } from './quotes.ts';
import { speakerEndpoints } from './speakers.ts';
import { utteranceEndpoints } from './utterances.ts';

/** The whole API. */
export const endpoints: Endpoint[] = aboutEndpoints([
  ...quoteEndpoints,
  ...utteranceEndpoints,
  ...speakerEndpoints,
  ...articleEndpoints,
]);

const PLACEHOLDER = '{id}';
/** Ids have at most 100 characters of a name, or fewer of a key; longer ones need no look into the store. */
const LONGEST_ID = 200;

const segmentsOf = (path: string) => path.split('/').slice(1);

/** Gateways differ in whether they decode a path before they hand it on; no id has a `%` in it. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const templates = endpoints.map((endpoint) => ({ endpoint, template: segmentsOf(endpoint.path) }));

/**
 * The endpoint at a path and the id in it (empty where it has none); a slash at the end doesn't matter.
 *
 * @example
 * endpointAt('/speakers/vladimir-putin/quotes')?.id // 'vladimir-putin'
 */
export function endpointAt(path: string): { endpoint: Endpoint; id: string } | undefined {
  const segments = segmentsOf(path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path).map(decoded);
  const match = templates.find(
    ({ template }) =>
      template.length === segments.length &&
      template.every((part, index) =>
        part === PLACEHOLDER ? segments[index] !== '' : part === segments[index],
      ),
  );
  if (!match) return undefined;
  const id = segments[match.template.indexOf(PLACEHOLDER)] ?? '';
  return id.length > LONGEST_ID ? undefined : { endpoint: match.endpoint, id };
}
