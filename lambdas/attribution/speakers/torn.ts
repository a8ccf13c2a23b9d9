import { COUNTS, isPluralRole, OF_SEVERAL, PLURALS, SEVERAL } from '../language/index.ts';
import type { Entity } from '../names/clusters.ts';
import { firstEndingAfter } from '../spans.ts';
import type { Context } from './context.ts';

/** How many joined names are looked through, so that hostile texts take linear time. */
const MOST_TOGETHER = 48;
/** How probable the others must be, as a share of the one whom the network chose. */
const TORN = { plural: 0.1, theirs: 0.25 };
/** How probable two must be together if nothing joins them. */
const SURE_TWO = 0.65;

/**
 * Those whom `they`, `the groups`, `both men` or `the report` mean, if the network can't tell which one of them: all of
 * those who were named together, or the two most probable if the text says that they are two.
 */
export function tornBetween(context: Context, index: number): readonly Entity[] | undefined {
  const { document, tagged, namesIn } = context;
  const [source, other] = tagged[index]!.source;
  if (!source || other) return undefined;
  const words = document.text.slice(source.start, source.end);
  const isPlural = PLURALS.test(words);
  const groups = SEVERAL.exec(words)?.groups;
  const isTwo = groups !== undefined && (groups.both ?? COUNTS.get(groups.count?.toLowerCase() ?? '') === 2);
  if ((!isPlural && !isTwo && !OF_SEVERAL.test(words)) || namesIn(source).length > 0) return undefined;
  const least = isPlural || isTwo ? TORN.plural : TORN.theirs;
  return runOf(context, index, least, isPlural) ?? (isTwo ? bestTwo(context, index, groups.head) : undefined);
}

/**
 * The last names that include the one whom the network would choose, if the others are probable as well. It may even
 * choose nobody for a plural, if all of them are persons and more probable than that.
 */
function runOf(
  { tagged, together, ranked }: Context,
  index: number,
  least: number,
  isPlural: boolean,
): readonly Entity[] | undefined {
  const [first, second] = ranked[index]!;
  const { entity: chosen, share } = first.entity ? first : (second ?? first);
  if (!chosen || (!first.entity && !isPlural)) return undefined;
  const last = firstEndingAfter(together, tagged[index]!.source[0]!.start) - 1;
  for (let i = last; i >= Math.max(0, last - MOST_TOGETHER); i--) {
    const { entities } = together[i]!;
    if (!entities.includes(chosen)) continue;
    const others = ranked[index]!.reduce(
      (sum, { entity, share: own }) =>
        sum + (entity && entity !== chosen && entities.includes(entity) ? own : 0),
      0,
    );
    const isTorn =
      others >= least * share &&
      (first.entity || (chosen.type === 'person' && others + share >= first.share));
    return isTorn ? entities : undefined;
  }
  return undefined;
}

/** The two most probable, in order of their first names. A role is a person's. */
function bestTwo(
  { ranked }: Context,
  index: number,
  head: string | undefined,
): readonly Entity[] | undefined {
  const [first, second] = ranked[index]!;
  const [one, two] = [first.entity, second?.entity];
  if (!one || !two || one.type !== two.type || second!.share < TORN.plural * first.share) return undefined;
  if (first.share + second!.share < SURE_TWO) return undefined;
  if (head !== undefined && isPluralRole(head.toLowerCase()) && one.type !== 'person') return undefined;
  return [one, two].sort((a, b) => a.mentions[0]! - b.mentions[0]!);
}
