import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { nameIdOf } from '../identities/index.ts';
import { connect, namesIn, type StoreSettings, type Table } from './connection.ts';
import { type Whole, wholeOf } from './follow.ts';
import { personaOf } from './keys.ts';
import { relinkAll } from './links.ts';
import type { SpeakerWithAliases } from './model.ts';
import { isSpeakerId, nameKey } from './names.ts';
import { inParallel } from './parallel.ts';
import { levelOf, type PersonaItem } from './personas.ts';
import { speakerWithAliases } from './speakers.ts';

/** The most names, with their fields, that a speaker may come to by merging: a list of quotes reads each of them. */
export const MOST_PERSONAS = 100;
/** In UTF-16 code units. */
export const LONGEST_NAME = 200;
const WIDTH = 8;

/** A correction that can't be made as it is asked for. */
export class Uncorrectable extends Error {
  readonly reason:
    | 'unknown-speaker'
    | 'same-speaker'
    | 'not-an-alias'
    | 'only-alias'
    | 'too-many'
    | 'no-name';

  constructor(reason: Uncorrectable['reason'], message: string) {
    super(message);
    this.name = 'Uncorrectable';
    this.reason = reason;
  }
}

/**
 * What a person may say of who is who. It stays whatever articles come, go or are extracted again, and readers follow it
 * at once. The same correction twice changes nothing more.
 */
export interface StoreCorrector {
  /**
   * Makes two speakers one: `from`, with all names, is `into` from now on.
   *
   * @throws {Uncorrectable} `unknown-speaker`, `same-speaker`, `too-many`
   */
  merge(from: string, into: string): Promise<SpeakerWithAliases>;
  /**
   * Takes a name out of a speaker: whoever bears it is somebody else from now on. Where a person had merged it in, that
   * is undone; where its articles had, they don't do so again.
   *
   * @param alias the id of one of the speaker's aliases, or of a name in all fields
   * @returns who was taken out, and who is left
   * @throws {Uncorrectable} `unknown-speaker`, `not-an-alias`, `only-alias`
   */
  split(id: string, alias: string): Promise<SpeakerWithAliases[]>;
  /**
   * Says what a speaker is called.
   *
   * @param name undefined takes an earlier word back
   * @throws {Uncorrectable} `unknown-speaker`, `no-name`
   */
  rename(id: string, name: string | undefined): Promise<SpeakerWithAliases>;
}

async function update(
  table: Table,
  { pk, sk }: PersonaItem,
  change: string,
  values: Record<string, unknown> = {},
): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: { pk, sk },
      UpdateExpression: change,
      ExpressionAttributeNames: namesIn(change),
      ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    }),
  );
}

/** The speaker that a persona belongs to by its articles, before any merge by a person. */
const ownSpeaker = (item: PersonaItem) => item.of ?? nameIdOf(personaOf(item));

/** The personas that are a speaker's by their articles. */
const ownOf = ({ id, personas }: Whole) => personas.filter((item) => ownSpeaker(item) === id);

/** The persona that stands for a speaker: that of the most quotes. */
function mainOf(whole: Whole): PersonaItem {
  const [first, ...others] = ownOf(whole);
  if (!first) throw new Error(`The speaker ${whole.id} has no persona.`);
  return others.reduce((most, item) => (levelOf(item) > levelOf(most) ? item : most), first);
}

async function knownSpeaker(table: Table, id: string): Promise<Whole> {
  const whole = isSpeakerId(id) ? await wholeOf(table, id) : undefined;
  if (whole && ownOf(whole).length > 0) return whole;
  throw new Uncorrectable(
    'unknown-speaker',
    `There is no speaker '${id}'; /speakers?name= finds them by name.`,
  );
}

async function shown(table: Table, id: string): Promise<SpeakerWithAliases> {
  const speaker = await speakerWithAliases(table, id);
  if (speaker) return speaker;
  throw new Uncorrectable('unknown-speaker', `Nobody is quoted as '${id}' any more; the correction is kept.`);
}

