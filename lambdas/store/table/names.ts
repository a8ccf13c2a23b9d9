import { speltOut } from '../../identities/index.ts';

/** The most code points of a name that go into its id. */
const ID_LENGTH = 100;

/** The most entries one name gets, the full name included. */
const MOST_PARTS = 8;

/**
 * A name in the form in which names are compared: lower case, without diacritics, special letters folded, everything
 * that is neither letter nor digit turned into single blanks. Letters of other scripts are unchanged. Empty if there is
 * no letter or digit.
 *
 * @example
 * nameKey('Recep Tayyip Erdoğan'); // 'recep tayyip erdogan'
 * nameKey("Conan O'Brien"); // 'conan o brien'
 */
export function nameKey(name: string): string {
  const lower = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return speltOut(lower)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/**
 * The id of a name, and of its bearer unless more is known: its key with `-` for blanks, cut to 100 code
 * points. Empty if the name has neither letter nor digit.
 *
 * @example
 * nameId('Vladimir Putin'); // 'vladimir-putin'
 */
export function nameId(name: string): string {
  const letters = [...nameKey(name)].slice(0, ID_LENGTH).join('');
  return letters.trim().replaceAll(' ', '-');
}

/** The most code points of an id: of a name and the field of office after it. */
const LONGEST_ID = ID_LENGTH + 20;

/** Whether a speaker could have this id: DynamoDB refuses keys that are empty or too long. */
export const isSpeakerId = (id: string) =>
  /^[\p{L}\p{N}\p{M}]/u.test(id) && !id.includes('#') && [...id].length <= LONGEST_ID;

/**
 * The keys under which the bearer of a name is found: the full name first, then its later parts.
 *
 * @example
 * namesOf('recep-tayyip-erdogan'); // ['recep tayyip erdogan', 'tayyip erdogan', 'erdogan']
 */
export function namesOf(id: string): string[] {
  const words = id.split('-');
  const parts = words.map((_, index) => words.slice(index).join(' '));
  return [...parts.slice(0, 1), ...parts.slice(1).slice(1 - MOST_PARTS)];
}
