import { DASHED_NAME } from '../language/index.ts';
import { quotedAlone, SENTENCE_ENDS } from '../wording.ts';
import { type Certain, CONSTRUCT, type MarkedDocument } from './construct.ts';
import { LIMITS } from './limits.ts';
import { isTitle } from './loose.ts';
import { isNameOnly } from './signatures.ts';

/**
 * Quotations that stand each behind a name and a dash: `- **Jo Low** – “We shall wait.”`, several in a text. Songs and
 * films stand so behind their singers and prizes; they don't end like sentences.
 */
export function findDashed({ document, quotations }: MarkedDocument): Certain[] {
  const { text, paragraphs } = document;
  const found: Certain[] = [];
  let titles = 0;
  for (const { start, end } of paragraphs) {
    const match = DASHED_NAME.exec(text.slice(start, Math.min(end, start + LIMITS.label)));
    if (!match) continue;
    const from = start + match[0].indexOf(match.groups!.name!);
    const source = { start: from, end: from + match.groups!.name!.length };
    const said = quotedAlone(text, { start: start + match[0].length, end }, quotations);
    if (!said || !isNameOnly(document, source)) continue;
    const words = text.slice(said.start, said.end);
    if (isTitle(words) || !SENTENCE_ENDS.test(words)) titles++;
    else found.push({ construct: CONSTRUCT.label, source: [source], cue: [], content: [said] });
  }
  return found.length >= LIMITS.plainSignatures && found.length > titles ? found : [];
}
