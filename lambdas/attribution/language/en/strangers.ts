/** Words that mean whoever spoke last. */
export const GOES_ON = /^(?:s?he|the (?:man|woman))$/iu;
/** The pronouns of a person; its group is there if that is a woman. */
export const HE_OR_SHE = /^(s)?he$/iu;
/** `a handcuffed man`, `another 45-year-old woman`, where it is the subject of a clause; its group is the noun. */
export const SOMEBODY_NEW =
  /\b(?:[Aa]n?|[Aa]nother|[Oo]ne)\s+(?:[\p{Ll}\p{N}-]+\s+){0,3}?(\p{Ll}+)\b(?=\s+(?:\p{Ll}+ing|was|who|is|had|has|told|\p{Ll}+ed)\b|,)/gu;
export const INDEFINITE: ReadonlySet<string> = new Set(['a', 'an', 'another', 'one']);
/** What stands between somebody and the name that it is said to have. */
export const IDENTITY = /\b(?:is|was|as|named|called|identified)\s+$/u;
