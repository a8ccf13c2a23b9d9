import * as z from 'zod/mini';
import { pathFinder } from '../../http/paths.ts';
import { NotFound } from '../../http/problems.ts';
import { atMost, described } from '../../http/schemas.ts';
import { type Delivery, type Watch as StoredWatch, WATCHED_ARTICLES } from '../../model/watch.ts';
import { MAX_ADDRESS_LENGTH, MAX_WATCHED_QUERY_LENGTH, MAX_WEBHOOK_URL_LENGTH } from '../limits.ts';
import { operationOn } from '../operation.ts';
import {
  deliveryResource,
  NewWatch,
  TestDelivery,
  Watch,
  WatchList,
  WatchWithDeliveries,
  watchResource,
} from './resources.ts';

const url = z
  .string('must be a string')
  .check(
    ...atMost(MAX_WEBHOOK_URL_LENGTH, `must have at most ${MAX_WEBHOOK_URL_LENGTH} characters`),
    z.describe(
      'A URL that accepts webhooks (Standard Webhooks): https; on one machine also http to the machine itself. On AWS it ' +
        'must be on the public internet. Give either this or `email`.',
    ),
  );

export const watchBody = z.object({
  quotes: z
    .string('must be a string')
    .check(
      z.minLength(1, 'must have at least one filter'),
      ...atMost(MAX_WATCHED_QUERY_LENGTH, `must have at most ${MAX_WATCHED_QUERY_LENGTH} characters`),
      z.describe(
        'A query of `/quotes` with any of its filters: `speaker=vorsic&type=any`, ' +
          '`q=%22no+warning%22&publication=El+Dia`.',
      ),
    ),
  webhook: z.exactOptional(url),
  email: z.exactOptional(
    z
      .email('must be a mail address')
      .check(
        ...atMost(MAX_ADDRESS_LENGTH, `must have at most ${MAX_ADDRESS_LENGTH} characters`),
        z.describe('A mail address, which is first asked for consent; on AWS only.'),
      ),
  ),
  articles: described(
    z._default(z.enum(WATCHED_ARTICLES, 'must be recent or all'), 'recent'),
    '`recent`: only articles up to a week old; `all`: all that arrive, however old.',
  ),
});

/** What the operations on watches need. */
export interface Watching {
  create(asked: z.output<typeof watchBody>): Promise<StoredWatch & { secret?: string }>;
  list(): Promise<StoredWatch[]>;
  watch(id: string): Promise<{ watch: StoredWatch; deliveries: Delivery[] } | undefined>;
  remove(id: string): Promise<StoredWatch | undefined>;
  test(id: string): Promise<{ isDelivered: boolean; detail: string } | undefined>;
}

const operation = operationOn<Watching>();

function found<Thing>(thing: Thing | undefined, id: string): Thing {
  if (thing === undefined) throw new NotFound(`There is no watch with the id '${id}'; /watches lists them.`);
  return thing;
}

/** All operations on watches. */
export const watchOperations = [
  operation({
    method: 'POST',
    path: '/watches',
    operation: 'createWatch',
    summary: 'Creates a watch, which notifies of new quotes.',
    status: 201,
    body: watchBody,
    refusals: [409],
    answer: NewWatch,
    async make({ body }, watching) {
      const watch = await watching.create(body);
      return { ...watchResource(watch), secret: watch.secret ?? null };
    },
  }),

  operation({
    method: 'GET',
    path: '/watches',
    operation: 'listWatches',
    summary: 'All watches, oldest first.',
    answer: WatchList,
    make: async (_, watching) => ({ items: (await watching.list()).map(watchResource) }),
  }),

  operation({
    method: 'GET',
    path: '/watches/{id}',
    operation: 'getWatch',
    summary: 'One watch, and its last deliveries.',
    answer: WatchWithDeliveries,
    async make({ id }, watching) {
      const { watch, deliveries } = found(await watching.watch(id), id);
      return { ...watchResource(watch), deliveries: deliveries.map(deliveryResource) };
    },
  }),

  operation({
    method: 'DELETE',
    path: '/watches/{id}',
    operation: 'deleteWatch',
    summary: 'Deletes a watch and everything stored about it.',
    answer: Watch,
    make: async ({ id }, watching) => watchResource(found(await watching.remove(id), id)),
  }),

  operation({
    method: 'POST',
    path: '/watches/{id}/test',
    operation: 'testWatch',
    summary: 'Sends a test message at once, and returns the outcome.',
    answer: TestDelivery,
    async make({ id }, watching) {
      const { isDelivered, detail } = found(await watching.test(id), id);
      return { isDelivered, detail };
    },
  }),
];

/** The operations at a path, one for each method, and the id in the path. */
export const watchOperationsAt = pathFinder(watchOperations);
