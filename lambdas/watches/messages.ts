import * as z from 'zod/mini';
import { type Change, readChange } from '../changes/change.ts';
import type { Match } from './matching.ts';

const DeliverySchema = z.object({
  delivery: z.object({
    watch: z.string(),
    article: z.string(),
    quote: z.string(),
    attempt: z.int().check(z.gte(1)),
    due: z.int(),
  }),
});

/**
 * A quote that a watch is to be notified of: the number of the attempt, from 1, and its earliest time (milliseconds of
 * the clock).
 */
export interface DueDelivery extends Match {
  attempt: number;
  due: number;
}

export const deliveryMessage = (delivery: DueDelivery): string => JSON.stringify({ delivery });

/**
 * The task in a message of the watches' queue: a change to evaluate, or a delivery.
 *
 * @throws {UnknownChange}
 */
export function taskIn(body: string): { change: Change } | { delivery: DueDelivery } {
  try {
    const read = DeliverySchema.safeParse(JSON.parse(body));
    if (read.success) return read.data;
  } catch {
    // If it isn't JSON, it isn't a change either, and that error says so.
  }
  return { change: readChange(body) };
}