const relinkAround = (table: Table, items: readonly PersonaItem[]) =>
  relinkAll(table, [...new Set(items.map(({ pk }) => pk))]);

async function merge(table: Table, from: string, into: string): Promise<SpeakerWithAliases> {
  const [one, other] = await Promise.all([knownSpeaker(table, from), knownSpeaker(table, into)]);
  if (one.id === other.id)
    throw new Uncorrectable('same-speaker', `'${from}' and '${into}' are one speaker already: '${one.id}'.`);
  if (one.personas.length + other.personas.length > MOST_PERSONAS)
    throw new Uncorrectable(
      'too-many',
      `A speaker may have ${MOST_PERSONAS} names at most; these come to more.`,
    );
  const target = mainOf(other);
  const corrected = Date.now();
  // In this order: until the second is done nothing is merged, and whoever asks again does the rest.
  await update(table, target, 'SET #corrected = :corrected ADD #merged :merged', {
    ':corrected': corrected,
    ':merged': new Set([personaOf(mainOf(one))]),
  });
  await inParallel(ownOf(one), WIDTH, (item) =>
    update(table, item, 'SET #into = :into, #corrected = :corrected', {
      ':into': personaOf(target),
      ':corrected': corrected,
    }),
  );
  await relinkAround(table, [target, ...ownOf(one)]);
  return shown(table, into);
}

/** Undoes the merge of a speaker into whichever one it was merged into. */
async function undoMerge(table: Table, { personas }: Whole, speaker: string): Promise<PersonaItem[]> {
  const own = personas.filter((item) => ownSpeaker(item) === speaker);
  const ids = new Set(own.map(personaOf));
  const parents = personas.filter(({ merged }) => [...(merged ?? [])].some((persona) => ids.has(persona)));
  await inParallel(own, WIDTH, (item) =>
    update(table, item, 'SET #corrected = :corrected REMOVE #into', { ':corrected': Date.now() }),
  );
  await inParallel(parents, WIDTH, (item) => update(table, item, 'DELETE #merged :ids', { ':ids': ids }));
  return [...own, ...parents];
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
  const undone = await inParallel([...merged], 1, (speaker) => undoMerge(table, whole, speaker));
  const parted = taken.filter((item) => ownSpeaker(item) === whole.id);
  await inParallel(parted, WIDTH, (item) =>
    update(table, item, 'SET #own = :own, #corrected = :corrected', {
      ':own': true,
      ':corrected': Date.now(),
    }),
  );
  await relinkAround(table, [...undone.flat(), ...parted]);
  const left = whole.personas.find((item) => !taken.includes(item) && !merged.has(ownSpeaker(item)));
  const speakers = await inParallel([...taken, ...(left ? [left] : [])], WIDTH, (item) =>
    speakerWithAliases(table, personaOf(item)),
  );
  return [...new Map(speakers.flatMap((speaker) => (speaker ? [[speaker.id, speaker]] : []))).values()];
}

async function rename(table: Table, id: string, name: string | undefined): Promise<SpeakerWithAliases> {
  if (name !== undefined && (nameKey(name) === '' || name.length > LONGEST_NAME))
    throw new Uncorrectable(
      'no-name',
      `A name has a letter or digit, and ${LONGEST_NAME} characters at most.`,
    );
  const whole = await knownSpeaker(table, id);
  const corrected = { ':corrected': Date.now() };
  if (name === undefined) {
    await inParallel(ownOf(whole), WIDTH, (item) =>
      update(table, item, 'SET #corrected = :corrected REMOVE #called', corrected),
    );
  } else {
    await update(table, mainOf(whole), 'SET #called = :called, #corrected = :corrected', {
      ...corrected,
      ':called': name.trim(),
    });
  }
  await relinkAround(table, ownOf(whole));
  return shown(table, id);
}

/** Corrects the table. */
export function createStoreCorrector(settings: StoreSettings): StoreCorrector {
  const table = connect(settings);
  return {
    merge: (from, into) => merge(table, from, into),
    split: (id, alias) => split(table, id, alias),
    rename: (id, name) => rename(table, id, name),
  };
}
