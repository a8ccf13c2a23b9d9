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

/** A quote that a watch is to be told of: for which time, from 1, and not before when (milliseconds of the clock). */
export interface DueDelivery extends Match {
  attempt: number;
  due: number;
}

export const deliveryMessage = (delivery: DueDelivery): string => JSON.stringify({ delivery });

/**
 * What a message of the watches' queue asks for: to look at a change, or to deliver something.
 *
 * @throws {UnknownChange}
 */
export function readMessage(body: string): { change: Change } | { delivery: DueDelivery } {
  try {
    const read = DeliverySchema.safeParse(JSON.parse(body));
    if (read.success) return read.data;
  } catch {
    // Whatever is no JSON is no change either, which says so.
  }
  return { change: readChange(body) };
}
