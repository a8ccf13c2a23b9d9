import type { Span } from '../../model/attribution.ts';
import { AND, APART, BESIDE, isRole, JOIN, PARTY, PRESENTED, TITLED } from '../language/index.ts';
import type { Entity } from './clusters.ts';
import type { NameMention } from './names.ts';

interface Named {
  mention: NameMention;
  entity: Entity;
}

const MOST_BESIDE = 3;
const BRACKETS = /^\s*\([^()]{1,12}\)/u;
/**
 * A run of names is the head of the source if it begins within so many UTF-16 code units, or after a dash or a colon.
 */
const LEAD = 40;
const LISTS = /[–—:-]\s*$/u;
const MOST_TITLED = 8;

/**
 * The names that speak together in a source: `Ada Finch and Ed Hall`, `Finch, Hall and Low`. Empty if one speaks alone,
 * or with somebody of another type (`Hall and Acme Corp.` may be one name).
 */
export function namedTogether(text: string, source: Span, names: readonly Named[]): readonly Named[] {
  const run: Named[] = [];
  let joined = false;
  let { start } = source;
  const persons = names.some(({ entity }) => entity.type === 'person');
  for (const named of names) {
    const before = run.at(-1);
    // `Barclays (BCS), Credit Suisse`
    if (text[named.mention.from - 1] === '(') continue;
    // `Northfield University’s Ada Finch and Ed Hall`, `Ada Finch of Maine and Mayor Ed Hall`: nobody else speaks
    if (persons && named.entity.type !== 'person') {
      if (!before && named.entity.type !== 'place') start = named.mention.end;
      continue;
    }
    if (!before) {
      const lead = text.slice(start, named.mention.from);
      if (lead.length > LEAD && !LISTS.test(lead)) return [];
    } else {
      const gapTo = (end: number) => {
        const words = text.slice(before.mention.end, end).replace(BRACKETS, '').replace(PARTY, '');
        return words.replace(/\s+/gu, ' ').trim();
      };
      const gap = gapTo(named.mention.from);
      if (!joins(gap) && !isTitled(gapTo(named.mention.start)) && !(persons && PRESENTED.test(gap))) break;
      joined ||= AND.test(gap);
    }
    run.push(named);
  }
  const sorts = new Set(run.map(({ entity }) => entity.type === 'person'));
  return joined && run.length > 1 && sorts.size === 1 ? run : [];
}

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

/** Whether the words between a name and the one before end with its title. */
function isTitled(gap: string): boolean {
  const words = TITLED.exec(gap)?.groups?.words?.split(' ');
  return (
    words !== undefined &&
    words.length <= MOST_TITLED &&
    isRole(words.at(-1)!.toLowerCase()) &&
    !words.some((word) => APART.has(word))
  );
}
