// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
const CONTROLS = /[\0-\x08\x0b-\x1f]/g;

/**
 * The text as it is stored and as all spans refer to it. Line ends become `\n`; a byte order mark and trailing
 * whitespace are removed; control characters other than `\n` and tab become spaces, and unpaired surrogates become
 * U+FFFD, because not every store and protocol preserves them. Nothing else changes; quotation marks stay as they are.
 */
export function cleanText(raw: string): string {
  return raw
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, ' ')
    .toWellFormed()
    .trimEnd();
}

/** Text for one line (a title, a name): whitespace collapsed, at most `most` UTF-16 code units. */
export function oneLine(raw: string, most: number): string {
  const line = cleanText(raw).replace(/\s+/g, ' ').trim();
  return line.length <= most
    ? line
    : line
        .slice(0, most)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd();
}

/** Removes the given characters and whitespace from the end. */
export function withoutEnd(words: string, marks: string): string {
  let end = words.length;
  while (end > 0 && (marks.includes(words[end - 1]!) || words[end - 1]!.trim() === '')) end--;
  return words.slice(0, end);
}
