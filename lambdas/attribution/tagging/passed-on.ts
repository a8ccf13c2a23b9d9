import type { TaggedAttribution } from '../../model/attribution.ts';
import { PASSES_ON, PASSIVE, SAYING } from '../language/index.ts';
import { firstEndingAfter } from '../spans.ts';

/** How much of the words behind a cue is examined, in UTF-16 code units; before it, for what shows a passive. */
const REACH = 110;
const LEAD = 12;

/**
 * The same with who says quoted words that another passes on behind them: `“…,” the Gazette quoted Low as saying`. They
 * are Low's, and the Gazette's are `Low as saying` as well; the network often reads only who passes them on.
 */
export function withPassedOn(text: string, attributions: readonly TaggedAttribution[]): TaggedAttribution[] {
  const cues = attributions.flatMap(({ cue }) => cue).sort((a, b) => a.end - b.end);
  return attributions.flatMap((one) => {
    const { source, cue, content } = one;
    const [first] = cue;
    const end = cue.at(-1)?.end ?? 0;
    const before = content.filter(({ end: last }) => first && last <= first.start);
    if (!first || source.length === 0 || before.length === 0) return [one];
    if (!PASSES_ON.test(text.slice(first.start, end))) return [one];
    if (PASSIVE.test(text.slice(Math.max(0, first.start - LEAD), end))) return [one];
    const found = SAYING.exec(text.slice(end, end + REACH));
    if (!found) return [one];
    const [all, words = '', saying = ''] = found;
    const said = { start: end + all.length - saying.length, end: end + all.length };
    // the network has read it itself
    const known = cues[firstEndingAfter(cues, said.start)];
    if (known && known.start < said.end) return [one];
    const speaker = { start: end + 1, end: end + 1 + words.length };
    const behind = content.filter(({ start }) => start >= said.end);
    const inner = {
      ...one,
      source: [speaker],
      cue: [said],
      content: [...before, ...behind],
    };
    const outer = { ...one, content: [...before, { start: speaker.start, end: said.end }, ...behind] };
    return [one.kind === 'direct' ? { ...outer, kind: 'mixed' } : outer, { ...inner, type: 'communication' }];
  });
}
