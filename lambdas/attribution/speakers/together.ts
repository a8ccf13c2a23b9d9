import type { Span } from '../../model/attribution.ts';
import {
  AND,
  APART,
  BELONGS,
  BESIDE,
  BOTH,
  isRole,
  JOIN,
  OFFICE,
  OWNS,
  PARTY,
  PRESENTED,
  TITLED,
  WITH_OTHERS,
} from '../language/index.ts';
import type { Entity } from './clusters.ts';
import type { NameMention } from './names.ts';

export interface Named {
  mention: NameMention;
  entity: Entity;
}

const MOST_BESIDE = 3;
const BRACKETS = /^\s*\([^()]{1,12}\)/u;
/**
 * A run of names is the head of the source if it begins within so many UTF-16 code units, or after a dash or a colon.
 */
const LEAD = 40;
const LISTS = /[–—:-]\s*(?:[\p{L}-]+\s+){0,3}$/u;
const MOST_TITLED = 8;
/** From the end of a name, in UTF-16 code units. */
const LONGEST_OTHERS = 30;

/**
 * The names that speak together in a source: `Ada Finch and Ed Hall`, `Finch, Hall and Low`. Empty if one speaks alone,
 * or with somebody of another type.
 */
export function namedTogether(text: string, source: Span, names: readonly Named[]): readonly Named[] {
  const run: Named[] = [];
  let joined = false;
  let { start } = source;
  /** Of the last one of the run, with what belongs to it. */
  let end = start;
  let owner: NameMention | undefined;
  const persons = names.some(({ entity }) => entity.type === 'person');
  for (const named of names) {
    const { mention, entity } = named;
    // `Barclays (BCS), Credit Suisse`
    if (text[mention.from - 1] === '(') continue;
    // `Northfield University’s Ada Finch and Ed Hall`, `Ada Finch of Maine and Mayor Ed Hall`: nobody else speaks
    if (persons && entity.type !== 'person') {
      if (run.length === 0) {
        if (entity.type !== 'place') start = mention.end;
      } else if (BELONGS.test(text.slice(end, mention.start))) end = mention.end;
      else owner = mention;
      continue;
    }
    const gapTo = (to: number) => {
      const words = text.slice(end, to).replace(BRACKETS, '').replace(PARTY, ',');
      return words.replace(/\s+/gu, ' ').trim();
    };
    if (run.length > 0) {
      const gap = gapTo(mention.from);
      const isOwned =
        owner !== undefined && joins(gapTo(owner.start)) && OWNS.test(text.slice(owner.end, mention.from));
      if (isOwned || joins(gap) || isTitled(gapTo(mention.start)) || (persons && PRESENTED.test(gap)))
        joined ||= AND.test(gap);
      // `European banks Acme and Lowtech`
      else if (run.length === 1 && run[0]!.entity.type === 'group') start = run.pop()!.mention.end;
      else break;
    }
    if (run.length === 0) {
      const lead = text.slice(start, mention.from);
      if (lead.length > LEAD && !LISTS.test(lead)) return [];
    }
    run.push(named);
    end = mention.end;
    owner = undefined;
  }
  joined ||= run.length > 1 && WITH_OTHERS.test(text.slice(end, end + LONGEST_OTHERS));
  const sorts = new Set(run.map(({ entity }) => entity.type === 'person'));
  return joined && run.length > 1 && sorts.size === 1 ? run : [];
}

/**
 * Two names that are all of a source, whatever they are: `Hall and Acme`. Only a heading joins them by a comma: `Hall,
 * Low deny it`.
 */
export function pairAlone(text: string, source: Span, names: readonly Named[]): readonly Named[] {
  const [first, second, other] = names;
  if (!first || !second || other || first.entity === second.entity) return [];
  if (first.entity.type === 'group' || second.entity.type === 'group') return [];
  if (isRole(first.mention.printed.toLowerCase())) return [];
  const isAll = BOTH.test(text.slice(source.start, first.mention.from)) && second.mention.end >= source.end;
  const gap = text.slice(first.mention.end, second.mention.from);
  const isJoined = AND.test(gap)
    ? JOIN.test(gap.trim())
    : gap === ', ' && isHeadline(text, source) && isBrief(first, second);
  return isAll && isJoined ? names : [];
}

/** Whether a paragraph begins, or what a heading says behind its label. */
const isHeadline = (text: string, { start }: Span): boolean =>
  /^$|\n\s?$|: $/u.test(text.slice(Math.max(0, start - 2), start));
/** Headings give persons by their surnames. */
const isBrief = (...all: readonly Named[]): boolean =>
  all.every(({ mention, entity }) => mention.keys.length === 1 && entity.type !== 'place');

/** Names that speak together somewhere in a text, with everything between them. */
export interface Together extends Span {
  entities: readonly Entity[];
}

/** At most so many names are joined. */
const MOST_JOINED = 6;
/** From one joined name to the next, in UTF-16 code units. */
const MOST_BETWEEN = 120;

/** All names of a text that are joined by `and`, in order. */
export function allTogether(
  text: string,
  mentions: readonly NameMention[],
  of: readonly Entity[],
): Together[] {
  const found: Together[] = [];
  for (let i = 0; i + 1 < mentions.length; i++) {
    let last = i;
    while (
      last + 1 < mentions.length &&
      last - i < MOST_JOINED &&
      mentions[last + 1]!.start - mentions[last]!.end < MOST_BETWEEN
    )
      last++;
    const names = mentions.slice(i, last + 1).map((mention, k) => ({ mention, entity: of[i + k]! }));
    const run = namedTogether(text, { start: mentions[i]!.from, end: mentions[last]!.end }, names);
    const entities = [...new Set(run.map(({ entity }) => entity))];
    if (entities.length < 2) continue;
    found.push({ start: mentions[i]!.start, end: run.at(-1)!.mention.end, entities });
    i = mentions.indexOf(run.at(-1)!.mention, i);
  }
  return found;
}

function joins(gap: string): boolean {
  if (JOIN.test(gap)) return true;
  const beside = BESIDE.exec(gap)?.groups?.words?.split(' ');
  return beside !== undefined && beside.length <= MOST_BESIDE && !beside.some((word) => APART.has(word));
}

/** Whether the words between a name and the one before end with its title, or are its office. */
function isTitled(gap: string): boolean {
  const isSet = gap.endsWith(',');
  const { title, joint } = TITLED.exec(isSet ? gap.slice(0, -1) : gap)?.groups ?? {};
  const words = title?.split(' ');
  if (title === undefined || words === undefined || words.length > MOST_TITLED) return false;
  const { role, article } = OFFICE.exec(title)?.groups ?? {};
  // `and Secretary of Trade Ed Hall`, `and the head of the union, Ed Hall`; not `and the son of Ed Hall`
  if (role !== undefined && joint !== undefined)
    return isRole(role.toLowerCase()) && (isSet || article === undefined);
  return isRole(words.at(-1)!.toLowerCase()) && !words.some((word) => APART.has(word));
}
