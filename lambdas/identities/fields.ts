import type { SeenSpeaker } from './evidence.ts';
import {
  FIELDS,
  KIN_FIELDS,
  NEAR_FIELDS,
  PHRASES_OF_FIELDS,
  WEAK_WORDS_OF_FIELDS,
  WORDS_OF_FIELDS,
} from './lexicon.ts';
import { wordsOf } from './words.ts';

/** How many weak words a plain word outweighs. */
const PLAIN = 4;
const LONGEST_PHRASE = 3;
/** A role has few words; a longer phrase is no role. */
const MOST_WORDS = 12;

/** The forms under which a word may be in the lexicon: `senators`, `ex-senator`. */
const forms = (word: string): string[] => [
  word,
  ...(word.endsWith('s') ? [word.slice(0, -1)] : []),
  ...(word.includes('-') ? [word.slice(word.lastIndexOf('-') + 1)] : []),
];

function read(role: string, votes: Map<string, number>): void {
  const words = wordsOf(role).slice(0, MOST_WORDS);
  const vote = (field: string, weight: number) => votes.set(field, (votes.get(field) ?? 0) + weight);
  for (let first = 0; first < words.length; ) {
    const length = [LONGEST_PHRASE, 2].find((size) =>
      PHRASES_OF_FIELDS.has(words.slice(first, first + size).join(' ')),
    );
    if (length !== undefined) {
      const field = PHRASES_OF_FIELDS.get(words.slice(first, first + length).join(' '));
      if (field) vote(field, PLAIN);
      first += length;
      continue;
    }
    const tried = forms(words[first] ?? '');
    const plain = tried.find((word) => WORDS_OF_FIELDS.has(word));
    const weak = tried.find((word) => WEAK_WORDS_OF_FIELDS.has(word));
    if (plain !== undefined) for (const field of WORDS_OF_FIELDS.get(plain) ?? []) vote(field, PLAIN);
    else if (weak !== undefined) for (const field of WEAK_WORDS_OF_FIELDS.get(weak) ?? []) vote(field, 1);
    first++;
  }
}

/**
 * The field that a person's roles in one article indicate: the one that most of them belong to. Undefined if there is
 * none, and for anything but persons.
 *
 * @example
 * fieldOf({ name: 'Ada Finch', type: 'person', roles: ['Easton police chief'], gender: 'female' }); // 'police'
 */
export function fieldOf({ type, roles }: Pick<SeenSpeaker, 'type' | 'roles'>): string | undefined {
  if (type !== 'person') return undefined;
  const votes = new Map<string, number>();
  for (const role of roles) read(role, votes);
  let best: string | undefined;
  for (const field of FIELDS) {
    if ((votes.get(field) ?? 0) > (best === undefined ? 0 : (votes.get(best) ?? 0))) best = field;
  }
  return best;
}

const within = (sets: readonly ReadonlySet<string>[], a: string, b: string): boolean =>
  a === b || sets.some((set) => set.has(a) && set.has(b));

/** Whether one person may be in both: a lawyer who goes into politics, but not a coach. */
export const areNear = (a: string, b: string): boolean => within(NEAR_FIELDS, a, b);

/** Whether papers hardly distinguish them: a senator's field and an attorney general's. */
export const areKin = (a: string, b: string): boolean => within(KIN_FIELDS, a, b);
