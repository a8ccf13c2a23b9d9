import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { badParameter } from '../../http/problems.ts';

const ListPlaceSchema = z.object({
  after: z.exactOptional(z.string()),
  skip: z.exactOptional(z.int()),
  speakers: z.exactOptional(z.array(z.string())),
});

/** The position in a list. */
export interface ListPlace {
  /** The store's own position; absent on its first page. */
  after?: string;
  /** How many items after `after` were already read. */
  skip?: number;
  /** The ids of the speakers selected on the first page, so that later pages list the same ones. */
  speakers?: string[];
}

/** Length of the seal that opens every cursor: 9 bytes in base64. */
const SEAL = 12;

const sealOf = (question: string, place: string) =>
  createHash('sha256').update(`${question}\n${place}`).digest('base64url').slice(0, SEAL);

/**
 * What a cursor is bound to: the path and all parameters except `limit`, `cursor` and `format`, in any order.
 *
 * @example
 * questionOf('/quotes', { speaker: 'putin', limit: 5 }) === questionOf('/quotes', { limit: 9, speaker: 'putin' })
 */
export function questionOf(path: string, parameters: Record<string, unknown>): string {
  const { limit: _limit, cursor: _cursor, format: _format, ...asked } = parameters;
  return JSON.stringify([path, Object.entries(asked).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** Seals a position in the list that answers `question`. The seal detects damage and mix-ups; it is no secret. */
export function cursorOf(question: string, place: ListPlace): string {
  const packed = Buffer.from(JSON.stringify(place)).toString('base64url');
  return sealOf(question, packed) + packed;
}

/**
 * Opens a cursor.
 *
 * @throws {BadParameters} if it is damaged or belongs to another question
 */
export function openCursor(question: string, cursor: string): ListPlace {
  const packed = cursor.slice(SEAL);
  if (sealOf(question, packed) === cursor.slice(0, SEAL)) {
    const place = ListPlaceSchema.safeParse(parsed(Buffer.from(packed, 'base64url').toString()));
    if (place.success) return place.data;
  }
  throw badParameter(
    'cursor',
    'cursor is damaged or belongs to another query; leave it out to begin at the first page, ' +
      'and keep all other parameters but limit unchanged from page to page.',
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
