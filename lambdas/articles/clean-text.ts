// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
const CONTROLS = /[\0-\x08\x0b-\x1f]/g;

/**
 * The text as it is stored and as all spans point into it. Lines end in `\n`; a byte order mark at the start is gone;
 * control characters other than `\n` and tab are blanks, unpaired surrogates U+FFFD, as neither survives every
 * store and protocol behind us; blanks at the very end are gone. Nothing else changes, marks stay as they are.
 */
export function cleanText(raw: string): string {
  return raw
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, ' ')
    .toWellFormed()
    .trimEnd();
}

/** Words for one line (a title, a name): blanks and line ends collapsed, at most `most` UTF-16 code units. */
export function oneLine(raw: string, most: number): string {
  const line = cleanText(raw).replace(/\s+/g, ' ').trim();
  return line.length <= most
    ? line
    : line
        .slice(0, most)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd();
}

/** Words without the marks that stand at their end, and without blanks there. */
export function withoutEnd(words: string, marks: string): string {
  let end = words.length;
  while (end > 0 && (marks.includes(words[end - 1]!) || words[end - 1]!.trim() === '')) end--;
  return words.slice(0, end);
}
