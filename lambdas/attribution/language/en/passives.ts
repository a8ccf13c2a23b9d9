const BE = '\\b(?:am|is|are|was|were|be|been|being|gets?|got)\\s+(?:\\p{L}+\\s+)?';
const TOLD_VERBS =
  'told|asked|ordered|urged|advised|informed|warned|instructed|notified|reminded|taught|assured|encouraged';
const SAID_VERBS =
  'expected|believed|said|thought|alleged|reported|understood|known|considered|rumou?red|supposed|deemed|seen|regarded|' +
  'viewed|perceived|described|called|classified|labell?ed|hailed|credited|critici[sz]ed|accused|praised|blamed|feared|' +
  'presumed|assumed|estimated|predicted|suspected';

/** Cues that tell something to their subject: `was told`, `had never been warned`. */
export const TOLD_TO = new RegExp(`${BE}(?:${TOLD_VERBS})$`, 'iu');
/** Cues that say something about their subject: `is expected`, `was described as`, `allegedly`. */
export const SAID_OF = new RegExp(
  `${BE}(?:${SAID_VERBS})(?:\\s+(?:as|to|of|for|with))?$|^(?:reportedly|allegedly|supposedly|purportedly)$`,
  'iu',
);
/** From such a cue whose subject says what others pass on: `was quoted as saying by the Gazette`, `is cited by Low as saying`. */
export const QUOTED_BY = new RegExp(
  `^${BE}(?:quoted|cited)\\s+(?:as\\s+(?:saying|telling)\\s+by\\b|by\\s[^.!?;:“”"]{1,80}?\\sas\\s+(?:saying|telling)\\b)`,
  'iu',
);
/** What a content begins with that belongs to its cue. */
export const AS_SAYING = /^as\s+(?:saying|telling)\s+/iu;
/** The subject at the end of a text, behind a sentence, quoted words or a comma. */
export const SUBJECT = /(?:^|[.!?,]["”]?\s|["”]\s|\n)([^.!?,;:"“”\n]{2,80})\s$/u;
