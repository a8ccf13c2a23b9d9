import type { Span } from '../../model/attribution.ts';
import { ARTICLE, PROCEEDINGS, RECORD_NAME, RECORD_STATE, RECORD_TITLE } from '../language/index.ts';
import { type Certain, CONSTRUCT, type MarkedDocument } from './construct.ts';
import { LIMITS } from './limits.ts';

/** An aside, and the end of the heading. */
const CLOSING = /^\s{0,2}(?:\([^()\n]{1,80}\))?[.:]\s/u;
/** In letters; `The UN.` is not an office. */
const SHORTEST_OFFICE = 4;
/** Two headings of this form are no coincidence. */
const FEWEST = 2;

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
  const title = RECORD_TITLE.exec(head)?.[0];
  const name = title && RECORD_NAME.exec(head.slice(title.length))?.[0];
  if (!title || !name || (title.trim().toLowerCase() === ARTICLE && name.length < SHORTEST_OFFICE))
    return undefined;
  const named = title.length + name.length;
  const printed = named + (RECORD_STATE.exec(head.slice(named))?.[0].length ?? 0);
  const closing = CLOSING.exec(head.slice(printed));
  if (!closing) return undefined;
  return {
    source: { start: start + title.search(/\S/), end: start + printed },
    from: start + printed + closing[0].length,
  };
}
