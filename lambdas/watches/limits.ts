/** The limits of watches. docs/limits.md lists them for users. */

/** Watches of a stage: each is evaluated for every file that arrives. */
export const MAX_WATCHES = 200;

/** The age of articles that are news: an archive that is dropped today is not. */
export const NEWS_DAYS = 7;

/** How long the receiver of a webhook may take, in milliseconds. */
export const WEBHOOK_TIMEOUT_MS = 10_000;

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds between one attempt of a delivery and the next: nine attempts over 26 hours. */
export const DELIVERY_PAUSES_S = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  4 * HOUR,
  5 * HOUR,
  6 * HOUR,
  8 * HOUR,
];
