import { ageBeside } from '../candidates/ages.ts';
import { isAttackedAt } from '../candidates/attackers.ts';
import { GROWN_UP } from '../language/index.ts';
import { firstEndingAfter } from '../spans.ts';
import type { Context } from './context.ts';
import type { Named } from './together.ts';

/** How many names before a source are looked at. */
const MOST = 48;
/** Whom a text names more often may have said much before he died. */
const MOST_OF_DEAD = 3;

/**
 * Whom a surname alone means rather than somebody who has died, was attacked or is a child: the one of that surname
 * whom the text named in full last. `Ed Hall, 9, was killed …, said his father, Karl Hall. “…,” Mr Hall added`.
 */
export function namesakeOf(context: Context, named: Named): Named | undefined {
  const { mentions, clusters } = context;
  const { mention, entity } = named;
  const [surname, more] = mention.keys;
  if (more !== undefined || mention.titles.length > 0 || entity.keys.at(-1) !== surname) return undefined;
  if (!mention.titled && entity.mentions.length > MOST_OF_DEAD) return undefined;
  if (entity.type !== 'person' || !isGone(context, named)) return undefined;
  const own = firstEndingAfter(mentions, mention.start);
  for (let i = own - 1; i >= Math.max(0, own - MOST); i--) {
    const one = { mention, entity: clusters.of[i]! };
    const { keys } = mentions[i]!;
    if (keys.length < 2 || keys.at(-1) !== surname || one.entity.type !== 'person') continue;
    if (one.entity === entity) return undefined;
    if (isOfGender(one) && !isGone(context, one)) return one;
  }
  return undefined;
}

const isOfGender = ({ mention: { gender }, entity }: Named): boolean =>
  !gender || !entity.gender || entity.gender === gender;

/** Whether the text says, where it first names somebody, that he is not who speaks. A child is not called `Mr`. */
function isGone({ document, mentions }: Context, { mention, entity }: Named): boolean {
  return entity.mentions.slice(0, MOST_OF_DEAD).some((index) => {
    const age = mention.titled ? ageBeside(document, mentions[index]!) : undefined;
    return (age !== undefined && age < GROWN_UP) || isAttackedAt(document, mentions[index]!);
  });
}
