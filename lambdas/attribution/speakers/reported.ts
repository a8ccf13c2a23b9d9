import { ITSELF, OPENS_REPORT } from '../language/index.ts';
import type { Context } from './context.ts';

/** In attributions, around the one that is reported. */
const AROUND = 4;

/**
 * The attribution that reports what `it` says: `the ministry said that it plans to stay`, where `it` is the ministry.
 *
 * @returns its index
 */
export function reportOfIt({ document: { text }, tagged }: Context, index: number): number | undefined {
  const [source, other] = tagged[index]!.source;
  if (!source || other || !ITSELF.test(text.slice(source.start, source.end))) return undefined;
  for (let i = Math.max(0, index - AROUND); i < Math.min(tagged.length, index + AROUND + 1); i++) {
    const one = tagged[i]!;
    const [content] = one.content;
    if (i === index || one.kind !== 'indirect' || one.source.length !== 1 || !content) continue;
    if (one.source[0]!.end > source.start || content.end < source.end || content.start > source.start)
      continue;
    if (OPENS_REPORT.test(text.slice(content.start, source.start))) return i;
  }
  return undefined;
}
