/** How long lines are that a program has wrapped: shorter ones are lists or verse, longer ones nobody has wrapped. */
const SHORTEST_WRAP = 45;
const LONGEST_WRAP = 110;

/** Fewer lines than this show no habit. */
const FEWEST_LINES = 4;

/** An item of a list, or a labelled turn. */
const ITEM = /^(?:[-*•–—] |(?:Q|A|\p{Lu}[\p{Lu} .]{2,30}): )/u;

/**
 * A text whose paragraphs a program has cut into lines of one length, with each paragraph on a line again; any other
 * text as it is. Paragraphs are parted by blank lines, or begin with blanks where most lines don't.
 */
export function joinWrappedLines(text: string): { text: string; joined: boolean } {
  const paragraphs = paragraphsOf(text);
  const inner = paragraphs.flatMap((lines) => lines.slice(0, -1)).map((line) => line.length);
  const widest = Math.max(0, ...inner);
  const full = inner.filter((length) => length > widest * 0.7).length;
  const isWrapped =
    inner.length >= FEWEST_LINES &&
    widest >= SHORTEST_WRAP &&
    widest <= LONGEST_WRAP &&
    full >= inner.length * 0.8;
  if (!isWrapped) return { text, joined: false };
  return { text: paragraphs.map((lines) => joined(lines)).join('\n\n'), joined: true };
}

/** Lines of one paragraph on one line; a word that is cut by a hyphen stays cut, as the hyphen may be its own. */
export function joined(lines: string[]): string {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

/** Lines by paragraph: blank lines part them, and so do lines that begin with blanks or a tab. */
export function paragraphsOf(text: string): string[][] {
  const paragraphs: string[][] = [];
  let isOpen = false;
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      isOpen = false;
      continue;
    }
    if (!isOpen || /^(?: {2,}|\t)/.test(line) || ITEM.test(line)) paragraphs.push([]);
    paragraphs.at(-1)!.push(line.trimEnd());
    isOpen = true;
  }
  return paragraphs;
}
