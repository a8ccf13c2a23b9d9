/** The views of the page. */
export type Route =
  | { view: 'search' }
  | { view: 'article'; id: string }
  | { view: 'quote'; id: string }
  | { view: 'speaker'; id: string }
  | { view: 'utterances' }
  | { view: 'desk' };

const OF_ONE = { articles: 'article', quotes: 'quote', speakers: 'speaker' } as const;

/** The view of one of the page's paths; undefined for any other path. */
export function routeOf(path: string): Route | undefined {
  if (path === '/') return { view: 'search' };
  const [, view, kind = '', id, ...rest] = path.replace(/\/$/, '').split('/');
  if (view !== 'view' || rest.length > 0) return undefined;
  if (id === undefined) return kind === 'utterances' || kind === 'desk' ? { view: kind } : undefined;
  if (id === '' || !Object.hasOwn(OF_ONE, kind)) return undefined;
  try {
    return { view: OF_ONE[kind as keyof typeof OF_ONE], id: decodeURIComponent(id) };
  } catch {
    return undefined;
  }
}

const encoded = encodeURIComponent;

/** The page's link to an article, or to one quote in it. */
export const articleLink = (id: string, quote?: string): string =>
  `/view/articles/${encoded(id)}${quote === undefined ? '' : `#${encoded(quote)}`}`;

/** The page's link to a speaker. */
export const speakerLink = (id: string): string => `/view/speakers/${encoded(id)}`;

/**
 * The view that corresponds to a path of the API, if there is one: a quote, an article, a speaker, the index.
 *
 * @example
 * viewOf('/articles/abc') // '/view/articles/abc'
 */
export function viewOf(path: string): string | undefined {
  const [, kind, id] = /^\/(articles|quotes|speakers)\/([^/]+)\/?$/.exec(path) ?? [];
  return id === undefined ? undefined : `/view/${kind}/${id}`;
}
