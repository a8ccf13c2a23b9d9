import {
  FIRST_NAMES,
  GENERATIONS_BEFORE,
  isPluralRole,
  JOINED_FIRST_NAMES,
  SIBLINGS_BEFORE,
  SPOUSES_BEFORE,
} from '../language/index.ts';
import type { NameMention } from './names.ts';
import { genderOfNames } from './same-person.ts';

/** The words before the first of two names that are looked at, in UTF-16 code units. */
const LEAD = 60;

/**
 * `Siblings Ada and Ed Hall`: a first name has the surname that is printed once for both, if the text shows that they
 * are of one family, and doesn't name anybody else so.
 */
export function withSharedSurnames(text: string, mentions: readonly NameMention[]): NameMention[] {
  const known = new Map<string, Set<string>>();
  for (const mention of mentions) {
    const { keys } = mention;
    if (keys.length === 1 && isPlain(text, mention)) continue;
    for (const key of keys) known.set(key, (known.get(key) ?? new Set()).add(keys.at(-1)!));
  }
  const courtesies = new Map<string, Set<string>>();
  for (const { keys, titles, titled, gender } of mentions)
    if (keys.length === 1 && titled && titles.length === 0 && gender)
      courtesies.set(keys[0]!, (courtesies.get(keys[0]!) ?? new Set()).add(gender));
  return mentions.map((mention, i) => {
    const next = mentions[i + 1];
    if (!next || !isJoined(text, mention, next)) return mention;
    const [given] = mention.keys as [string];
    const [other, surname] = next.keys as [string, string];
    const surnames = known.get(given);
    if (surnames && (surnames.size > 1 || !surnames.has(surname))) return mention;
    const lead = text.slice(Math.max(0, mention.from - LEAD), mention.start);
    const isKnown = FIRST_NAMES.has(given) && areOfOneFamily(lead);
    if (!isKnown && !courtesies.get(surname)?.has(genderBeside(given, other) ?? '')) return mention;
    const added = text.slice(next.start, next.end).split(/\s+/u).at(-1)!;
    return { ...mention, keys: [given, surname], printed: `${mention.printed} ${added}` };
  });
}

const areOfOneFamily = (lead: string): boolean =>
  SPOUSES_BEFORE.test(lead) || SIBLINGS_BEFORE.test(lead) || GENERATIONS_BEFORE.test(lead);

/** `Ada and Ed Hall`, behind a noun for both at most. */
function isJoined(text: string, one: NameMention, other: NameMention): boolean {
  if (one.type !== 'person' || other.type !== 'person' || one.keys.length !== 1 || other.keys.length !== 2)
    return false;
  if (other.titled || other.suffix !== '' || one.possessive || one.handle) return false;
  if (!FIRST_NAMES.has(other.keys[0]!)) return false;
  if (!isPlain(text, one)) return false;
  return JOINED_FIRST_NAMES.test(text.slice(one.end, other.start));
}

/** Of a first name, or that which a name beside it doesn't have; undefined if both are one. */
function genderBeside(given: string, other: string): 'male' | 'female' | undefined {
  const beside = genderOfNames([other]);
  const own = genderOfNames([given]) ?? (beside === 'female' ? 'male' : beside && 'female');
  return own === beside ? undefined : own;
}

/** Whether a name has no title but a noun for several: `Teachers Ada and Ed Hall`, not `Prince Ed`. */
function isPlain(text: string, { from, start }: NameMention): boolean {
  const before = text.slice(from, start).trim().toLowerCase();
  return before === '' || isPluralRole(before.slice(before.lastIndexOf(' ') + 1));
}
