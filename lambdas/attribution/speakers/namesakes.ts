import { ageBeside } from '../candidates/ages.ts';
import { isAttackedAt } from '../candidates/attackers.ts';
import { GROWN_UP, IS_DEAD } from '../language/index.ts';
import type { Entity } from '../names/clusters.ts';
import { firstEndingAfter } from '../spans.ts';
import type { Context } from './context.ts';
import type { Named } from './together.ts';

/** How many names before a source, and of somebody, are looked at. */
const MOST = 48;
const MOST_OWN = 8;
/** In UTF-16 code units, behind a name. */
const REACH = 80;

/**
 * Whom a surname alone means rather than somebody who has died, was attacked or is a child: the one of that surname
 * whom the text named in full last. `Ed Hall, 9, was killed …, said his father, Karl Hall. “…,” Mr Hall added`.
 */
export function namesakeOf({ document, mentions, clusters }: Context, named: Named): Named | undefined {
  const { mention, entity } = named;
  const [surname, more] = mention.keys;
  if (more !== undefined || mention.titles.length > 0 || entity.type !== 'person' || entity.keys.length < 2)
    return undefined;
  const isGone = (one: Entity) =>
    one.mentions.slice(0, MOST_OWN).some((index) => {
      const { end } = mentions[index]!;
      const isChild = mention.titled && (ageBeside(document, mentions[index]!) ?? GROWN_UP) < GROWN_UP;
      return (
        isChild ||
        isAttackedAt(document, mentions[index]!) ||
        IS_DEAD.test(document.text.slice(end, end + REACH))
      );
    });
  if (entity.keys.at(-1) !== surname || !isGone(entity)) return undefined;
  const own = firstEndingAfter(mentions, mention.start);
  for (let i = own - 1; i >= Math.max(0, own - MOST); i--) {
    const { keys } = mentions[i]!;
    const one = clusters.of[i]!;
    if (keys.length < 2 || keys.at(-1) !== surname || one.type !== 'person') continue;
    if (one === entity) return undefined;
    const isOther = mention.gender && one.gender && mention.gender !== one.gender;
    if (!isOther && !isGone(one)) return { mention, entity: one };
  }
  return undefined;
}
