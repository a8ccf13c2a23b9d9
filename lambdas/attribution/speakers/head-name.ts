import type { Span } from '../../model/attribution.ts';
import { FIRST_NAMES, NAMED_AS, NOUN_BEFORE_NAME, SAID_ABOUT } from '../language/index.ts';
import { begins, isTitle } from '../names/name-surroundings.ts';
import type { Named } from './together.ts';

/** Before the first name, in UTF-16 code units. */
const LEAD = 80;

/**
 * The name that a source consists of: the one it begins with, or the full one of a person that ends it, behind a noun
 * (`Harbour captain Ada Finch`) or behind whom the words are about (`Of Ed Hall, the new captain, Ada Finch`).
 */
export function headName(text: string, source: Span, names: readonly Named[]): Named | undefined {
  const [first, last] = [names[0], names.at(-1)];
  if (!first || !last) return undefined;
  const isPerson = last.entity.type === 'person' && last.mention.keys.length > 1;
  const isLast = isPerson && last.mention.end >= source.end;
  if (isLast && last !== first) {
    const before = text.slice(source.start, last.mention.start);
    const lead = text.slice(Math.max(0, first.mention.from - LEAD), first.mention.from);
    const given = last.mention.keys[0]!;
    const isNamed = last.mention.titled || FIRST_NAMES.has(given) || isTitle(given);
    if ((isNamed && NOUN_BEFORE_NAME.test(before)) || SAID_ABOUT.test(lead)) return last;
  }
  const isNamedAs = NAMED_AS.test(text.slice(source.start, first.mention.from));
  return isNamedAs || begins(text, source, first.mention) ? first : undefined;
}
