/** Which articles a watch hears of: `recent` ones alone, or `all` that arrive after it was made, however old they are. */
export const WATCHED_ARTICLES = ['recent', 'all'] as const;

/** What somebody wants to be told of. */
export interface Watch {
  id: string;
  /** The filters as `/quotes` takes them: `speaker=vorsic&kind=direct`. */
  quotes: string;
  /** Where it is told: a URL that takes webhooks, or a mail address. */
  webhook?: string;
  email?: string;
  articles: (typeof WATCHED_ARTICLES)[number];
  /** ISO 8601 in UTC: what was dropped before isn't told. */
  created: string;
  /** Why nothing is told any more. */
  stopped?: string;
}

/** A watch with what only deliveries need. */
export interface WatchWithSecrets extends Watch {
  /** Signs webhooks: `whsec_` and base64. */
  secret?: string;
  /** The subscription of the mail address. */
  subscription?: string;
}

/** One try to tell somebody. */
export interface Delivery {
  /** ISO 8601 in UTC. */
  time: string;
  /** The `webhook-id`: the same at each try of the same quote. */
  message: string;
  /** From 1. */
  attempt: number;
  /** `failed` comes again later, `given-up` no more. */
  outcome: 'delivered' | 'failed' | 'given-up';
  /** The status that was answered, or what went wrong. */
  detail: string;
}

/** How far it has come with telling a watch of a quote. */
export interface Notification {
  /** How often it was tried; absent until it lies on the queue. */
  attempts?: number;
  outcome?: 'delivered' | 'given-up';
}
