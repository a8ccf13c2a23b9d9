import type { Attribution } from '../model/attribution.ts';
import { keysOf } from './keys.ts';
import { type Passage, passagesOf } from './passages.ts';

export { keysOf } from './keys.ts';
export { type Passage, passageFrom, passagesOf } from './passages.ts';
export { isSame, type Said } from './same.ts';

/** A passage of a quote, with its keys. */
export interface Signature {
  passage: Passage;
  keys: string[];
}

/** The part of a quote that its signatures depend on. */
export type Words = Pick<Attribution, 'kind' | 'type'> & { text: string };

/** Fewer words in quotation marks are scare quotes or a title. */
const FEWEST_QUOTED_WORDS = 2;

const OPENING = /["“”„«]|(?<![\p{L}\p{N}])['‘]/u;
const CLOSING = ['"', '”', '“', '»', '’', "'"];

/** How many words there are between the first quotation mark and the last. */
function quotedWords(text: string): number {
  const start = text.search(OPENING);
  const end = Math.max(...CLOSING.map((mark) => text.lastIndexOf(mark)));
  return start === -1 ? 0 : (text.slice(start, end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0);
}

/**
 * The passages of a quote that other articles may print too, each with its keys. There are none if the quote is no
 * communication or nothing in it is quoted, and passages without keys are left out.
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
