import { Webhook } from 'standardwebhooks';
import type { WatchWithSecrets } from '../model/watch.ts';
import type { PostWebhook } from './webhook-client.ts';

/** The payload, as in Standard Webhooks. */
export interface Payload {
  type: 'quote.found' | 'test';
  /** ISO 8601 in UTC. */
  timestamp: string;
  data: Record<string, unknown>;
}

/** The outcome of an attempt. */
export interface DeliveryResult {
  isDelivered: boolean;
  /** The receiver never wants messages again. */
  isGone?: true;
  /** The status of the answer, or the error. */
  detail: string;
}

/** Notifies a watch. @param message the same for each attempt at the same quote */
export type Notify = (watch: WatchWithSecrets, message: string, payload: Payload) => Promise<DeliveryResult>;

/** A payload as a readable mail; the first line is its subject. */
export type SendMail = (watch: WatchWithSecrets, subject: string, text: string) => Promise<void>;

interface Shown {
  text?: string;
  speaker?: { name: string | null; description: string | null };
  article?: {
    title: string | null;
    publication: string | null;
    published: string | null;
    url: string | null;
  };
}

/** A payload as a mail. */
export function mailOf({ quotes }: Pick<WatchWithSecrets, 'quotes'>, { type, data }: Payload) {
  if (type === 'test') return { subject: 'Whosaid: a test', text: `This watch works: ${quotes}` };
  const { text = '', speaker, article } = (data.quote ?? {}) as Shown;
  const who = speaker?.name ?? speaker?.description ?? 'Somebody';
  const where = [article?.title, article?.publication, article?.published, article?.url].filter(Boolean);
  return {
    subject: `Whosaid: ${who}`,
    text: `${who}:\n\n${text}\n\n${where.join('\n')}\n\nYour watch: ${quotes}\n`,
  };
}

const failed = (error: unknown): DeliveryResult => {
  const { code, name, message } = error as NodeJS.ErrnoException;
  return {
    isDelivered: false,
    detail: code ?? (name === 'TimeoutError' ? 'it did not answer in time' : message),
  };
};

const GONE = 410;

/**
 * Notifies by signed webhooks (Standard Webhooks 1.0) and by mail. Never throws: errors are in the result.
 *
 * @param sendMail absent if no mail can be sent
 */
export const createNotifier =
  (post: PostWebhook, now: () => number, sendMail?: SendMail): Notify =>
  async (watch, message, payload) => {
    const { webhook, secret } = watch;
    try {
      if (webhook !== undefined && secret !== undefined) {
        const body = JSON.stringify(payload);
        const time = new Date(now());
        const status = await post(
          webhook,
          {
            'webhook-id': message,
            'webhook-timestamp': String(Math.floor(time.getTime() / 1000)),
            'webhook-signature': new Webhook(secret).sign(message, time, body),
          },
          body,
        );
        const isDelivered = status >= 200 && status < 300;
        return {
          isDelivered,
          ...(status === GONE && { isGone: true as const }),
          detail: `answered ${status}`,
        };
      }
      if (!sendMail) return { isDelivered: false, detail: 'no mail can be sent here' };
      const { subject, text } = mailOf(watch, payload);
      await sendMail(watch, subject, text);
      return { isDelivered: true, detail: 'handed over to be mailed' };
    } catch (error) {
      return failed(error);
    }
  };
