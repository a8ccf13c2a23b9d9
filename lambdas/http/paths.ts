import { MAX_ID_LENGTH } from './limits.ts';

const PLACEHOLDER = '{id}';

const segmentsOf = (path: string) => path.split('/').slice(1);

/** Gateways differ in whether they decode a path before they forward it; no id contains `%`. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/**
 * Returns a function that finds which of several things with path templates lies at a path, and the id in the path
 * (empty if there is none). A trailing slash doesn't matter. Several things may lie at one path.
 *
 * @example
 * pathFinder([{ path: '/speakers/{id}' }])('/speakers/vladimir-putin')?.id // 'vladimir-putin'
 */
export function pathFinder<Thing extends { path: string }>(things: readonly Thing[]) {
  const templates = things.map((thing) => ({ thing, template: segmentsOf(thing.path) }));
  return (path: string): { found: [Thing, ...Thing[]]; id: string } | undefined => {
    const segments = segmentsOf(path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path).map(
      decoded,
    );
    const [match, ...others] = templates.filter(
      ({ template }) =>
        template.length === segments.length &&
        template.every((part, index) =>
          part === PLACEHOLDER ? segments[index] !== '' : part === segments[index],
        ),
    );
    if (!match) return undefined;
    const id = segments[match.template.indexOf(PLACEHOLDER)] ?? '';
    return id.length > MAX_ID_LENGTH
      ? undefined
      : { found: [match.thing, ...others.map(({ thing }) => thing)], id };
  };
}
