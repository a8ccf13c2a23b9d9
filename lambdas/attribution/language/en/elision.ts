/** A cue that may have the subject of its sentence: `adding`. */
export const PARTICIPLE = /\p{L}ing\b/u;
/** The same at the beginning of a sentence, whose subject comes next. */
export const OPENING_PARTICIPLE = /^\p{Lu}\p{Ll}+ing\b/u;
/** Words right before a further verb of the same subject: `and on Friday`, `but also`. */
export const GOING_ON =
  /\b(?:and|but|or|then|also)\s+(?:(?:on|in|at)\s\p{Lu}\p{L}+\s|\p{L}+ly\s|also\s|then\s)?$/u;
/** Participles of somebody who is asked something. */
export const ASKED = /^(?:asked|questioned|pressed|quizzed|challenged|told)\b/iu;
/** The same, with what shows that it is a participle. */
export const ASKED_OF =
  /(?:\b(?:when|if|once|while|is|are|was|were|been|being)\s(?:\p{L}+ly\s|again\s|also\s|then\s|first\s|later\s|once again\s)?\p{L}+|(?:^|[.!?]["”]?\s+|\n)\p{Lu}\p{L}+)$/u;
/** Between such a participle and whoever asked. */
export const ASKED_BY = /\bby\s+$/iu;
/** Cues of whoever passes on what another says. */
export const PASSES_ON = /\b(?:quot|recall|cit|remember)(?:e|ed|es|s|ing)?$|\bheard?$/iu;
/** Such a cue of the one who is quoted, with the words before it. */
export const PASSIVE = /\b(?:is|are|was|were|be|been|being)\s(?:\p{L}+ly\s|also\s)?\p{L}+$/u;
/** Who is quoted and the cue, behind such a cue: ` Low as saying`. */
export const SAYING =
  /^\s((?:the|an?|his|her|its|their|my|our|one|him|them|\p{Lu}[^\s.,:;()“”"–—]*)(?:\s[^\s.,:;()“”"–—]+){0,8}?)\s(?:as\s|later\s|once\s)?(saying|telling|asking|writing|shouting|yelling)\b/u;
