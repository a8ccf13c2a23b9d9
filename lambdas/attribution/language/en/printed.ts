/** Words for what is printed whole, signed or headed: letters, statements, e-mails, what people in the street say. */

const NAME_WORD = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*`;
const SMALL = 'and|&|van|von|de|der|den|del|la|le|bin|al|of|the|dos|da|di';
const NAME = `${NAME_WORD}(?: (?:${NAME_WORD}|${SMALL})){1,7}`;

/**
 * A line that names somebody, above or below what they say: `Jo Low, 27, barista`, `Jo Low (27)`, `27-year-old barista Jo
 * Low`.
 */
export const NAME_LINE = new RegExp(
  `^(?:(?<before>\\d{1,3})-year-old (?:\\p{Ll}[\\p{L}-]* ){0,4})?(?<name>(?=[^,]*\\p{Ll})${NAME})` +
    '(?:,? \\(?(?<age>1?\\d{1,2})\\)?(?=,|$))?(?<rest>(?:,| \\(| [|–—-]) ?[^.!?:;“”"\\n]{1,80})?$',
  'u',
);

/** A name, perhaps with Markdown's stars, and a dash before a quotation: `- **Jo Low, nurse** – “We shall wait.”` */
export const DASHED_NAME =
  /^[\s•*·▪>_–—-]{0,8}(?<name>\p{Lu}[^“”"«»:–—―\n]{1,80}?)[*_]{0,3}\s{0,2}(?:[–—―]|\s-{1,2}\s)\s{0,2}(?=["“'‘«])/u;

/** What somebody issues, as the line above calls it. */
const ISSUED =
  '(?:full |joint |complete |whole |open |resignation |official |press |written |public |final |prepared ){0,3}' +
  '(?:statement|letter|e-?mail|memo|message|note|post|apology|speech|address|remarks|announcement|reply|response|text)';
const SHOWN = "(?:(?:read|see|here(?:['’]s| is| are)|this is|below is|more from) )?";
const ALL = '(?:,? (?:in full|in its entirety|reads?|here|below)){0,2}';
const WHOLE = String.raw`(?: to(?: [\p{L}’'-]{1,20}){1,4}?)?${ALL}`;
/**
 * A line above what is printed whole: `Statement from Ada Low in full:`, `Ada Low’s full statement:`, `Read the statement
 * in full:`. It has a colon, or says that all is printed.
 */
export const PRINTED_HEADINGS: readonly RegExp[] = [
  `(?:the |a )?(?:full )?(?:text of (?:the |a )?)?${ISSUED}${WHOLE} (?:from|by|issued by|released by|on behalf of) (?<source>[^:]{2,100}?)${ALL}`,
  `(?<source>[^:’']{2,90}(?:['’]\\p{L}[^:’']{1,60})?)['’]s? ${ISSUED}${WHOLE}`,
  `(?<source>(?:the|his|her|its|their) ${ISSUED})${WHOLE}`,
].map((form) => new RegExp(`^${SHOWN}${form}\\s?:?$`, 'iu'));
/** Words that say that all is printed. */
export const IN_FULL = /\b(?:in full|full|in its entirety|entire|complete|whole|as follows)\b/iu;
/** `The statement reads:` */
export const READS = /\breads?(?: in full)?\s?:?\s*$/u;
/** Verbs of whoever issues something, by dictionary form: `released the following statement:` */
export const ISSUING_WORDS: ReadonlySet<string> = new Set('issue release publish send share'.split(' '));
/** What they issue. */
export const ISSUED_NOUNS: ReadonlySet<string> = new Set(
  'statement letter email e-mail memo message note apology announcement response reply'.split(' '),
);
/** Behind such a noun, if it is somebody else’s, or the line itself says what it says. */
export const ISSUED_BY_OTHERS = /^(?:from|by|that)$/;

/** A letter’s first line. */
export const SALUTATION =
  /^(?:(?:My )?Dear(?:est)? [^.!?“”"\n]{1,60}|To whom it may concern|(?:Mr\.?|Madam|Mister) (?:President|Speaker|Chairman|Prime Minister)|(?:Hi|Hello|Hey|Good (?:morning|afternoon|evening))(?: [^.!?“”"\n]{1,40})?|(?:Dear )?(?:Colleagues|Friends|All|Team))\s?[,:;–—-]$/u;
/** The same behind a line that introduces a letter. */
export const BARE_SALUTATION = /^(?:My )?Dear(?:est)?(?: [\p{L}.’'-]{1,20}){1,4}$/u;
/** The same in an e-mail: `Jo,` */
export const MAIL_SALUTATION = new RegExp(
  `${SALUTATION.source}|^${NAME_WORD}(?: ${NAME_WORD}){0,2} ?[,:–—-]$`,
  'u',
);
/** The same to a newspaper; the letter may follow on the same line. */
export const TO_EDITOR =
  /^(?:(?:SIRS?|Sirs?|MADAM|Madam)(?:,? (?:OR|or) (?:MADAM|Madam))?\s?(?:[–—:,-]\s?){1,2}|(?:Dear|DEAR) (?:Sirs?|SIRS?|Madam|Editor|EDITOR|Sir or Madam|Sir\/Madam)\s?(?:[–—:,-]|$)|(?:To [Tt]he|TO THE) (?:[Ee]ditor|EDITOR)s?(?: of [^:\n]{2,40}(?=:))?\s?(?:[–—:,.-]|$)|Editor\s?[–—:,])\s{0,3}/u;
/** A letter’s last line, before or with the name: `Yours sincerely,`, `(Signed) Ada Low`. */
export const SIGN_OFF =
  /^(?:yours(?: (?:sincerely|faithfully|truly|ever|respectfully|aye|in \p{L}{2,20}))?|(?:most |very )?(?:sincerely|respectfully|faithfully|cordially|truly|gratefully|warmly)(?: yours| submitted)?|(?:with )?(?:my |our )?(?:very )?(?:best |kind |kindest |warm |warmest |personal )?(?:regards|wishes)|in solidarity|with (?:love|thanks|gratitude)|love|cheers|(?:many )?thanks|thank you|all the best|best|\(?signed\)?)(?:[,.:;–—-]|$|(?<=\)|sincerely|faithfully)(?=\s))\s{0,2}(?<name>[^\n]{2,80})?$/iu;
/** Before the writer’s name: `— `, `(Mrs) `. */
export const BEFORE_SIGNED_NAME = /^(?:[–—-]{1,2}\s?)?(?:\(\p{L}{2,6}\.?\) )?/u;
/** Its writer’s name, with the place: `Ada Low`, `Col. A. Low (retd), Norland`, `ADA LOW via e-mail`. */
export const SIGNED_NAME = new RegExp(
  `${BEFORE_SIGNED_NAME.source}(?:${NAME}|${NAME_WORD}(?=,))(?:,? \\([^()\\n]{1,40}\\))?(?: (?:via|by) e-?mail)?` +
    '(?:(?:,| [|–—-]) ?[^!?:;“”"\\n]{1,80}|,)?(?<!\\p{Ll}{4}\\.)$',
  'u',
);
/** A name by itself, behind a sign-off. */
export const SINGLE_NAME = new RegExp(`${BEFORE_SIGNED_NAME.source}${NAME_WORD}$`, 'u');
/** Where a newspaper doesn’t print the name. */
export const NAME_WITHHELD = /^\(?names? (?:and address(?:es)? )?(?:supplied|withheld|provided)/iu;
/** The end of what is printed whole, as a line of its own. */
export const CLOSING_LINE =
  /^(?:ends?|end of (?:statement|letter|message)|-\s?(?:30|ends?)\s?-|#{2,}|[*_-](?:\s?[*_-]){2,}|notes? (?:to|for) editors?:?|-{3,}\s?original message.{0,20})$/iu;

/** A line above an e-mail. */
export const MAIL_FIELD =
  /^[*_]{0,2}(?<field>From|To|Date|Sent|Subject|Cc|CC|Bcc|Re|RE|Reply-To|Importance|Attachments?)[*_]{0,2}\s?:[*_]{0,2}\s{1,4}(?=\S)/u;
export const SENDER_FIELD = 'From';
/** A sender’s name or address: `Ada Low, mayor`, `Low, Ada`, `low@norland.gov`. */
export const SENDER = new RegExp(`^(?:${NAME}(?:,|$)|${NAME_WORD}, ${NAME_WORD}|\\S{1,60}@\\S)`, 'u');
/** Where the sender’s name ends: `Ada Low <low@norland.gov>`. */
export const BEHIND_SENDER = /\s?[<[(]|\s(?:To|Sent|Date|Subject|Cc):/u;

/** Words of whoever speaks. `US` is a country. */
export const OWN_PERSON =
  /(?<![\p{L}’'.])(?:(?<!War )I(?=['’, ])|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|us|[Oo]urselves|[Mm]yself)(?![\p{L}.])/u;
/** The same, and of whoever is spoken to. */
export const ADDRESSING =
  /(?<![\p{L}’'.])(?:(?<!War )I(?=['’, ])|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|us|[Yy]ou|[Yy]our)(?![\p{L}])/u;
