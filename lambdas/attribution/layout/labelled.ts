import { around } from '../spans.ts';
import { SENTENCE_ENDS, WORD, wordsBetween } from '../wording.ts';
import { type Certain, CONSTRUCT, type MarkedDocument } from './construct.ts';
import { labelAt } from './labels.ts';

/** In words; a shorter quotation after a colon may be a title, unless it ends like a sentence. */
const SHORTEST = 4;
/** After the quotation: where and when it was said, `— tweet Sunday`, `(USA TODAY)`. */
const TAIL = /^[\s.,]*(?:$|[—–―-]|\()/u;

/**
 * A quotation after a name and a colon: `Jo Low, 43: “Never.”`, `• Ed Hall: “Soon.” (Gazette)`, on the same line or the
 * next.
 */
export function findLabelled({ document, quotations }: MarkedDocument): Certain[] {
  const { text, paragraphs } = document;
  const found: Certain[] = [];
  paragraphs.forEach((paragraph, index) => {
    const label = labelAt(document, paragraph);
    if (!label?.colon) return;
    const next = paragraphs[index + 1];
    const place = WORD.test(text.slice(label.end, paragraph.end))
      ? { start: label.end, end: paragraph.end }
      : next;
    if (!place) return;
    const own = around(quotations, place.start, place.end);
    const [first] = own;
    const last = own.at(-1);
    if (
      !first ||
      !last ||
      WORD.test(text.slice(place.start, first.start)) ||
      !TAIL.test(text.slice(last.end, place.end))
    )
      return;
    if (own.slice(1).some((quotation, i) => WORD.test(text.slice(own[i]!.end, quotation.start)))) return;
    const words = text.slice(first.start, last.end);
    if (wordsBetween(text, first.start, last.end) < SHORTEST && !SENTENCE_ENDS.test(words)) return;
    found.push({
      construct: CONSTRUCT.label,
      source: [label.source],
      cue: [],
      content: [{ start: first.start, end: last.end }],
    });
  });
  return found;
}
