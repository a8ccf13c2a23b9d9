import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import {
  AFTER_LABEL_IN_CAPITALS,
  ARTICLE,
  INFLECTED,
  isPluralRole,
  isRole,
  LABEL_IN_CAPITALS,
  LABEL_WORDS,
  LAST_OF_HEADING,
  SMALL_IN_LABELS,
  TITLED_LABEL,
} from '../language/index.ts';
import { firstEndingAfter } from '../spans.ts';
import { LIMITS } from './limits.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const ROLES = setOf(LABEL_WORDS.roles);
const HEADINGS = setOf(LABEL_WORDS.headings);

/** What a label's words say by their form; undefined if they can't be a speaker's. */
export function readName(
  name: string,
): { style: 'capitals' | 'role' | 'name'; key: string; attested: boolean; length: number } | undefined {
  const comma = name.indexOf(',');
  const own = comma < 0 ? name : name.slice(0, comma);
  const words = own.split(/\s+/).filter(Boolean);
  const plain = words.map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}]{1,3}$/u, ''));
  const last = plain.findLast((word) => /\p{L}/u.test(word));
  if (words.length === 0 || last === undefined) return undefined;
  if (HEADINGS.has(plain[0] === ARTICLE ? (plain[1] ?? '') : plain[0]!) || LAST_OF_HEADING.test(last))
    return undefined;
  const attested = comma >= 0 || TITLED_LABEL.test(words[0]!);
  const isOfRole = words.length <= 3 && ROLES.has(plain[0] === ARTICLE ? plain[1]! : plain[0]!) && comma < 0;
  const key = isOfRole ? plain.join(' ') : last;
  const small = words.findIndex((word) => !LABEL_IN_CAPITALS.test(word));
  const leading = small < 0 ? words.length : small;
  if (isInCapitals(words.slice(0, leading))) {
    if (leading === words.length)
      return words.length > LIMITS.labelWords + 2
        ? undefined
        : { style: 'capitals', key, attested, length: name.length };
    if (AFTER_LABEL_IN_CAPITALS.test(words[leading]!)) {
      const length = own.indexOf(words[leading]!, words.slice(0, leading).join(' ').length);
      return {
        style: 'capitals',
        key: plain[leading - 1]!,
        attested,
        length: own.slice(0, length).trimEnd().length,
      };
    }
  }
  if (isOfRole && /^\p{Lu}/u.test(words[0]!))
    return { style: 'role', key, attested: false, length: name.length };
  if (words.length > LIMITS.labelWords || !/^[\p{Lu}@]/u.test(words[0]!)) return undefined;
  if (/[.!?…"“”]$/u.test(own.trimEnd()) && !TITLED_LABEL.test(words.at(-1)!)) return undefined;
  return { style: 'name', key: last, attested, length: name.length };
}

/** Two capital letters in the last word, because an initial alone doesn't tell. */
function isInCapitals(words: readonly string[]): boolean {
  const last = words.findLast((word) => /\p{L}/u.test(word))?.replace(/[.'’]/g, '');
  return last !== undefined && /\p{Lu}{2}|^\p{Lu}\p{Ll}{1,2}\p{Lu}/u.test(last);
}

/** A name or a noun for people: it contains no verb, and its words are capitalised or end with such a noun. */
export function isNominal(tokens: Document['tokens'], { start, end }: Span, attested: boolean): boolean {
  let proper = false;
  let last = '';
  const first = firstEndingAfter(tokens, start);
  // `On the last goal`, `After the game`
  if (tokens[first]?.pos === 'ADP') return false;
  for (let i = first; i < tokens.length && tokens[i]!.start < end; i++) {
    const { text, pos, lower } = tokens[i]!;
    if (text === ',') break;
    last = text;
    if (pos === 'PRON' || pos === 'AUX') return false;
    if (/^[\p{Lu}@\p{N}]/u.test(text))
      proper ||= /^(?:PROPN|NOUN)$/.test(pos) || (pos === 'VERB' && !INFLECTED.test(lower));
    else if (pos === 'VERB' || pos === 'ADV' || pos === 'SCONJ') return false;
    else if (pos !== 'NOUN' && pos !== 'ADJ' && pos !== 'PUNCT' && !SMALL_IN_LABELS.test(lower)) return false;
  }
  // `Opposition senators`, not `Opening statement`
  return proper && (attested || !/^\p{Ll}/u.test(last) || isRole(last) || isPluralRole(last));
}
