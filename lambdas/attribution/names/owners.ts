import { OWNED_NAME } from '../language/index.ts';
import type { MarkedName } from '../tagging/reader.ts';

/** By how many letters `Norland` and `Norlandish` are the same. */
const SAME = 4;

/** `Norland’s Foreign Ministry` is one name in a text that tells of another country's, and not short for that one. */
export function withOwners(text: string, names: readonly MarkedName[]): MarkedName[] {
  const owners = new Map<string, Set<string>>();
  const owned = names.map((name, i) => {
    const before = names[i - 1];
    const isOwned = before?.type === 'place' && name.type === 'organisation';
    const start = isOwned ? before.start : name.start;
    const { owner, body } = OWNED_NAME.exec(text.slice(start, name.end))?.groups ?? {};
    if (!owner || !body) return undefined;
    owners.set(body, (owners.get(body) ?? new Set()).add(owner.slice(0, SAME)));
    return { start, body };
  });
  return names.flatMap((name, i) => {
    const isAnother = (k: number) => (owners.get(owned[k]?.body ?? '')?.size ?? 0) > 1;
    if (owned[i + 1]?.start === name.start && isAnother(i + 1)) return [];
    return isAnother(i) ? [{ ...name, start: owned[i]!.start }] : [name];
  });
}
