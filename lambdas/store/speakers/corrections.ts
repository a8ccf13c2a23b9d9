import { nameIdOf } from '../../identities/index.ts';
import type { SpeakerWithAliases } from '../../model/stored.ts';
import type { Table } from '../table/client.ts';
import { nameEntry, personaOf } from '../table/keys.ts';
import { nameId, namesOf } from '../table/names.ts';
import { inParallel } from '../table/parallel.ts';
import { putItem, updateItem } from '../table/requests.ts';
import { SpeakerDirectory } from './directory.ts';
import { knownSpeaker, nameGiven } from './known-speaker.ts';
import { leave, mainOf, mergeInto, ownOf, ownSpeaker, undoMerge } from './merges.ts';
import type { PersonaItem } from './personas.ts';
import { speakerWithAliases } from './profile.ts';
import { recluster } from './recluster.ts';
import { Uncorrectable } from './uncorrectable.ts';

/** The most personas that a speaker may have after a merge: a list of quotes reads each of them. */
export const MOST_PERSONAS = 100;
const SPEAKERS_AT_ONCE = 8;

/**
 * The corrections that a person can make to speakers. They last whatever articles come, go or are extracted again, and
 * readers see them at once. Repeating a correction changes nothing.
 */
export interface SpeakerCorrector {
  /**
   * Merges speaker `from`, with all names, into `into`.
   *
   * @throws {Uncorrectable} `unknown-speaker`, `same-speaker`, `too-many`
   */
  merge(from: string, into: string): Promise<SpeakerWithAliases>;
  /**
   * Separates a name from a speaker: it becomes another speaker. If a person had merged it in, that
   * is undone; if the articles had linked it, they can't do so again.
   *
   * @param alias the id of one of the speaker's aliases, or of a name in all its fields
   * @returns the separated speaker, and the remaining one
   * @throws {Uncorrectable} `unknown-speaker`, `not-an-alias`, `only-alias`
   */
  split(id: string, alias: string): Promise<SpeakerWithAliases[]>;
  /**
   * Sets the display name of a speaker.
   *
   * @param name undefined to revert an earlier name
   * @throws {Uncorrectable} `unknown-speaker`, `no-name`
   */
  rename(id: string, name: string | undefined): Promise<SpeakerWithAliases>;
}

async function shown(table: Table, id: string): Promise<SpeakerWithAliases> {
  const speaker = await speakerWithAliases(table, new SpeakerDirectory(table), id);
  if (speaker) return speaker;
  throw new Uncorrectable('unknown-speaker', `Nobody is quoted as '${id}' any more; the correction is kept.`);
}

/** Writes in the given order, so that wherever this stops a reader finds every speaker complete. */
async function reclusterAround(table: Table, items: readonly PersonaItem[]): Promise<void> {
  for (const partition of new Set(items.map(({ pk }) => pk))) await recluster(table, partition);
}

async function merge(table: Table, from: string, into: string): Promise<SpeakerWithAliases> {
  const [one, other] = await Promise.all([knownSpeaker(table, from), knownSpeaker(table, into)]);
  if (one.id === other.id)
    throw new Uncorrectable('same-speaker', `'${from}' and '${into}' are one speaker already: '${one.id}'.`);
  if (one.personas.length + other.personas.length > MOST_PERSONAS)
    throw new Uncorrectable(
      'too-many',
      `A speaker may have ${MOST_PERSONAS} names at most; these come to more.`,
    );
  const target = mainOf(ownOf(other));
  await mergeInto(table, ownOf(one), target);
  await reclusterAround(table, [target, ...ownOf(one)]);
  return shown(table, into);
}

async function split(table: Table, id: string, alias: string): Promise<SpeakerWithAliases[]> {
  const whole = await knownSpeaker(table, id);
  const taken = whole.personas.filter((item) => [personaOf(item), nameIdOf(personaOf(item))].includes(alias));
  if (taken.length === 0) {
    const aliases = whole.personas.map(personaOf).join(', ');
    throw new Uncorrectable(
      'not-an-alias',
      `'${alias}' is no alias of '${whole.id}'; these are: ${aliases}.`,
    );
  }
  if (taken.length === whole.personas.length)
    throw new Uncorrectable('only-alias', `'${alias}' is all that '${whole.id}' is; nobody would be left.`);
  const merged = new Set(taken.map(ownSpeaker).filter((speaker) => speaker !== whole.id));
  // If nothing is above the speaker, it was merged only if two speakers were merged into each other.
  if (ownOf(whole).some(({ into }) => into !== undefined)) merged.add(whole.id);
  const changed = (await inParallel([...merged], 1, (speaker) => undoMerge(table, whole, speaker))).flat();
  const parted = taken.filter((item) => ownSpeaker(item) === whole.id);
  const left = whole.personas.filter(
    (item) => !merged.has(ownSpeaker(item)) || ownSpeaker(item) === whole.id,
  );
  if (parted.length > 0 && parted.length === ownOf(whole).length) {
    changed.push(...(await leave(table, { ...whole, personas: left })));
  } else {
    await inParallel(parted, SPEAKERS_AT_ONCE, (item) =>
      updateItem(table, item, 'SET #neverMerge = :neverMerge, #corrected = :corrected', {
        neverMerge: true,
        corrected: Date.now(),
      }),
    );
  }
  const below = taken.filter((item) => ownSpeaker(item) !== whole.id);
  await reclusterAround(table, [...below, ...changed, ...whole.personas]);
  return speakersOf(table, [...taken, ...whole.personas]);
}

/** The current speakers of these personas, each once, as far as readers see them. */
async function speakersOf(table: Table, personas: readonly PersonaItem[]): Promise<SpeakerWithAliases[]> {
  const directory = new SpeakerDirectory(table);
  const refs = await directory.speakersOf(personas.map(personaOf));
  const ids = new Set([...refs.values()].map(({ id }) => id));
  const speakers = await inParallel([...ids], SPEAKERS_AT_ONCE, (id) =>
    speakerWithAliases(table, directory, id),
  );
  return speakers.flatMap((speaker) => speaker ?? []);
}

async function rename(table: Table, id: string, given: string | undefined): Promise<SpeakerWithAliases> {
  const name = given === undefined ? undefined : nameGiven(given);
  const own = ownOf(await knownSpeaker(table, id));
  const main = mainOf(own);
  const corrected = { corrected: Date.now() };
  // An earlier correction of another persona must not take effect again.
  const others = own.filter((item) => name === undefined || item !== main);
  await inParallel(others, SPEAKERS_AT_ONCE, (item) =>
    updateItem(table, item, 'SET #corrected = :corrected REMOVE #called', corrected),
  );
  if (name !== undefined) {
    // In this order: a speaker must be found under any name it shows.
    await inParallel(namesOf(nameId(name)), SPEAKERS_AT_ONCE, (part) =>
      putItem(table, nameEntry(part, nameIdOf(personaOf(main)))),
    );
    await updateItem(table, main, 'SET #called = :called, #corrected = :corrected', {
      ...corrected,
      called: name,
    });
  }
  await reclusterAround(table, own);
  return shown(table, id);
}

/** Corrects who is who. */
export const createSpeakerCorrector = (table: Table): SpeakerCorrector => ({
  merge: (from, into) => merge(table, from, into),
  split: (id, alias) => split(table, id, alias),
  rename: (id, name) => rename(table, id, name),
});
