import type { Span } from '../../model/attribution.ts';
import {
  ADJECTIVE,
  AND,
  APART,
  BEHIND_ALL,
  BELONGS,
  BESIDE,
  BOTH,
  isPluralRole,
  isRole,
  JOIN,
  OFFICE,
  PARTY,
  PRESENTED,
  SPEAKS_FOR,
  TITLED,
  titleNoun,
  WITH_OTHERS,
} from '../language/index.ts';
import type { Entity } from '../names/clusters.ts';
import type { NameMention } from '../names/names.ts';

/** A name in a text, and whom it means. */
export interface Named {
  mention: NameMention;
  entity: Entity;
}

const MOST_BESIDE = 5;
/** At most so many names are joined. */
const MOST_JOINED = 6;
const BRACKETS = /^\s*\([^()]{1,12}\)/u;
/**
 * A run of names is the head of the source if it begins within so many UTF-16 code units, or after a dash or a colon.
 */
const LEAD = 40;
const LISTS = /[–—:,-]\s?(?:(?<![\p{L}-])[\p{L}-]+\s){0,3}$/u;
/** The words right before the first name that are looked at, in UTF-16 code units. */
const LONGEST_LEAD = 80;
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
  const persons = names.some(({ entity }) => entity.type === 'person');
  for (const named of names) {
    const { mention, entity } = named;
    // `Barclays (BCS), Credit Suisse`
    if (text[mention.from - 1] === '(') continue;
    // `the Norland president`
    if (
      entity.type === 'group' &&
      !persons &&
      ADJECTIVE.test(text.slice(mention.end, Math.min(source.end, mention.end + 4)))
    ) {
      if (run.length === 0) start = mention.end;
      continue;
    }
    // `Northfield University’s Ada Finch and Ed Hall`, `Ada Finch of Maine and Mayor Ed Hall`: nobody else speaks
    if (persons && entity.type !== 'person') {
      if (run.length === 0) {
        if (entity.type !== 'place') start = mention.end;
      } else if (BELONGS.test(text.slice(end, mention.start))) end = mention.end;
      continue;
    }
    const gapTo = (to: number) => {
      const words = text.slice(end, to).replace(BRACKETS, '').replace(PARTY, ',');
      return words.replace(/\s+/gu, ' ').trim();
    };
    if (run.length > 0) {
      const gap = gapTo(mention.from);
      if (joins(gap) || isTitled(gapTo(mention.start)) || (persons && PRESENTED.test(gap)))
        joined ||= AND.test(gap);
      else break;
    }
    if (run.length === 0) {
      const lead = text.slice(start, mention.from);
      if ((lead.length > LEAD && !LISTS.test(lead.slice(-LONGEST_LEAD))) || speaksFor(lead)) return [];
    }
    run.push(named);
    end = mention.end;
  }
  joined ||= run.length > 1 && WITH_OTHERS.test(text.slice(end, end + LONGEST_OTHERS));
  const sorts = new Set(run.map(({ entity }) => entity.type === 'person'));
  return joined && run.length > 1 && sorts.size === 1 ? run : [];
}

/** The names that are all of a source, whatever they are: `Hall and Acme`. */
export function allAlone(text: string, source: Span, names: readonly Named[]): readonly Named[] {
  const [first] = names;
  const last = names.at(-1)!;
  if (!first || names.length < 2 || names.length > MOST_JOINED) return [];
  if (names.some(({ entity }) => entity.type === 'group') || isRole(first.mention.printed.toLowerCase()))
    return [];
  const lead = text.slice(source.start, first.mention.from);
  if (!BOTH.test(lead.slice(-LONGEST_LEAD)) || speaksFor(lead)) return [];
  const gaps = names.slice(1).map(({ mention }, i) => text.slice(names[i]!.mention.end, mention.from).trim());
  const others = WITH_OTHERS.test(text.slice(last.mention.end, last.mention.end + LONGEST_OTHERS));
  if (!gaps.every(joins) || !(others || BEHIND_ALL.test(text.slice(last.mention.end, source.end)))) return [];
  const isJoined = others || gaps.some((gap) => AND.test(gap));
  return isJoined ? names : [];
}

/** Whether the words before names say that somebody else speaks for them. */
export function speaksFor(lead: string): boolean {
  const role = SPEAKS_FOR.exec(lead.slice(-LONGEST_LEAD))?.groups?.role?.toLowerCase();
  return role !== undefined && (isRole(role) || isPluralRole(role));
}

/** Names that speak together somewhere in a text, with everything between them. */
export interface Together extends Span {
  entities: readonly Entity[];
}

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
  return isRole(titleNoun(words.at(-1)!.toLowerCase())) && !words.some((word) => APART.has(word));
}
