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

/** A plain word weighs so many weak ones. */
const PLAIN = 4;
const LONGEST_PHRASE = 3;
/** A role has few words; what goes on is no role. */
const MOST_WORDS = 12;

/** How a word stands in the lexicon: `senators`, `ex-senator`. */
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
 * The field that a person's roles in one article tell: what most of them speak for. Undefined where they tell none, and
 * for whoever is no person.
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

/** Whether one person may be in both: a lawyer who goes into politics, not a coach. */
export const areNear = (a: string, b: string): boolean => within(NEAR_FIELDS, a, b);

/** Whether papers hardly tell them apart: a senator’s field from an attorney general’s. */
export const areKin = (a: string, b: string): boolean => within(KIN_FIELDS, a, b);
