import type { Span } from '../../model/attribution.ts';
import {
  BEFORE_DOER,
  DONE_TO,
  FIRST_NAMES,
  NAMED_AS,
  NOUN_BEFORE_NAME,
  SAID_ABOUT,
} from '../language/index.ts';
import { begins, isTitle } from '../names/name-surroundings.ts';
import type { Named } from './together.ts';

/** Before the first name, in UTF-16 code units. */
const LEAD = 80;
const OWNER = /['’]s $/u;

/**
 * The name that a source consists of: the one it begins with, or the full one of a person that ends it, behind a noun
 * (`Harbour captain Ada Finch`) or behind whom the words are about (`Of Ed Hall, the new captain, Ada Finch`;
 * `Sentencing Ed Hall, Judge Ada Finch`).
 */
export function headName(text: string, source: Span, names: readonly Named[]): Named | undefined {
  const [first, last] = [names[0], names.at(-1)];
  if (!first || !last) return undefined;
  const { mention, entity } = last;
  const [given, surname] = mention.keys as [string, string?];
  if (last !== first && entity.type === 'person' && surname !== undefined && mention.end >= source.end) {
    const before = text.slice(source.start, mention.from);
    const isOwned = OWNER.test(before) && (FIRST_NAMES.has(given) || isTitle(given));
    if ((mention.titled || isOwned) && NOUN_BEFORE_NAME.test(before)) return last;
    const { from } = first.mention;
    const lead = text.slice(Math.max(0, from - LEAD), from);
    if (SAID_ABOUT.test(lead) || (DONE_TO.test(lead) && BEFORE_DOER.test(before))) return last;
  }
  const isNamedAs = NAMED_AS.test(text.slice(source.start, first.mention.from));
  return isNamedAs || begins(text, source, first.mention) ? first : undefined;
}
