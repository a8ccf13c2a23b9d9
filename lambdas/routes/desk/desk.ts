import type * as z from 'zod/mini';
import type { DeadLetter, Explanation } from './resources.ts';

/** Messages that failed too often. */
export interface DeadLetters {
  /** Up to 100, the oldest first. Who asks at the same time may be shown fewer. */
  list(): Promise<{ items: z.infer<typeof DeadLetter>[]; more: boolean }>;
  /** Gives a message another round of tries; false when it isn't there. */
  retry(id: string): Promise<boolean>;
}

/** What the operations of the desk work with. */
export interface Desk {
  deadLetters: DeadLetters;
  /**
   * Why a quote is whose it is; undefined when there is no such quote.
   *
   * @throws {Unavailable} `no-engine`, `too-slow`, `no-text`
   */
  explain(quoteId: string): Promise<z.infer<typeof Explanation> | undefined>;
}
