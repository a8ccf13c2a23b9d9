import type { Document } from '../document.ts';
import { AGE_BEFORE, AGE_BEHIND } from '../language/index.ts';
import type { NameMention } from '../names/names.ts';

/** In UTF-16 code units, beside a name. */
const REACH = 24;

/** The age that a text tells beside a name: `Ada Finch, 61,`, `61-year-old Ada Finch`. */
export function ageBeside({ text }: Document, { from, end }: NameMention): number | undefined {
  const age =
    AGE_BEHIND.exec(text.slice(end, end + REACH))?.[1] ??
    AGE_BEFORE.exec(text.slice(Math.max(0, from - REACH), from))?.[1];
  return age === undefined ? undefined : Number(age);
}
