import { nameIdOf } from '../../identities/index.ts';
import type { Table } from '../table/client.ts';
import { personaOf } from '../table/keys.ts';
import { inParallel } from '../table/parallel.ts';
import { updateItem } from '../table/requests.ts';
import type { FullSpeaker } from './directory.ts';
import { log2QuotesOf, type PersonaItem } from './personas.ts';

const PERSONAS_AT_ONCE = 8;

/** The speaker that a persona belongs to by its articles, before any merge by a person. */
export const ownSpeaker = (item: PersonaItem) => item.of ?? nameIdOf(personaOf(item));

/** The personas of a speaker by the articles alone. */
export const ownOf = ({ id, personas }: FullSpeaker) => personas.filter((item) => ownSpeaker(item) === id);

/** The persona that represents a speaker's personas: the one with the most quotes. */
export function mainOf(personas: readonly PersonaItem[]): PersonaItem {
  const [first, ...others] = personas;
  if (!first) throw new Error('A speaker has a persona at least.');
  return others.reduce((most, item) => (log2QuotesOf(item) > log2QuotesOf(most) ? item : most), first);
}

/** Merges the speaker of `own` into that of `target`. */
export async function mergeInto(
  table: Table,
  own: readonly PersonaItem[],
  target: PersonaItem,
): Promise<void> {
  const corrected = { corrected: Date.now() };
  // In this order: until the second write nothing is merged, and repeating the correction does the rest.
  await updateItem(table, target, 'SET #corrected = :corrected ADD #merged :merged', {
    ...corrected,
    merged: new Set(own.map(personaOf)),
  });
  await inParallel(own, PERSONAS_AT_ONCE, (item) =>
    updateItem(table, item, 'SET #into = :into, #corrected = :corrected', {
      ...corrected,
      into: personaOf(target),
    }),
  );
}

/** Undoes the merge of a speaker, whichever speaker it was merged into. */
export async function undoMerge(
  table: Table,
  { personas }: FullSpeaker,
  speaker: string,
): Promise<PersonaItem[]> {
  const own = personas.filter((item) => ownSpeaker(item) === speaker);
  const ids = new Set(own.map(personaOf));
  const parents = personas.filter(({ merged }) => [...(merged ?? [])].some((persona) => ids.has(persona)));
  await inParallel(own, PERSONAS_AT_ONCE, (item) =>
    updateItem(table, item, 'SET #corrected = :corrected REMOVE #into', { corrected: Date.now() }),
  );
  await inParallel(parents, PERSONAS_AT_ONCE, (item) =>
    updateItem(table, item, 'DELETE #merged :ids', { ids: ids }),
  );
  return [...own, ...parents];
}

/** The speakers that were merged directly into a speaker, each as the articles alone have it: their personas. */
function mergedInto({ id, personas }: FullSpeaker): PersonaItem[][] {
  const speakers = new Map(personas.map((item) => [personaOf(item), ownSpeaker(item)]));
  const others = Map.groupBy(
    personas.filter((item) => ownSpeaker(item) !== id),
    ownSpeaker,
  );
  // A speaker that points nowhere was being separated when that was interrupted.
  const isBelowAnother = ({ into }: PersonaItem) => into !== undefined && speakers.get(into) !== id;
  return [...others.values()].filter((own) => !own.some(isBelowAnother));
}

/** Takes a speaker's own personas out of it; the speakers that were merged into it stay together. */
export async function leave(table: Table, from: FullSpeaker): Promise<PersonaItem[]> {
  const speakers = mergedInto(from);
  const changed = await inParallel(speakers, 1, ([item]) => undoMerge(table, from, ownSpeaker(item!)));
  const [first, ...others] = speakers;
  for (const own of others) await mergeInto(table, own, mainOf(first!));
  return [...speakers.flat(), ...changed.flat()];
}
