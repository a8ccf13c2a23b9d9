import type { Span } from '../../model/attribution.ts';
import { pronounClass } from '../candidates/pair-features.ts';
import { phraseIn } from '../candidates/phrases.ts';
import { ANONYMOUS, ANSWERING_LABEL, INDEFINITE, isRole, POSSESSIVE_PRONOUNS } from '../language/index.ts';
import { CONSTRUCT } from '../layout/construct.ts';
import type { Entity } from '../names/clusters.ts';
import { firstEndingAfter } from '../spans.ts';
import { type Context, wordsOf } from './context.ts';
import type { Named } from './together.ts';

/** In attributions, from who is described to who is named. */
const AROUND = 4;
/** In paragraphs. */
const WITHIN = 1;
const INITIALS = /^\p{Lu}{2,3}$/u;
const APPOSED = /^\s?,/u;

/**
 * Whom a text names only after it has described them: `A spokesman for Hall denied it. “It is dry,” Low said`. That is
 * who speaks next, of whom the text has not told before, if the network also finds nobody more probable.
 */
export function introducedAfter(context: Context, index: number): Named | undefined {
  const { document, tagged, ranked, mentions, namesIn } = context;
  const { tokens, paragraphs } = document;
  const [source, other] = tagged[index]!.source;
  if (!source || other) return undefined;
  const { head, first } = phraseIn(document, source);
  const leading = tokens[first]!.lower;
  if (!isRole(head) || !(INDEFINITE.has(leading) || POSSESSIVE_PRONOUNS.has(leading))) return undefined;
  if (ANONYMOUS.test(wordsOf(document.text, [source]))) return undefined;
  const next = nextSource(context, index, source);
  const found = next && namesIn(next)[0];
  if (found?.entity.type !== 'person') return undefined;
  const own = namesIn(source).map(({ entity }) => entity);
  const best = ranked[index]!.find(({ entity }) => entity && !own.includes(entity));
  if (best?.entity !== found.entity) return undefined;
  const apart =
    firstEndingAfter(paragraphs, found.mention.start) - firstEndingAfter(paragraphs, source.start);
  const named = found.entity.mentions[0]!;
  if (apart > WITHIN || mentions[named] !== found.mention) return undefined;
  return isBare(context, named, head) ? found : undefined;
}

/** `A` in an interview, and answers below questions: whoever is interviewed. */
export function interviewed(
  { document: { text }, tagged, interviewee }: Context,
  index: number,
): Named | undefined {
  const { construct, source } = tagged[index]!;
  const isAnswer =
    construct === CONSTRUCT.answer ||
    (construct === CONSTRUCT.turn && ANSWERING_LABEL.test(wordsOf(text, source)));
  return isAnswer ? interviewee : undefined;
}

/** `EH` as a turn's label: the only person of the text with these initials. */
export function initialled(
  { document: { text }, tagged, clusters }: Context,
  index: number,
): Entity | undefined {
  const { construct, source } = tagged[index]!;
  const label = wordsOf(text, source).replaceAll('.', '');
  if (construct !== CONSTRUCT.turn || !INITIALS.test(label)) return undefined;
  const bearers = clusters.entities.filter(
    ({ type, name }) => type === 'person' && name !== label && initialsOf(name) === label,
  );
  return bearers.length === 1 ? bearers[0] : undefined;
}

const initialsOf = (name: string): string => name.match(/(?<!\p{L})\p{Lu}/gu)?.join('') ?? '';

/** Whether a full name stands without words that tell who else it is: alone, or with the noun of the description. */
function isBare({ document, mentions, roles }: Context, index: number, head: string): boolean {
  const { from, start, end, keys } = mentions[index]!;
  if (from < start || keys.length < 2) return false;
  if (!APPOSED.test(document.text.slice(end, end + 2))) return true;
  const beside = roles.beside(index);
  return beside.length > 0 && beside.every(({ noun }) => noun === head);
}

/** The next source in words of its own after one. */
function nextSource({ document, tagged }: Context, index: number, { end }: Span): Span | undefined {
  let next: Span | undefined;
  for (let i = Math.max(0, index - AROUND); i < Math.min(tagged.length, index + AROUND + 1); i++) {
    const [span] = tagged[i]!.source;
    if (!span || i === index || span.start < end || (next && next.start <= span.start)) continue;
    if (pronounClass(document.text.slice(span.start, span.end)) === 0) next = span;
  }
  return next;
}
