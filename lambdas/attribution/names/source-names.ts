import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import { isPluralRole, isRole, NAME_JOINTS, NO_NAME_WORD, THE } from '../language/index.ts';
import { firstEndingAfter } from '../spans.ts';
import type { MarkedName } from '../tagging/reader.ts';
import { isInHeading } from './name-surroundings.ts';

/** Capitalised words, with small ones between them. */
const CAPITALISED = /^\p{Lu}[\p{L}\p{M}.&-]*(?: (?:\p{Ll}{1,3} ){0,2}\p{Lu}[\p{L}\p{M}.&-]*){1,5}$/u;
/** `Norland-based` */
const COMPOUND = /-\p{Ll}/u;
/** In UTF-16 code units. */
const LONGEST = 60;
/** Before a word that may be capitalised although it is no name. */
const SENTENCE_START = /(?:^|[\n.!?:“”"‘’'(–—-])\s{0,4}(?:[Tt]he\s{1,4})?$/u;

/**
 * A text's names, where a source that is capitalised throughout is one name although the network has marked a part of
 * it, or two: `Statistics` of `Harbour Statistics`.
 */
export function withSourceNames(
  text: string,
  names: readonly MarkedName[],
  tagged: readonly TaggedAttribution[],
): MarkedName[] {
  const capitalised = new Map<number, Span>();
  const marked = new Set(names.filter(isBody).map(({ start, end }) => text.slice(start, end)));
  for (const { source, construct } of tagged) {
    const [span, other] = source;
    if (!span || other || construct || span.end - span.start > LONGEST) continue;
    const printed = text.slice(span.start, span.end).replace(/['’]s?$/u, '');
    const words = printed.replace(THE, '');
    if (!CAPITALISED.test(words)) continue;
    const start = span.start + printed.length - words.length;
    capitalised.set(start, { start, end: start + words.length });
  }
  if (capitalised.size === 0) return [...names];
  const spans = [...capitalised.values()].sort((a, b) => a.start - b.start);
  const parts = spans.filter((span) => {
    const inside = names.slice(
      firstEndingAfter(names, span.start),
      firstEndingAfter(names, span.end - 1) + 1,
    );
    const [name, other, third] = inside.filter(({ start }) => start < span.end);
    if (!name || third) return false;
    return other ? isTorn(text, [name, other], span, marked) : isPart(text, name, span, marked);
  });
  const kept = names.filter(({ start }) => {
    const span = parts[firstEndingAfter(parts, start)];
    return !span || start < span.start;
  });
  const whole = parts.map((span): MarkedName => ({ ...span, type: 'organisation' }));
  return [...kept, ...whole].sort((a, b) => a.start - b.start);
}

const isBody = ({ type }: MarkedName): boolean => type === 'organisation';

/** Two marks of one name: `Statistics` and `Norland`. */
function isTorn(
  text: string,
  [name, other]: readonly [MarkedName, MarkedName],
  { start, end }: Span,
  marked: ReadonlySet<string>,
): boolean {
  if (name.start !== start || other.end !== end || other.start !== name.end + 1) return false;
  return marked.has(text.slice(start, end)) || (name.type === 'organisation' && other.type === 'place');
}

function isPart(text: string, name: MarkedName, span: Span, marked: ReadonlySet<string>): boolean {
  if (name.start < span.start || name.end > span.end || name.end - name.start === span.end - span.start)
    return false;
  const words = text.slice(span.start, span.end);
  if (
    words.split(' ').some((word) => /^\p{Ll}/u.test(word) && !NAME_JOINTS.has(word)) ||
    COMPOUND.test(words)
  )
    return false;
  if (marked.has(words)) return true;
  if (name.type === 'person' || name.type === 'group' || isInHeading(text, span)) return false;
  const [before, after] = [text.slice(span.start, name.start), text.slice(name.end, span.end)];
  if (!isOfName(before) || !isOfName(after)) return false;
  if (after !== '' && !after.startsWith(' ')) return false;
  return before === '' || !SENTENCE_START.test(text.slice(Math.max(0, span.start - 8), span.start));
}

/** Whether words may be a part of an organisation's name: no roles, no quantities. */
function isOfName(words: string): boolean {
  return words
    .toLowerCase()
    .split(' ')
    .every(
      (word) =>
        word === '' ||
        NAME_JOINTS.has(word) ||
        !(isRole(word) || isPluralRole(word) || NO_NAME_WORD.test(word)),
    );
}
