import { nameIdOf } from '../../identities/index.ts';
import type { Table } from '../table/client.ts';
import { personaOf } from '../table/keys.ts';
import { isSpeakerId, nameKey } from '../table/names.ts';
import { type FullSpeaker, SpeakerDirectory } from './directory.ts';
import { ownOf } from './merges.ts';
import { Uncorrectable } from './uncorrectable.ts';

/** In code points. */
export const LONGEST_NAME = 200;
/** Control characters, and those that change the writing direction: no name has them. */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Bidi_Control}]/u;

/**
 * Readers are led from a name in an unknown field to the plain name. A correction must not hit somebody else that way.
 */
const isOf = ({ id, personas }: FullSpeaker, asked: string) =>
  [id, ...personas.map(personaOf), ...personas.map((item) => nameIdOf(personaOf(item)))].includes(asked);

/** The speaker with an id. @throws {Uncorrectable} `unknown-speaker` */
export async function knownSpeaker(table: Table, id: string): Promise<FullSpeaker> {
  const speaker = isSpeakerId(id) ? await new SpeakerDirectory(table).speaker(id) : undefined;
  if (speaker && ownOf(speaker).length > 0 && isOf(speaker, id)) return speaker;
  throw new Uncorrectable(
    'unknown-speaker',
    `There is no speaker '${id}'; /speakers?name= finds them by name.`,
  );
}

/** A name that a person gave, with single blanks. @throws {Uncorrectable} `no-name` */
export function nameGiven(given: string): string {
  const name = given.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (nameKey(name) !== '' && [...name].length <= LONGEST_NAME && !INVISIBLE.test(name)) return name;
  throw new Uncorrectable(
    'no-name',
    `A name has a letter or digit, no control characters, and ${LONGEST_NAME} characters at most.`,
  );
}
