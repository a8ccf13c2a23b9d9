import type { Span } from '../../model/attribution.ts';
import {
  FOREIGN_OWNER,
  ISSUED_BY,
  isRole,
  OFFICE_IN_SOURCE,
  PORTFOLIO_IN_SOURCE,
} from '../language/index.ts';

/** The longest source that is looked through, in UTF-16 code units. */
const LONGEST = 160;

/** A body by its full name, in a source, with the noun by which a text refers to it again. */
export interface Office extends Span {
  name: string;
  noun: string;
}

/**
 * The body in a source that is named after an office or a field, not after a person: `the Norland attorney general's
 * office`, `the justice department`. `A report by the clerk's office` is the office's.
 */
export function officeIn(text: string, { start, end }: Span): Office | undefined {
  if (end - start > LONGEST) return undefined;
  const words = text.slice(start, end);
  const from = ISSUED_BY.exec(words)?.[0].length ?? 0;
  const rest = words.slice(from);
  const { office, holder } = OFFICE_IN_SOURCE.exec(rest)?.groups ?? {};
  const name = office ?? PORTFOLIO_IN_SOURCE.exec(rest)?.groups?.body?.replace(FOREIGN_OWNER, '');
  if (name === undefined || (holder !== undefined && !isRole(holder.toLowerCase()))) return undefined;
  const at = start + words.indexOf(name, from);
  const noun = name.slice(name.lastIndexOf(' ') + 1).toLowerCase();
  return { name, noun, start: at, end: at + name.length };
}
