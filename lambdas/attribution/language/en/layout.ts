/** Verbs and nouns before a colon that introduces a block, by dictionary form. */
export const INTRODUCING_WORDS: ReadonlySet<string> = new Set(
  'reply respond answer write say add explain tweet post state comment continue read ask note conclude declare'.split(
    ' ',
  ),
);

/** Verbs that put something on the web. */
export const POSTING = /^(?:re)?(?:posted|posts|shared|shares|tweeted|tweets|uploaded|published)$/;

/** Before words that are put beside a picture. */
export const CAPTIONED = /\bwith the (?:words?|captions?|message|line|text|comment),?:?\s$/iu;

/** `Editor's note`, `Photo credit`, `Full transcript`: surnames are hardly ever like this. */
export const LAST_OF_HEADING =
  /^(?:notes?|credits?|updates?|facts?|highlights?|results?|stories|story|transcripts?|interviews?|recaps?|explainers?|reports?|pictures|text|polls?|crisis|debates?|hearings?|briefings?|remarks)$/;

/** A word of a speaker's label in capitals: `OTTO`, `McKAY`, and the small words between them. */
export const LABEL_IN_CAPITALS =
  /^(?:(?:Mc|Mac|O['’])?\p{Lu}[\p{Lu}\p{N}\p{M}'’.&/-]*|\d+|#\d+|de|la|von|van|der|al|and|of|the|pro)$/u;

/** A title at the beginning of a label. */
export const TITLED_LABEL =
  /^(?:mr|mrs|ms|miss|dr|sen|rep|gov|gen|pres|prof|rev|sgt|lt|capt|col|judge|justice|president|senator|secretary|lord|lady|sir|dame|minister|chairman|chairwoman|congressman|congresswoman|ambassador|mayor)\.?$/iu;

/** The word after a label in capitals: `PRES. TRUMP on taxes`. */
export const AFTER_LABEL_IN_CAPITALS = /^(?:on|in|to|about|at|after|during|with|when|via|from)$/;

/** Words that labels print in small letters. */
export const SMALL_IN_LABELS = /^(?:of|the|for|and|de|la|le|van|von|der|den|al|el|bin|ibn|pro|tempore|in|&)$/;

/** Words that titles print in small letters. */
export const SMALL_IN_TITLES = /^(?:a|an|the|of|and|or|in|on|at|to|for|with|by|from|as|vs?)$/u;

/** The parts after the place: region, date and agency: `Isle of Ardmore`, `March 4`, `(XN)`. */
export const DATELINE_PART = /^[(]?(?:\p{Lu}|\d|of\b)/u;

/** After the handle: a date, or nothing but links. */
export const POST_TAIL =
  /^\s*(?:\|?\s*(?:on\s)?(?:\p{Lu}\p{Ll}{2,8}\.?\s\d{1,2}(?:,\s?\d{4})?|\d{1,2}\s\p{Lu}\p{Ll}{2,8}(?:\s\d{4})?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})(?:,?\s\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?)?|(?=$|https?:|pic\.))/iu;

/** Where the name in a signature ends. */
export const SIGNATURE_CLAUSE = /,|\((?!@)|\b(?:who|whose|which|from|of|in|at)\b/u;

/** A signature without a dash: `Jo Low and Ed Hall, Harbour Post`. */
export const PLAIN_SIGNATURE =
  /^(?=[^,]*\p{Ll})\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*|and|&|van|von|de|der|del|la)){1,7}, (?:\p{Lu}|(?:\p{Ll}+ ){1,3}(?:of|at|for|from) )[^.!?:;“”"\n]{1,60}$/u;

/** The same with a newspaper alone, behind what it wrote: `Port News`. */
export const NEWSPAPER_SIGNATURE = /^\p{Lu}\p{L}+(?: (?:\p{Lu}\p{L}*|of|the|and)){0,4}$/u;

/** Before the name: a title, or an article before an office. */
export const RECORD_TITLE =
  /^\s{0,4}(?:The|(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Hon|Madam|Senator|Representative|Chairman|Chairwoman|Chair|Secretary|Judge|Justice|General|Director|Delegate|Ambassador)\.?)\s/u;

/** A name in capitals, as parliamentary records print it. */
export const RECORD_NAME =
  /^(?:\p{Lu}\.\s){0,2}(?:Mc|Mac|O['’]|De|La|Van\s)?\p{Lu}[\p{Lu}'’-]{1,30}(?:\s\p{Lu}[\p{Lu}'’-]{1,30}){0,3}(?:\spro\stempore)?/u;

/** After the name: ` of West Arden`. */
export const RECORD_STATE = /^\sof(?:\s\p{Lu}\p{Ll}{1,20}){1,3}/u;

/** Notes of the record itself, which nobody says. */
export const PROCEEDINGS =
  /^(?:\(|\[|The (?:question|motion|amendment|bill|vote|clerk|house|senate|text) (?:was|is|read|reads|as)\b|There was no (?:further )?objection)/iu;

/** Words that people use to each other, and questions. */
export const CONVERSATION = /(?<![\p{L}’'])(?:I|you|we|my|your|our|me|us|yes|no|okay|thanks)(?![\p{L}])|\?/iu;

/** Words of somebody about themselves. */
export const FIRST_PERSON = /(?<![\p{L}’'])(?:I|we|my|our|me|us)(?![\p{L}])/iu;

/** Before names and offices, in lower case. */
export const ARTICLE = 'the';

/** A pronoun that is a number after a name. */
export const NUMERAL_PRONOUN = 'I';

/** The ending of a possessive. */
export const POSSESSIVE_END = /['’]s$/u;

/** `BY MR. HALLORAN:`, above the questions that he asks a witness. */
export const EXAMINER = /^BY\s(?=\p{Lu})/u;

/** Labels of questions. */
export const ASKING_LABEL = /^(?:q|question)$/;

/** `(COMMERCIAL BREAK)`, `[Applause.]`: what happens between turns. */
export const STAGE_DIRECTION =
  /^(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s{1,3})?(?:\([^()\n]{1,80}\)|\[[^[\]\n]{1,80}\])[.\s]*$/u;

/** Words of one person about themselves. */
export const SPEAKING_OF_ONESELF = /(?<![\p{L}’'])(?:I|[Mm]y|[Mm]e)(?![\p{L}])/u;

/** Words to somebody. */
export const TO_SOMEBODY = /(?<![\p{L}’'])your?(?![\p{L}])/iu;

/** An office before its holder in brackets, as Hansard prints them. */
export const LABEL_OF_OFFICE = /^The\s/u;
export const OFFICE_HOLDER =
  /\((?<name>(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Earl|Viscount|Prof|Professor)\.?\s\p{Lu}[^()\n]{1,50}|\p{Lu}[\p{L}’'-]{1,20}(?:\s\p{Lu}[\p{L}.’'-]{0,20}){1,3}))\)/u;

/** A verb that is no surname: `Opening`, not `Weld`. */
export const INFLECTED = /(?:ing|ed)$/;

/** `By Ada Finch in Esk`, on a line of its own. */
export const BYLINE = /^\s*By:?\s\p{Lu}(?:[^.!?]|(?<=\b\p{Lu})\.)*$/u;
