import type { Span } from '../../model/attribution.ts';
import { type Certain, CONSTRUCT, type Page } from './construct.ts';
import { LIMITS } from './limits.ts';

/**
 * `Mr. TRASK (during the reading).`, `The CHAIR.`, `Ms. LEE of California.`: how parliaments' records name who speaks.
 * Groups: the name as printed; what follows it, up to the full stop.
 */
const HEADING =
  /^\s{0,4}((?:The\s(?:ACTING\s)?[\p{Lu}]{4,20}(?:\s(?:[\p{Lu}]{2,20}|pro\stempore)){0,4}|(?:(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Hon|Madam|Senator|Representative|Chairman|Chairwoman|Chair|Secretary|Judge|Justice|General|Director|Delegate|Ambassador)\.?\s)(?:\p{Lu}\.\s){0,2}(?:Mc|Mac|O['’]|De|La|Van\s)?[\p{Lu}][\p{Lu}'’-]{1,30}(?:\s[\p{Lu}][\p{Lu}'’-]{1,30}){0,3})(?:\sof\s(?:\p{Lu}\p{Ll}{1,20}\s?){1,3})?)(\s{0,2}\([^()\n]{1,80}\))?[.:]\s/u;
/** Two headings of this form are no chance. */
const FEWEST = 2;
/** What the record tells of the house, in nobody's words. */
const PROCEEDINGS =
  /^(?:\(|\[|The (?:question|motion|amendment|bill|vote|clerk|house|senate|text) (?:was|is|read|reads|as)\b|There was no objection)/iu;

/** The speeches of a parliament's record, each under its speaker's name; further paragraphs of a speech continue it. */
export function findRecordTurns({ document: { text, paragraphs } }: Page): Certain[] {
  const headings = paragraphs.map(({ start, end }) =>
    HEADING.exec(text.slice(start, Math.min(end, start + 2 * LIMITS.label))),
  );
  if (headings.filter((heading) => heading !== null).length < FEWEST) return [];
  const found: Certain[] = [];
  let speaking = false;
  paragraphs.forEach(({ start, end }, index) => {
    const heading = headings[index];
    if (heading) {
      const [all, name] = heading;
      const from = start + all.indexOf(name!);
      const source: Span = { start: from, end: from + name!.trimEnd().length };
      const content = { start: start + all.length, end };
      speaking = content.end > content.start;
      if (speaking)
        found.push({ construct: CONSTRUCT.recordTurn, source: [source], cue: [], content: [content] });
    } else if (PROCEEDINGS.test(text.slice(start, Math.min(end, start + LIMITS.label)))) speaking = false;
    else if (speaking) {
      found.push({
        construct: CONSTRUCT.recordTurn,
        source: [],
        cue: [],
        content: [{ start, end }],
        continues: found.length - 1,
      });
    }
  });
  return found;
}
