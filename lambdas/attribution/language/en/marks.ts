/** Words that begin with an apostrophe, without it. */
export const APHAERESIS = /^(?:em|til|tis|twas|cause|bout|n|round|cuz|\d0s|\d\d)(?![\p{L}\p{N}])/iu;

/** Words whose end is replaced by an apostrophe: `thinkin'`, `an'`, `o'`. */
export const DROPPED_END = /[\p{L}]{2}in$|(?:^|[^\p{L}])(?:an|o|th|wi|ol)$/u;

/** Endings that tokenizers separate from their word: `do n't`, `Russia 's`. */
export const CLITIC = /^(?:s|t|re|ve|ll|d|m)(?![\p{L}\p{N}])/iu;

/** Words after a measure in inches: `a 6" pipe`, `5'10" tall`. */
export const MEASURED =
  /^\s*(?:x|by|tall|wide|long|thick|deep|high|screen|display|pipe|blade|barrel|rims?|tvs?|monitor)(?![\p{L}\p{N}])/iu;

/** `“suspended’ his target`: a closing mark of the other family after a word without an `s` that could own it. */
export const STRAY_CLOSER = /^([^‘'\n]{1,80}?[^\s‘'’sS]’)(?=[\s,.;:!?])/u;

const SAYING = '(?:said|says|added|wrote|tweeted|explained|told|asked)';
const NAME = "(?:(?:Mr|Mrs|Ms|Dr)\\.?\\s)?\\p{Lu}[\\p{L}’'-]{1,20}(?:\\s\\p{Lu}[\\p{L}’'-]{1,20}){0,2}";
/** `said Ann Low`, `she said`. */
const CLAUSE = `(?:${SAYING}\\s${NAME}|(?:he|she|they|${NAME})\\s${SAYING})(?![\\p{L}])`;
/** `"It is a shame, said Ann Low`: the closing mark before the tag is lost. */
export const TAG = new RegExp(`^([^\\n]{2,600}?[,?!.]['’]?)\\s${CLAUSE}`, 'u');

/** A tag at the end of a text. */
export const TAG_BEFORE = new RegExp(`[,?!.]['’]?\\s${CLAUSE}[.,]\\s*$`, 'u');

/** The end of a contraction that tokenizers separate: `do n't`. */
export const NEGATION = /^n['’]t/i;

/** The last letter of a plural, whose possessive is an apostrophe alone. */
export const PLURAL_END = /s/i;
