import { corrections } from '../lambdas/routes/correct/endpoints.ts';
import { deskOperations } from '../lambdas/routes/desk/endpoints.ts';
import { endpoints } from '../lambdas/routes/query/endpoints.ts';
import { watchOperations } from '../lambdas/routes/watches/operations.ts';

/** The prefixes of the API's paths, as CloudFront patterns: `/quotes*`. All other paths belong to the page. */
export const API_PATTERNS: string[] = [
  ...new Set(
    [...endpoints, ...corrections, ...deskOperations, ...watchOperations]
      .filter(({ path }) => path !== '/')
      .map(({ path }) => `/${path.split('/')[1]}*`),
  ),
].sort();

/**
 * A path that is no file gets the page itself, which decides by the path what to show, or that there is no such view.
 */
export const TO_PAGE = `function handler(event) {
  var request = event.request;
  if (!/^\\/(assets\\/.|(favicon\\.svg|config\\.json)$)/.test(request.uri)) request.uri = '/index.html';
  return request;
}`;

/** Redirects browsers from the API's path of an article, a quote or a speaker to the page's view of it. */
export const TO_VIEW = `function handler(event) {
  var request = event.request;
  var accept = request.headers.accept ? request.headers.accept.value : '';
  var isPage = request.method === 'GET' && /(^|[\\s,])text\\/html($|[\\s,;])/.test(accept) && !request.querystring.format;
  if (!isPage || !/^\\/(articles|quotes|speakers)\\/[^/]+\\/?$/.test(request.uri)) return request;
  return {
    statusCode: 303,
    statusDescription: 'See Other',
    headers: { location: { value: '/view' + request.uri.replace(/\\/$/, '') }, 'cache-control': { value: 'no-store' } }
  };
}`;
