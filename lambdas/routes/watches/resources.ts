import * as z from 'zod/mini';
import { described, text, textOrNull } from '../../http/schemas.ts';
import type { Delivery as StoredDelivery, Watch as StoredWatch } from '../../model/watch.ts';
import { WATCHED_ARTICLES } from '../../model/watch.ts';
import { component } from '../resources.ts';

const watch = {
  id: z.string(),
  quotes: text('The query of `/quotes` whose new quotes you are notified of: `speaker=vorsic&kind=direct`.'),
  webhook: textOrNull('The URL that gets the notifications; null for a mail address.'),
  email: textOrNull('The mail address that gets the notifications; null for a URL.'),
  articles: described(
    z.enum(WATCHED_ARTICLES),
    '`recent`: only articles up to a week old; `all`: everything that is dropped, however old. Articles dropped ' +
      'before the watch was created are never included.',
  ),
  created: text('ISO 8601, UTC.'),
  stopped: textOrNull('Why the watch was stopped; null if it is active.'),
};

export const Watch = component('Watch', z.object(watch), 'Notifies of quotes as they arrive.');

export const NewWatch = component(
  'NewWatch',
  z.object({
    ...watch,
    secret: textOrNull(
      'Verifies the signatures of webhooks (Standard Webhooks); shown only now. Null for a mail address.',
    ),
  }),
  'A watch that was just created.',
);

const Delivery = component(
  'Delivery',
  z.object({
    time: text('ISO 8601, UTC.'),
    message: text('The `webhook-id`: the same for every attempt at the same quote.'),
    attempt: z.int().check(z.gte(1)),
    outcome: described(
      z.enum(['delivered', 'failed', 'given-up']),
      '`failed` will be retried later, `given-up` won’t.',
    ),
    detail: text('The status of the answer, or what went wrong.'),
  }),
  'One attempt to notify of a quote.',
);

export const WatchWithDeliveries = component(
  'WatchWithDeliveries',
  z.object({ ...watch, deliveries: described(z.array(Delivery), 'The last 50, latest first.') }),
  'A watch with its deliveries.',
);

export const WatchList = component('WatchList', z.object({ items: z.array(Watch) }));

export const TestDelivery = component(
  'TestDelivery',
  z.object({ isDelivered: z.boolean(), detail: text('The status of the answer, or what went wrong.') }),
);

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
