import type * as z from 'zod/mini';
import type { DeadLetter, Explanation } from './resources.ts';

/** Messages that failed too often. */
export interface DeadLetters {
  /** Up to 100, oldest first. Concurrent callers may see fewer. */
  list(): Promise<{ items: z.infer<typeof DeadLetter>[]; more: boolean }>;
  /** Retries a message; false if it doesn't exist. */
  retry(id: string): Promise<boolean>;
}

/** What the desk's operations need. */
export interface Desk {
  deadLetters: DeadLetters;
  /**
   * Why a quote has its speaker; undefined if there is no such quote.
   *
   * @throws {Unavailable} `no-engine`, `too-slow`, `no-text`
   */
  explain(quoteId: string): Promise<z.infer<typeof Explanation> | undefined>;
}
