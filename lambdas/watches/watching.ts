import { randomBytes } from 'node:crypto';
import { BadParameters, badParameter, Refused } from '../http/problems.ts';
import { readParameters } from '../http/read-parameters.ts';
import type { WatchWithSecrets } from '../model/watch.ts';
import { watchedParameters } from '../routes/query/parameters.ts';
import { queryIn } from '../routes/query/search-lists.ts';
import type { Watching } from '../routes/watches/operations.ts';
import type { WatchStore } from '../store/index.ts';
import { MAX_WATCHES } from './limits.ts';
import type { Notify } from './notifier.ts';
import { problemOfWebhook, type WebhookNetwork } from './webhook-client.ts';

/** Sends mails to addresses that have agreed. */
export interface Mailbox {
  /** Asks an address for consent to the mails of a watch. @returns the subscription */
  subscribe(email: string, watch: string): Promise<string>;
  unsubscribe(subscription: string): Promise<void>;
}

export interface WatchingOptions {
  watches: WatchStore;
  notify: Notify;
  network: WebhookNetwork;
  now(): number;
  /** Absent if no mail can be sent. */
  mailbox?: Mailbox | undefined;
}

const ID_BYTES = 9;
const SECRET_BYTES = 32;

const bad = (parameter: string, message: string) => badParameter(parameter, `${parameter} ${message}.`);

/** @throws {BadParameters} for filters that `/quotes` would reject, or none */
function checkQuotes(quotes: string): void {
  if (new URLSearchParams(quotes).size === 0)
    throw bad('quotes', 'must have a filter at least: speaker=vorsic');
  try {
    queryIn(readParameters(watchedParameters, quotes));
  } catch (error) {
    if (!(error instanceof BadParameters)) throw error;
    throw new BadParameters(
      error.errors.map(({ message, ...rest }) => ({
        ...rest,
        parameter: 'quotes',
        message: `quotes can’t be watched: ${message}`,
      })),
    );
  }
}

/** The operations on watches, on a store. */
export function createWatching({ watches, notify, network, now, mailbox }: WatchingOptions): Watching {
  return {
    async create({ quotes, webhook, email, articles }) {
      checkQuotes(quotes);
      if ((webhook === undefined) === (email === undefined))
        throw bad('webhook', 'or email is to be given, one of the two');
      const problem = webhook === undefined ? undefined : problemOfWebhook(webhook, network);
      if (problem !== undefined) throw bad('webhook', problem);
      if (email !== undefined && !mailbox)
        throw bad('email', 'can’t be told here, where no mail is sent; give a webhook');
      if ((await watches.list()).length >= MAX_WATCHES) {
        const detail = `There are already ${MAX_WATCHES} watches, the most allowed: delete one.`;
        throw new Refused(409, 'too-many', detail);
      }
      const id = randomBytes(ID_BYTES).toString('hex');
      const subscription = email === undefined ? undefined : await mailbox?.subscribe(email, id);
      const watch: WatchWithSecrets = {
        id,
        quotes,
        ...(webhook !== undefined && {
          webhook,
          secret: `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`,
        }),
        ...(email !== undefined && { email }),
        ...(subscription !== undefined && { subscription }),
        articles,
        created: new Date(now()).toISOString(),
      };
      await watches.create(watch);
      return watch;
    },

    list: () => watches.list(),

    async watch(id) {
      const watch = await watches.watch(id);
      return watch && { watch, deliveries: await watches.deliveries(id) };
    },

    async remove(id) {
      const watch = await watches.watch(id);
      if (watch?.subscription !== undefined) await mailbox?.unsubscribe(watch.subscription);
      return watches.remove(id);
    },

    async test(id) {
      const watch = await watches.watch(id);
      if (!watch) return undefined;
      const message = `msg_test_${randomBytes(ID_BYTES).toString('hex')}`;
      const timestamp = new Date(now()).toISOString();
      return notify(watch, message, { type: 'test', timestamp, data: { watch: id, quotes: watch.quotes } });
    },
  };
}
