import type { Kind, Span, TaggedAttribution } from '../lambdas/model/attribution.ts';
import type { Annotated, Spans } from './corpus.ts';

const MARK = /["“”„‟«»]/;

/** What a perfect tagger would find in an annotated article. */
export function goldTagged({ text, attributions }: Annotated): TaggedAttribution[] {
  let quoted: number | undefined;
  return attributions.map((gold, index) => {
    const kind = gold.kind ?? kindOf(text, gold.content);
    const source = spansOf(gold.source);
    const cue = spansOf(gold.cue);
    const content = spansOf(gold.content);
    const tagged = { kind, type: 'communication', source, cue, content, confidence: 1 } as const;
    // quoted words that neither a source nor a cue goes with go on with those before, as the tagger has it
    const goesOn = source.length + cue.length === 0 && kind !== 'indirect' && quoted !== undefined;
    const before = quoted;
    if (kind !== 'indirect') quoted = index;
    return goesOn ? { ...tagged, continues: before! } : tagged;
  });
}

export function spansOf(pairs: Spans | undefined): Span[] {
  return (pairs ?? []).map(([start, end]) => ({ start, end }));
}

/** PolNeAR's gold has no kind: the marks at the content's edges tell it well enough. */
function kindOf(text: string, content: Spans): Kind {
  const words = text.slice(content[0]![0], content.at(-1)![1]);
  if (MARK.test(words.slice(0, 2)) && MARK.test(words.slice(-2))) return 'direct';
  return MARK.test(words) ? 'mixed' : 'indirect';
}

/** What two names are compared by; in step with the scorer's. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ı/g, 'i')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^ ?the /, '')
    .trim();
}

/** Whether a speaker found is the annotated one; null is someone without a name. */
export function isRight(gold: readonly string[] | null, found: string | null): boolean {
  return (gold ?? ['']).map(nameKey).includes(nameKey(found ?? ''));
}
