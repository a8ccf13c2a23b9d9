import * as z from 'zod/mini';
import type { Delivery as StoredDelivery, Watch as StoredWatch } from '../../model/watch.ts';
import { WATCHED_ARTICLES } from '../../model/watch.ts';
import { components } from '../resources.ts';

const text = (description: string) => z.string().check(z.describe(description));
const textOrNull = (description: string) => z.nullable(z.string()).check(z.describe(description));

const watch = {
  id: z.string(),
  quotes: text('The query of `/quotes` whose new quotes you are notified of: `speaker=vorsic&kind=direct`.'),
  webhook: textOrNull('The URL that gets the notifications; null for a mail address.'),
  email: textOrNull('The mail address that gets the notifications; null for a URL.'),
  articles: z
    .enum(WATCHED_ARTICLES)
    .check(
      z.describe(
        '`recent`: only articles up to a week old; `all`: everything that is dropped, however old. Articles dropped ' +
          'before the watch was created are never included.',
      ),
    ),
  created: text('ISO 8601, UTC.'),
  stopped: textOrNull('Why the watch was stopped; null if it is active.'),
};

export const Watch = z
  .object(watch)
  .check(z.describe('Notifies of quotes as they arrive.'))
  .register(components, { id: 'Watch' });

export const NewWatch = z
  .object({
    ...watch,
    secret: textOrNull(
      'Verifies the signatures of webhooks (Standard Webhooks); shown only now. Null for a mail address.',
    ),
  })
  .check(z.describe('A watch that was just created.'))
  .register(components, { id: 'NewWatch' });

const Delivery = z
  .object({
    time: text('ISO 8601, UTC.'),
    message: text('The `webhook-id`: the same for every attempt at the same quote.'),
    attempt: z.int().check(z.gte(1)),
    outcome: z
      .enum(['delivered', 'failed', 'given-up'])
      .check(z.describe('`failed` will be retried later, `given-up` won’t.')),
    detail: text('The status of the answer, or what went wrong.'),
  })
  .check(z.describe('One attempt to notify of a quote.'))
  .register(components, { id: 'Delivery' });

export const WatchWithDeliveries = z
  .object({ ...watch, deliveries: z.array(Delivery).check(z.describe('The last 50, latest first.')) })
  .check(z.describe('A watch with its deliveries.'))
  .register(components, { id: 'WatchWithDeliveries' });

export const WatchList = z.object({ items: z.array(Watch) }).register(components, { id: 'WatchList' });

export const TestDelivery = z
  .object({ isDelivered: z.boolean(), detail: text('The status of the answer, or what went wrong.') })
  .register(components, { id: 'TestDelivery' });

/** A watch as the API shows it, without its secret. */
export const watchResource = ({
  id,
  quotes,
  webhook,
  email,
  articles,
  created,
  stopped,
}: StoredWatch): z.infer<typeof Watch> => ({
  id,
  quotes,
  webhook: webhook ?? null,
  email: email ?? null,
  articles,
  created,
  stopped: stopped ?? null,
});

/** A delivery as the API shows it. */
export const deliveryResource = ({
  time,
  message,
  attempt,
  outcome,
  detail,
}: StoredDelivery): z.infer<typeof Delivery> => ({ time, message, attempt, outcome, detail });
