/**
 * Which articles a watch covers: `recent` ones only, or `all` that arrive after it was created, however old they are.
 */
export const WATCHED_ARTICLES = ['recent', 'all'] as const;

/** A query, and whom to notify of its quotes. */
export interface Watch {
  id: string;
  /** The filters as `/quotes` takes them: `speaker=vorsic&kind=direct`. */
  quotes: string;
  /** The recipient: a URL that accepts webhooks, or a mail address. */
  webhook?: string;
  email?: string;
  articles: (typeof WATCHED_ARTICLES)[number];
  /** ISO 8601 in UTC: articles dropped before are not reported. */
  created: string;
  /** Why the watch was stopped. */
  stopped?: string;
}

/** A watch with the fields that only deliveries need. */
export interface WatchWithSecrets extends Watch {
  /** The key that signs webhooks: `whsec_` and base64. */
  secret?: string;
  /** The subscription of the mail address. */
  subscription?: string;
}

/** One attempt at a delivery. */
export interface Delivery {
  /** ISO 8601 in UTC. */
  time: string;
  /** The `webhook-id`: the same for every attempt at the same quote. */
  message: string;
  /** From 1. */
  attempt: number;
  /** `failed` will be retried later, `given-up` won't. */
  outcome: 'delivered' | 'failed' | 'given-up';
  /** The status of the answer, or the error. */
  detail: string;
}

/** The state of notifying a watch of a quote. */
export interface Notification {
  /** How many attempts were made; absent until it is on the queue. */
  attempts?: number;
  outcome?: 'delivered' | 'given-up';
}
