import type { Span } from '../../model/attribution.ts';
import {
  BODY_AGAIN,
  BODY_DETERMINER,
  BODY_IN_SOURCE,
  BODY_IN_TEXT,
  DISTINCT_BODIES,
  OWNERS_TITLES,
  PERSONAL_BODY,
} from '../language/index.ts';
import type { Entity } from './clusters.ts';
import type { NameMention } from './names.ts';
import { officeIn } from './offices.ts';

/** From an owner's name to the end of what it owns, in UTF-16 code units. */
const LONGEST = 60;
/** `’s`, `-led` */
const LINK = /^(?:['’]s?|-\p{Ll}+)/u;

/** A body by its full name, with its noun, and the mention of its owner if a name of its own owns it. */
export interface Body {
  name: string;
  noun: string;
  start: number;
  mention: NameMention | undefined;
}

/**
 * The body in a source that consists of its owner's name and its noun: `the German government`, `Hall's campaign`.
 * Undefined for other sources, and for bodies whose full name is marked as a name.
 */
export function bodyIn(
  text: string,
  source: Span,
  names: readonly { mention: NameMention; entity: Entity }[],
): Body | undefined {
  const words = text.slice(source.start, source.end);
  const start = source.start + (BODY_DETERMINER.exec(words)?.[0].length ?? 0);
  const owner = names[0]?.mention;
  const isFirst = owner?.start === start || (owner && OWNERS_TITLES.test(text.slice(start, owner.from)));
  return owner && isFirst ? bodyOf(text, owner, BODY_IN_SOURCE, source.end) : undefined;
}

/** The body whose name begins with its owner's, up to an offset. */
function bodyOf(text: string, owner: NameMention, behindIt: RegExp, end: number): Body | undefined {
  const behind = behindIt.exec(text.slice(owner.end, Math.min(end, owner.end + LONGEST)));
  if (!behind) return undefined;
  const noun = behind[2]!.toLowerCase();
  const owned = noun === 'administration' ? '' : (LINK.exec(text.slice(owner.end, end))?.[0] ?? '');
  return { name: `${owner.printed}${owned} ${behind[1]}`, mention: owner, noun, start: owner.start };
}

/** All bodies that a text names this way, in order. */
export function bodiesOf(text: string, mentions: readonly NameMention[]): Body[] {
  return mentions.flatMap(
    (owner) =>
      bodyOf(text, owner, BODY_IN_TEXT, text.length) ??
      (owner.type === 'person' ? bodyOf(text, owner, PERSONAL_BODY, text.length) : undefined) ??
      [],
  );
}

/**
 * The body in a source that is named after an office or a field: `the attorney general's office`. Undefined if the
 * whole of it is marked as a name.
 */
export function officeBody(
  text: string,
  source: Span,
  names: readonly { mention: NameMention }[],
): Body | undefined {
  const office = officeIn(text, source);
  const isNamed = office && names.some(({ mention }) => mention.end >= office.end);
  return office && !isNamed ? { ...office, mention: undefined } : undefined;
}

/**
 * `the administration`, `the campaign's`: the body of that kind that was named last, or the first one if none was named
 * yet.
 *
 * @param linked whom the network takes the source for: another organisation stands back if it is nothing of the kind
 */
export function bodyAgain(
  text: string,
  source: Span,
  bodies: readonly Body[],
  linked: Entity | undefined,
): Body | undefined {
  const noun = BODY_AGAIN.exec(text.slice(source.start, source.end))?.groups?.noun?.toLowerCase();
  if (noun === undefined) return undefined;
  if (linked?.type === 'organisation' && !DISTINCT_BODIES.test(noun)) return undefined;
  // the network takes `Harbour County Attorney’s Office` for a place
  if (linked && linked.type !== 'person' && linked.keys.includes(noun)) return undefined;
  const same = bodies.filter((body) => body.noun === noun);
  const body = same.findLast(({ start }) => start < source.start) ?? same[0];
  return body?.mention && linked?.keys.join() === body.mention.keys.join() && linked.type === 'organisation'
    ? undefined
    : body;
}
