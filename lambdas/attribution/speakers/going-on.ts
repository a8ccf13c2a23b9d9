import type { Span } from '../../model/attribution.ts';
import { ROLES, STRANGERS } from '../language/en/lexicon.ts';
import { GOES_ON, HE_OR_SHE, SOMEBODY_NEW } from '../language/en/strangers.ts';
import { firstEndingAfter } from '../spans.ts';
import { isAttacker, isStranger } from './attackers.ts';
import type { Context } from './context.ts';

/** Of the attributions around one, so many may hold the last source: what is reported inside of one comes behind it. */
const AROUND = 4;
/** In UTF-16 code units, from somebody new to the pronoun. */
const NEW_WITHIN = 240;
/** Of pronouns behind one another. */
const LONGEST = 8;

/**
 * The last attribution whose source is an attacker or a stranger, if a pronoun goes on with that, or others between them do: each in the
 * paragraph of the one before or the next, with no person named between them but in what is said.
 *
 * @returns its index
 */
export function unknownBefore(context: Context, index: number): number | undefined {
  let at: number | undefined = index;
  for (let links = 0; links < LONGEST && at !== undefined; links++) {
    const before: number | undefined = goesOnWith(context, at);
    const [source] = before === undefined ? [] : context.tagged[before]!.source;
    const { document } = context;
    if (source && (isAttacker(document, source) || isStranger(document, source))) return before;
    at = before;
  }
  return undefined;
}

/**
 * Whether a pronoun means somebody new in its sentence, of whom nothing else is known: `a handcuffed man was led away as he
 * shouted`. No person is named between the two.
 */
export function isStrangerHere({ document, tagged, namesIn }: Context, index: number): boolean {
  const { text, tokens, sentences } = document;
  const [source, other] = tagged[index]!.source;
  if (!source || other) return false;
  const pronoun = HE_OR_SHE.exec(text.slice(source.start, source.end));
  if (!pronoun) return false;
  const sentence = sentences[tokens[firstEndingAfter(tokens, source.start)]!.sentence]!;
  const start = Math.max(sentence.start, source.start - NEW_WITHIN);
  const found = [...text.slice(start, source.start).matchAll(SOMEBODY_NEW)].at(-1);
  const noun = found?.[1]?.toLowerCase();
  if (!found || !noun || !STRANGERS.has(noun)) return false;
  const gender = ROLES.get(noun);
  if (gender && gender !== 'either' && gender !== (pronoun[1] ? 'female' : 'male')) return false;
  const between = namesIn({ start: start + found.index, end: source.start });
  return !between.some(({ entity }) => entity.type === 'person');
}

/** The attribution with the source right before a pronoun, where that may mean the same. */
function goesOnWith({ document, tagged, namesIn }: Context, index: number): number | undefined {
  const { text, paragraphs } = document;
  const [source, other] = tagged[index]!.source;
  if (!source || other || !GOES_ON.test(text.slice(source.start, source.end))) return undefined;
  const from = Math.max(0, index - AROUND);
  const near = tagged.slice(from, index + AROUND);
  // what is `reportedly` so is not said by anybody; who speaks in what is quoted is somebody else's business
  const isSaid = (own: Span, quoted: boolean) =>
    near.some(
      (one) =>
        one.source.length > 0 &&
        (!quoted || one.kind === 'direct') &&
        one.content.some((span) => holds(span, own) && !holds(span, source)),
    );
  let before: number | undefined;
  let last: Span | undefined;
  for (const [i, one] of near.entries()) {
    const span = one.source.at(-1);
    if (!span || span.end > source.start || (last && span.start <= last.start) || isSaid(span, true))
      continue;
    [before, last] = [from + i, span];
  }
  if (!last) return undefined;
  if (firstEndingAfter(paragraphs, source.start) > firstEndingAfter(paragraphs, last.start) + 1)
    return undefined;
  const isBetween = namesIn({ start: last.end, end: source.start }).some(
    ({ mention, entity }) => entity.type === 'person' && !isSaid(mention, false),
  );
  return isBetween ? undefined : before;
}

const holds = (span: Span, { start, end }: Span): boolean => span.start <= start && end <= span.end;
