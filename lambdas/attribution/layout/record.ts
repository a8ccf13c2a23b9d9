import type { Span } from '../../model/attribution.ts';
import { type Certain, CONSTRUCT, type MarkedDocument } from './construct.ts';
import { LIMITS } from './limits.ts';

/** Before the name: a title, or an article before an office. */
const TITLE =
  /^\s{0,4}(?:The|(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Hon|Madam|Senator|Representative|Chairman|Chairwoman|Chair|Secretary|Judge|Justice|General|Director|Delegate|Ambassador)\.?)\s/u;
const NAME =
  /^(?:\p{Lu}\.\s){0,2}(?:Mc|Mac|O['’]|De|La|Van\s)?\p{Lu}[\p{Lu}'’-]{1,30}(?:\s\p{Lu}[\p{Lu}'’-]{1,30}){0,3}(?:\spro\stempore)?/u;
const STATE = /^\sof(?:\s\p{Lu}\p{Ll}{1,20}){1,3}/u;
/** An aside, and the end of the heading. */
const CLOSING = /^\s{0,2}(?:\([^()\n]{1,80}\))?[.:]\s/u;
/** In letters; `The UN.` is not an office. */
const SHORTEST_OFFICE = 4;
/** Two headings of this form are no coincidence. */
const FEWEST = 2;
/** Notes of the record itself, which nobody says. */
const PROCEEDINGS =
  /^(?:\(|\[|The (?:question|motion|amendment|bill|vote|clerk|house|senate|text) (?:was|is|read|reads|as)\b|There was no (?:further )?objection)/iu;

/** The speeches in a parliamentary record, each below its speaker's name; further paragraphs continue a speech. */
export function findRecordTurns({ document: { text, paragraphs } }: MarkedDocument): Certain[] {
  const headings = paragraphs.map((paragraph) => headingOf(text, paragraph));
  if (headings.filter((heading) => heading !== undefined).length < FEWEST) return [];
  const found: Certain[] = [];
  let speaking = false;
  paragraphs.forEach(({ start, end }, index) => {
    const heading = headings[index];
    if (heading) {
      const { source, from } = heading;
      const content = { start: from, end };
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

/**
 * `Mr. TRASK (during the reading).`, `The CHAIR.`, `Ms. LEE of West Arden.`: the name as printed, and where the speech
 * begins.
 */
function headingOf(text: string, { start, end }: Span): { source: Span; from: number } | undefined {
  const head = text.slice(start, Math.min(end, start + 2 * LIMITS.label));
  const title = TITLE.exec(head)?.[0];
  const name = title && NAME.exec(head.slice(title.length))?.[0];
  if (!title || !name || (title.trim() === 'The' && name.length < SHORTEST_OFFICE)) return undefined;
  const named = title.length + name.length;
  const printed = named + (STATE.exec(head.slice(named))?.[0].length ?? 0);
  const closing = CLOSING.exec(head.slice(printed));
  if (!closing) return undefined;
  return {
    source: { start: start + title.search(/\S/), end: start + printed },
    from: start + printed + closing[0].length,
  };
}
