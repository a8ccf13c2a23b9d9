import * as z from 'zod/mini';
import { ingesting } from '../resources.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { noParameters } from './parameters.ts';

/** These change only with a deployment. */
const FIVE_MINUTES = 'private, max-age=300';

/** Endpoints about the API itself: an index of `others`, its OpenAPI document, and its health. */
export function metaEndpoints(others: Endpoint[]): Endpoint[] {
  return [
    endpoint({
      path: '/',
      operation: 'getIndex',
      summary: 'All endpoints, as URI templates (RFC 6570).',
      parameters: noParameters,
      answer: z.object({ name: z.string(), links: z.record(z.string(), z.string()) }),
      cacheControl: FIVE_MINUTES,
      async find() {
        const links = [...others, description, health].map(({ operation, path, parameters }) => {
          const names = Object.keys(parameters.shape);
          return [operation, names.length > 0 ? `${path}{?${names.join(',')}}` : path];
        });
        return { name: 'Whosaid', links: Object.fromEntries(links) };
      },
    }),
    ...others,
    description,
    health,
  ];
}

const description = endpoint({
  path: '/openapi.json',
  operation: 'getOpenApi',
  summary: 'The OpenAPI document.',
  parameters: noParameters,
  answer: z.looseObject({ openapi: z.string() }),
  cacheControl: FIVE_MINUTES,
  async find() {
    const { default: document } = await import('../../../docs/openapi.json', { with: { type: 'json' } });
    return document;
  },
});

const health = endpoint({
  path: '/health',
  operation: 'getHealth',
  summary: 'Whether the API answers; doesn’t check the services behind it.',
  parameters: noParameters,
  answer: z.object({ status: z.literal('ok'), ingesting }),
  cacheControl: 'no-store',
  find: async () => ({ status: 'ok' as const }),
});
