import { type Attribution, attribute, type Style } from '../lambdas/attribution/index.ts';
import type { AnnotatedArticle } from './news.ts';

export type Spans = [number, number][];

/** An attribution as the scorers read it. */
export interface Predicted extends Pick<Attribution, 'kind' | 'type' | 'confidence'> {
  source: Spans;
  cue: Spans;
  content: Spans;
  speaker: string | null;
  /** How sure the speaker is; null where there is none. */
  speakerConfidence: number | null;
}

export interface Pair extends Pick<AnnotatedArticle, 'id' | 'text'> {
  gold: Pick<AnnotatedArticle, 'attributions'>;
  predicted: { attributions: Predicted[] };
}

export interface Measure {
  precision: number;
  recall: number;
  f1: number;
}

/** What the scorer answers, as far as it is shown. */
export interface Score {
  exact: Record<Role, Measure>;
  token: Record<Role, Measure>;
  relation: Record<'all' | 'quoted' | 'unquoted', Measure>;
  sourceGivenContent: number | null;
  speakerGivenContent?: number;
  speakerEndToEnd?: number;
}

export type Role = 'source' | 'cue' | 'content';
export type Scorer = (pairs: Pair[]) => Score;
export type QuotedScorer = (
  pairs: Pair[],
) => Record<'asked' | 'found' | 'right' | 'named' | 'namedRight', number>;

/** A corpus as the engine reads it. */
export interface Scored {
  name: string;
  pairs: Pair[];
  score: Score;
}

export async function attributed({ id, text, attributions }: AnnotatedArticle, style: Style): Promise<Pair> {
  const pairs = (spans: Attribution['source']) =>
    spans.map(({ start, end }): [number, number] => [start, end]);
  const predicted = (await attribute(text, undefined, style)).map(
    ({ kind, type, source, cue, content, speaker, confidence }): Predicted => ({
      source: pairs(source),
      cue: pairs(cue),
      content: pairs(content),
      speaker: speaker?.name ?? null,
      speakerConfidence: speaker?.confidence ?? null,
      kind,
      type,
      confidence,
    }),
  );
  return { id, text, gold: { attributions }, predicted: { attributions: predicted } };
}

/** Intersection over union of two contents, in code units. */
export function shareOf(some: Spans, others: Spans): number {
  let shared = 0;
  for (const [start, end] of some)
    for (const [from, to] of others) shared += Math.max(0, Math.min(end, to) - Math.max(start, from));
  const lengthOf = (spans: Spans) => spans.reduce((sum, [start, end]) => sum + end - start, 0);
  return shared / (lengthOf(some) + lengthOf(others) - shared);
}

/** Gold attributions with the prediction whose content is most like theirs, where half of it is. */
export function matched({
  gold,
  predicted,
}: Pair): { wanted: AnnotatedArticle['attributions'][number]; best: Predicted }[] {
  return gold.attributions.flatMap((wanted) => {
    const [best] = predicted.attributions
      .map((one) => ({ wanted, best: one, shared: shareOf(wanted.content, one.content) }))
      .sort((a, b) => b.shared - a.shared);
    return best && best.shared >= 0.5 ? [best] : [];
  });
}

/**
 * Predicted speakers, each with the gold speaker that it is judged by: of the gold attributions with half of the content,
 * that of one with the same source rather than of the most alike one, because a report and what it reports share most
 * of their content. Without those whose content no annotator gave a speaker.
 */
export function judged({
  gold,
  predicted,
}: Pair): { confidence: number; name: string | null; wanted: string | string[] | null }[] {
  return predicted.attributions.flatMap(({ content, source, speaker, speakerConfidence }) => {
    if (speakerConfidence === null) return [];
    const isSame = (own: Spans = []) => source.some((a) => own.some((b) => a[0] < b[1] && b[0] < a[1]));
    const [best] = gold.attributions
      .filter((one) => one.speaker !== undefined && shareOf(one.content, content) >= 0.5)
      .map((one) => ({ one, same: Number(isSame(one.source)), shared: shareOf(one.content, content) }))
      .sort((a, b) => b.same - a.same || b.shared - a.shared);
    return best ? [{ confidence: speakerConfidence, name: speaker, wanted: best.one.speaker ?? null }] : [];
  });
}
