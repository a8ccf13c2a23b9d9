import { BODIES } from './lexicon.ts';

/** Before the name of a body. */
export const BODY_DETERMINER = /^(?:the|both)\s+/iu;
/** What may precede the owner's titles: `Vice `, `far-left activist `. */
export const OWNERS_TITLES =
  /^(?:(?!(?:of|for|at|from|in|by|with|its|his|her|their|our)\b)[\p{L}.-]+\s+){0,3}$/u;
const NOUNS = [...BODIES].map((noun) => `[${noun[0]!.toUpperCase()}${noun[0]}]${noun.slice(1)}`).join('|');
/** After the owner's name: `’s campaign`, ` defence ministry`. */
const OWNED = `^(?:['’]s?)?\\s+((?:[\\p{Ll}\\p{N}][\\p{Ll}\\p{N}-]*\\s+)??(${NOUNS}))`;
/** Then the source ends, or something is added to it, or the source is something of the body's. */
export const BODY_IN_SOURCE = new RegExp(`${OWNED}(?=$|['’]s?$|\\s*[,;(–—])`, 'u');
/**
 * In a text the body's name may continue in capitals or with `of`, and its noun may belong to others: `Norland military
 * leaders`.
 */
export const BODY_IN_TEXT = new RegExp(
  `${OWNED}(?=$|[.,;:!?()”"–—]|\\s+(?!\\p{Lu}|(?:of|for|and|on|\\p{Ll}+(?<!s)s)\\b))`,
  'u',
);
/** Bodies of persons: what belongs to them belongs to their owner, whatever follows. */
export const PERSONAL_BODY = /^(?:['’]s?)?\s+(([Aa]dministration|[Cc]ampaign))\b/u;
/** People of a person who have no name of their own: `Hall's legal team`. */
export const PEOPLE_OF_ONE = /^(?:team|camp)$/u;
/** A body by its noun alone. */
export const BODY_AGAIN = /^(?:the|this|that|(?<his>his|her))\s+(?<noun>[\p{L}-]+)(?:['’]s?)?$/iu;
/** Bodies that are a person's own, of whom alone a text speaks as `his`. */
export const OWN_BODIES = /^(?:administration|campaign|office|government)$/u;
