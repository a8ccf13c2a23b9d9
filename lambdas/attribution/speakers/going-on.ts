import type { Span } from '../../model/attribution.ts';
import { firstEndingAfter } from '../spans.ts';
import { isAttacker } from './attackers.ts';
import type { Context } from './context.ts';

/** Words that mean whoever spoke last. */
const GOES_ON = /^(?:s?he|the (?:man|woman))$/iu;
/** Of the attributions around one, so many may hold the last source: what is reported inside of one comes behind it. */
const AROUND = 4;
/** Of pronouns behind one another. */
const LONGEST = 8;

/**
 * The last attribution whose source is an attacker, if a pronoun goes on with that, or others between them do: each in the
 * paragraph of the one before or the next, with no person named between them but in what is said.
 *
 * @returns its index
 */
export function attackerBefore(context: Context, index: number): number | undefined {
  let at: number | undefined = index;
  for (let links = 0; links < LONGEST && at !== undefined; links++) {
    const before: number | undefined = goesOnWith(context, at);
    const [source] = before === undefined ? [] : context.tagged[before]!.source;
    if (source && isAttacker(context.document, source)) return before;
    at = before;
  }
  return undefined;
}

/** The attribution with the source right before a pronoun, where that may mean the same. */
function goesOnWith({ document, tagged, namesIn }: Context, index: number): number | undefined {
  const { text, paragraphs } = document;
  const [source, other] = tagged[index]!.source;
  if (!source || other || !GOES_ON.test(text.slice(source.start, source.end))) return undefined;
  const from = Math.max(0, index - AROUND);
  const near = tagged.slice(from, index + AROUND);
  // what is `reportedly` so is not said by anybody
  const isSaid = (own: Span) =>
    near.some(
      (one) => one.source.length > 0 && one.content.some((span) => holds(span, own) && !holds(span, source)),
    );
  let before: number | undefined;
  let last: Span | undefined;
  for (const [i, one] of near.entries()) {
    const span = one.source.at(-1);
    if (!span || span.end > source.start || (last && span.start <= last.start) || isSaid(span)) continue;
    [before, last] = [from + i, span];
  }
  if (!last) return undefined;
  if (firstEndingAfter(paragraphs, source.start) > firstEndingAfter(paragraphs, last.start) + 1)
    return undefined;
  const isBetween = namesIn({ start: last.end, end: source.start }).some(
    ({ mention, entity }) => entity.type === 'person' && !isSaid(mention),
  );
  return isBetween ? undefined : before;
}

const holds = (span: Span, { start, end }: Span): boolean => span.start <= start && end <= span.end;
