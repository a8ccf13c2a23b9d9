/** Words that mean whoever spoke last. */
export const GOES_ON = /^(?:s?he|the (?:man|woman))$/iu;
/** The pronouns of a person; its group is there if that is a woman. */
export const HE_OR_SHE = /^(s)?he$/iu;
export const INDEFINITE: ReadonlySet<string> = new Set(['a', 'an', 'another', 'one']);
/** What stands between somebody and the name that it is said to have. */
export const IDENTITY = /\b(?:is|was|as|named|called|identified)\s+$/u;

/** Several persons, as they are told again. */
export const THEY =
  /^(?:they|both|(?:they|the two|these two|the|these|both) (?:both|pair|duo|two|couple|authors|researchers|scholars|scientists|columnists|journalists|lawmakers|senators|candidates|leaders|men|women))$/iu;

/** What tells before a name that its bearer was attacked, `by` whom left aside: `has shot dead the ambassador, `. */
export const ATTACKED =
  /\b(?:shot|killed|murdered|assassinated|stabbed|(?:shooting|killing|murder|assassination|stabbing) of)\s/giu;
export const BY = /\bby\b/iu;
/** And what tells it behind: `, the ambassador, was fatally shot`. */
export const IS_ATTACKED =
  /^(?:,(?:[^,.!?\n]{1,50},)?)?\s(?:was|were|had been|has been)\s(?:\p{Ll}+\s)?(?:shot|killed|murdered|assassinated|stabbed|attacked|gunned|slain|found dead)\b/u;
