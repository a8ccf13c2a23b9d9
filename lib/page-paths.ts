import { corrections } from '../lambdas/routes/correct/endpoints.ts';
import { deskOperations } from '../lambdas/routes/desk/endpoints.ts';
import { endpoints } from '../lambdas/routes/query/endpoints.ts';
import { watchOperations } from '../lambdas/routes/watches/operations.ts';

/** What the API's paths begin with, as CloudFront's patterns: `/quotes*`. All other paths are the page's. */
export const API_PATTERNS: string[] = [
  ...new Set(
    [...endpoints, ...corrections, ...deskOperations, ...watchOperations]
      .filter(({ path }) => path !== '/')
      .map(({ path }) => `/${path.split('/')[1]}*`),
  ),
].sort();

/** What is no file of the page is the page itself, which finds by the path what to show, or that there is no such view. */
export const TO_PAGE = `function handler(event) {
  var request = event.request;
  if (!/^\\/(assets\\/.|(favicon\\.svg|config\\.json)$)/.test(request.uri)) request.uri = '/index.html';
  return request;
}`;

/** Who types the API's path of an article, a quote or a speaker into a browser is led to the page's view of it. */
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
