/** Words that refer to whoever spoke last. */
export const GOES_ON = /^(?:s?he|the (?:man|woman))$/iu;
/** Personal pronouns; the group matches if it is a woman. */
export const HE_OR_SHE = /^(s)?he$/iu;
/** Before somebody else than those who were named: `another resident`, `a second witness`. */
export const SOMEBODY_ELSE = /^(?:(?:yet |still )?another|a (?:second|third|fourth|fifth|different))\s/iu;
export const INDEFINITE: ReadonlySet<string> = new Set(['a', 'an', 'another', 'one']);
/** Words between somebody and the name that they are said to have. */
export const IDENTITY =
  /\b(?:(?:is|was|as|named|called|identified)|identified as (?:a )?(?:\p{Ll}+\s){0,1}\p{Ll}+)\s+$/u;
/** In a sentence that says who somebody is who was described before, in lower case. */
export const HE_IS = /^\s*s?he (?:is|was|has been|had been)\b|\b(?:identified|named) (?:him|her) as\s+$/u;

/** Several persons, referred to again. */
export const THEY =
  /^(?:they|both|(?:they|the two|these two|the|these|both) (?:both|pair|duo|two|couple|authors|researchers|scholars|scientists|columnists|journalists|lawmakers|senators|candidates|leaders|men|women))$/iu;

/** Several that are one to a network which knows no plural: `they`, `the two agencies`. */
export const PLURALS =
  /^(?:they|them|both|(?:the|these|those|both|all)(?: of the)? (?:[\p{Ll}\p{N}-]+ ){0,2}(?!sides\b)\p{Ll}+(?<!s)s)$/iu;
/** What several may say and write together. */
export const OF_SEVERAL =
  /^(?:we|us|(?:the|this|that|their|our) (?:\p{Ll}+ )?(?:research|report|study|statement|letter|book|paper|poll|article|survey|investigation|analysis|complaint|lawsuit|brief|op-ed|memo|release))$/iu;

/** Whoever says the words in which it stands. */
export const ONESELF = /^(?:I|me|my|myself)$/u;
/** The same, with others. */
export const WE = /^(?:we|us|all of us|both of us)$/iu;

/** `the two leaders`, `both groups`, `the authors`: how many, and what they are. `Both sides` are more than two persons. */
export const SEVERAL =
  /^(?:(?<both>(?:they )?both(?: the| of (?:the|them))?)|(?:the|these|those) (?<count>two|three|four|five|pair|couple|duo|trio)|the)(?: (?:(?!of\b)[\p{L}-]+ ){0,2}(?<head>(?!sides\b)[\p{L}-]+))?$/iu;
/** Who are few enough to be those who were named together last, although no number says so. */
export const FEW =
  /^(?:authors|researchers|scholars|scientists|columnists|journalists|reporters|lawmakers|senators|men|women)$/iu;
export const COUNTS: ReadonlyMap<string, number> = new Map([
  ['two', 2],
  ['pair', 2],
  ['couple', 2],
  ['duo', 2],
  ['three', 3],
  ['trio', 3],
  ['four', 4],
  ['five', 5],
]);

/**
 * Words before a name that say that its bearer was attacked: `has shot dead the ambassador, `. Not if `by` stands
 * between.
 */
export const ATTACKED =
  /\b(?:shot|killed|murdered|assassinated|stabbed|(?:shooting|killing|murder|assassination|stabbing) of)\s/giu;
export const BY = /\bby\b/iu;
/** Before the name of who did it. */
export const KILLED_BY =
  /\b(?:shot|killed|murdered|assassinated|stabbed|attacked|gunned down|slain)(?: dead| to death)? by\s$/iu;
/** The same after the name, and that he died so that he had no time to speak: `, the ambassador, was fatally shot`. */
export const IS_ATTACKED =
  /^(?:,(?:[^,.!?\n]{1,50},)?)?\s(?:who\s)?(?:(?:was|were|had been|has been)\s(?:\p{Ll}+\s)?(?:shot|killed|murdered|assassinated|stabbed|attacked|gunned|slain|found dead)|died\s(?:when|after\s(?:s?he|being))|drowned)\b/u;
/** Behind a name: `, 61,`. */
export const AGE_BEHIND = /^(?:,\s|\s\()(\d{1,3})(?=[,;.)]|\s?$)/u;
/** Before a name: `61-year-old `. */
export const AGE_BEFORE = /(?<!\d)(\d{1,3})-year-old\s(?:\p{Ll}+\s)?$/u;
/** The age from which people are called `Mr`. */
export const GROWN_UP = 18;
/** The least and the greatest age of whom a noun may be said. */
export const AGES: ReadonlyMap<string, readonly [number, number]> = new Map(
  Object.entries({
    pensioner: [50, 130],
    octogenarian: [80, 89],
    grandfather: [30, 130],
    grandmother: [30, 130],
    'great-grandfather': [45, 130],
    'great-grandmother': [45, 130],
    teenager: [13, 19],
    teen: [13, 19],
    schoolboy: [4, 19],
    schoolgirl: [4, 19],
    toddler: [1, 4],
  } as const),
);
