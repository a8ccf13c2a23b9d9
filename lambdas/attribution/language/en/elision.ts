/** A cue that may have the subject of its sentence: `adding`. */
export const PARTICIPLE = /\p{L}ing\b/u;
/** Words right before a further verb of the same subject: `and on Friday`, `but also`. */
export const GOING_ON =
  /\b(?:and|but|or|then|also)\s+(?:(?:on|in|at)\s\p{Lu}\p{L}+\s|\p{L}+ly\s|also\s|then\s)?$/u;
