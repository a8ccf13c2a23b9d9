import {
  GENERATIONS_BEFORE,
  HE_OR_SHE,
  OTHER_OF_TWO,
  SIBLINGS_BEFORE,
  SPOUSES_BEFORE,
} from '../language/index.ts';
import type { Entity } from '../names/clusters.ts';
import { genderOf } from '../names/name-surroundings.ts';
import { firstEndingAfter } from '../spans.ts';
import { type Context, type Resolved, wordsOf } from './context.ts';
import { goesOnWith } from './going-on.ts';
import type { Together } from './together.ts';

/** From the two names to the relative, in UTF-16 code units. */
const FAR = 3000;
/** The words before two names that are looked at, in UTF-16 code units. */
const LEAD = 60;

/**
 * `Ada and Ed Hall …, said Ada Hall. Her husband said`: the other one of two of one family who are named together, or
 * of the only two persons of a text (`her colleague`), after words of one of them.
 *
 * @param before who the words before are of
 */
export function otherOfTwo(context: Context, index: number, before: Resolved | null): Entity | undefined {
  const { document, tagged, together } = context;
  const { source } = tagged[index]!;
  const words = wordsOf(document.text, source);
  const groups = OTHER_OF_TWO.exec(words)?.groups;
  const pair = together[firstEndingAfter(together, source[0]?.start ?? 0) - 1];
  const [last, another] = before?.entities ?? [];
  const apart = pair ? source[0]!.start - pair.start : 0;
  if (!groups || !pair || pair.entities.length !== 2 || !last || another || apart > FAR) return undefined;
  if (
    !pair.entities.includes(last) ||
    !(groups.peer ? areAlone(context, pair) : areKin(context, pair, groups))
  )
    return undefined;
  const his = groups.her ? 'female' : 'male';
  const noun = genderOf(words.slice(words.lastIndexOf(' ') + 1));
  const fits = (owner: Entity, one: Entity) =>
    (owner.gender ?? his) === his && (!noun || (one.gender ?? noun) === noun);
  const [a, b] = pair.entities as [Entity, Entity];
  const found = [fits(a, b) ? b : undefined, fits(b, a) ? a : undefined].filter((one) => one !== undefined);
  return found.length < 2 ? found[0] : found.find((one) => one !== last);
}

/** The attribution whose source is `her husband` or the like, if a pronoun continues it. */
export function relativeBefore(context: Context, index: number): number | undefined {
  const before = goesOnWith(context, index);
  if (before === undefined) return undefined;
  return OTHER_OF_TWO.test(wordsOf(context.document.text, context.tagged[before]!.source))
    ? before
    : undefined;
}

/** Whether a pronoun may be the one person of an answer. */
export function mayBe({ document, tagged }: Context, index: number, { entities }: Resolved): boolean {
  const [one, other] = entities;
  const he = HE_OR_SHE.exec(wordsOf(document.text, tagged[index]!.source));
  return one !== undefined && !other && he !== null && one.gender !== (he[1] ? 'male' : 'female');
}

/** Whether two have one surname or are called a couple or siblings, and nothing else than a source says. */
function areKin(
  { document: { text } }: Context,
  pair: Together,
  groups: Readonly<Record<string, string | undefined>>,
): boolean {
  const [a, b] = pair.entities as [Entity, Entity];
  const lead = text.slice(Math.max(0, pair.start - LEAD), pair.start);
  if (SIBLINGS_BEFORE.test(lead)) return groups.sibling !== undefined;
  if (SPOUSES_BEFORE.test(lead)) return groups.spouse !== undefined;
  const isOfAnotherAge = groups.sibling === undefined && groups.spouse === undefined;
  if (GENERATIONS_BEFORE.test(lead)) return isOfAnotherAge;
  return a.keys.length > 1 && b.keys.length > 1 && a.keys.at(-1) === b.keys.at(-1);
}

/** Whether a text names no other persons. */
const areAlone = ({ persons }: Context, { entities }: Together): boolean =>
  persons === entities.filter(({ type }) => type === 'person').length;
