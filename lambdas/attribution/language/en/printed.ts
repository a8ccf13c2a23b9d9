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
