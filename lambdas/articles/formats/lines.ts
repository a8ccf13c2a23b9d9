/** Length of wrapped lines: shorter ones are lists or verse, longer ones are not wrapped. */
const SHORTEST_WRAP = 45;
const LONGEST_WRAP = 110;

/** With fewer lines, wrapping can't be detected. */
const FEWEST_LINES = 4;

/** An item of a list, or a labelled turn. */
const ITEM =
  /^(?:[-*•–—] |(?:Q|A|\p{Lu}[\p{Lu} .]{2,30}|\p{Lu}[\p{L}.'’-]{1,20}(?: \p{Lu}[\p{L}.'’-]{0,20}){0,3}): )/u;

/**
 * Joins the wrapped lines of a text, so that each paragraph is one line; other texts stay as they are. Paragraphs are
 * separated by blank lines, or indented while most lines are not.
 */
export function joinWrappedLines(text: string): { text: string; joined: boolean } {
  const paragraphs = paragraphsOf(text, true);
  const inner = paragraphs.flatMap((lines) => lines.slice(0, -1)).map((line) => line.length);
  const widest = Math.max(0, ...inner);
  const full = inner.filter((length) => length > widest * 0.7).length;
  // Lines that are each whole sentences are paragraphs without blank lines between them.
  const ended = paragraphs
    .flatMap((lines) => lines.slice(0, -1))
    .filter((line) => SENTENCE_END.test(line)).length;
  const isWrapped =
    inner.length >= FEWEST_LINES &&
    ended < inner.length * 0.5 &&
    widest >= SHORTEST_WRAP &&
    widest <= LONGEST_WRAP &&
    full >= inner.length * 0.8;
  if (!isWrapped) return { text, joined: false };
  return { text: paragraphs.map((lines) => joined(lines)).join('\n\n'), joined: true };
}

/** Joins the lines of a paragraph. A hyphen at a line end stays, because it may belong to the word. */
export function joined(lines: string[]): string {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

const INDENT = /^(?: {2,}|\t)/;
const SENTENCE_END = /[.!?…:]["'’”»)]*$/;

/**
 * Lines by paragraph: separated by blank lines or indented lines.
 *
 * @param hasBlocks whether consecutive indented lines that continue a sentence are one paragraph
 */
export function paragraphsOf(text: string, hasBlocks = false): string[][] {
  const paragraphs: string[][] = [];
  let isOpen = false;
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      isOpen = false;
      continue;
    }
    const before = paragraphs.at(-1)?.at(-1) ?? '';
    const isInBlock = hasBlocks && INDENT.test(before) && !SENTENCE_END.test(before);
    if (!isOpen || (INDENT.test(line) && !isInBlock) || ITEM.test(line)) paragraphs.push([]);
    paragraphs.at(-1)!.push(line.trimEnd());
    isOpen = true;
  }
  return paragraphs;
}
