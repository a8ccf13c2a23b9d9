import type { Attribution } from '../model/attribution.ts';
import { keysOf } from './keys.ts';
import { type Passage, passagesOf } from './passages.ts';

export { keysOf } from './keys.ts';
export { type Passage, passageFrom, passagesOf } from './passages.ts';
export { isSame, type Said } from './same.ts';

/** A passage of a quote, and the keys it is found by. */
export interface Signature {
  passage: Passage;
  keys: string[];
}

/** What of a quote tells how its words can be printed again. */
export type Words = Pick<Attribution, 'kind' | 'type'> & { text: string };

/** Fewer words in quotation marks are a word that the article keeps at a distance, or a title. */
const FEWEST_QUOTED_WORDS = 2;

const OPENING = /["“”„«]|(?<![\p{L}\p{N}])['‘]/u;
const CLOSING = ['"', '”', '“', '»', '’', "'"];

/** How many words stand between the first quotation mark and the last. */
function quotedWords(text: string): number {
  const start = text.search(OPENING);
  const end = Math.max(...CLOSING.map((mark) => text.lastIndexOf(mark)));
  return start === -1 ? 0 : (text.slice(start, end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0);
}

/**
 * The passages of a quote that may be printed elsewhere too, each with the keys it is found by. There are none where
 * nobody said anything (another type than a communication), where nothing is quoted, and none without keys.
 *
 * @param quote with the words of its content, its spans joined by ` … `
 * @example
 * signaturesOf({ kind: 'direct', type: 'communication', text: '“The harbour master inspected the bridge,”' })
 */
export function signaturesOf({ kind, type, text }: Words): Signature[] {
  if (type !== 'communication' || kind === 'indirect') return [];
  if (kind === 'mixed' && quotedWords(text) < FEWEST_QUOTED_WORDS) return [];
  const signatures: Signature[] = [];
  for (const passage of passagesOf(text)) {
    const keys = keysOf(passage, signatures.length);
    if (keys.length > 0) signatures.push({ passage, keys });
  }
  return signatures;
}
