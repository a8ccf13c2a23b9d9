import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { BYLINE } from '../language/index.ts';
import { firstEndingAfter } from '../spans.ts';
import { WORD } from '../wording.ts';
import { LIMITS } from './limits.ts';

/**
 * The network's attributions without sources that are no words, and without the writer in a byline where no verb says
 * that it is their words. Quoted words without source and cue are left to the layout.
 */
export function withoutBylines(
  { text, paragraphs }: Document,
  attributions: readonly TaggedAttribution[],
): TaggedAttribution[] {
  const isByline = ({ start }: Span) => {
    const line = paragraphs[firstEndingAfter(paragraphs, start)];
    return (
      line !== undefined &&
      line.end - line.start <= LIMITS.heading &&
      BYLINE.test(text.slice(line.start, line.end))
    );
  };
  return attributions.flatMap((one) => {
    const source = one.source.filter(
      (span) => WORD.test(text.slice(span.start, span.end)) && (one.cue.length > 0 || !isByline(span)),
    );
    if (source.length === one.source.length) return [one];
    return one.kind === 'direct' && source.length + one.cue.length === 0 ? [] : [{ ...one, source }];
  });
}
