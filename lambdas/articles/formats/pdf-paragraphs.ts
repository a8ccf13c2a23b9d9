import type { Line } from './pdf-layout.ts';

/**
 * Joins lines to paragraphs, also across columns and pages. A paragraph ends if the next line is further below than
 * usual, indented or of another size, or if a line ends early after the end of a sentence.
 */
export function paragraphsOfLines(pages: Line[][]): string[] {
  const lines = pages.flat();
  const whole = compoundsIn(lines);
  const spacing = usualSpacing(lines);
  const paragraphs: string[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    const text = line.text.replace(/\s+/g, ' ').trim();
    if (text === '') continue;
    if (last === undefined || isParted(last, line, spacing)) paragraphs.push(text);
    else paragraphs.push(joinedWords(paragraphs.pop()!, text, whole));
    last = line;
  }
  return paragraphs;
}

function isParted(last: Line, line: Line, spacing: number): boolean {
  if (Math.abs(last.height - line.height) > Math.max(last.height, line.height) * 0.15) return true;
  const ended = /[.!?:”"’'…)]\s*$/.test(last.text);
  const drop = last.y - line.y;
  const isSameColumn = Math.abs(last.column.x - line.column.x) < 5 && drop > 0;
  const isShort = last.x + last.width < last.column.x + last.column.width - last.height * 3;
  if (!isSameColumn) return ended && (isShort || isIndented(line));
  return drop > spacing * 1.35 * (line.height / 10) || isIndented(line) || (ended && isShort);
}

function isIndented(line: Line): boolean {
  const indent = line.x - line.column.x;
  return indent > line.height * 0.6 && indent < line.height * 5;
}

/** The median distance between lines, for letters of ten points. */
function usualSpacing(lines: Line[]): number {
  const drops = lines
    .slice(1)
    .map((line, at) => ((lines[at]!.y - line.y) * 10) / line.height)
    .filter((drop) => drop > 5 && drop < 40)
    .sort((a, b) => a - b);
  return drops[Math.floor(drops.length / 2)] ?? 12;
}

/** Words that have a hyphen inside a line. If one is split at its hyphen, the hyphen is kept. */
function compoundsIn(lines: Line[]): ReadonlySet<string> {
  const words = lines.flatMap(({ text }) => text.toLowerCase().split(/[^\p{L}-]/u));
  return new Set(words.filter((word) => word.includes('-') && !word.startsWith('-') && !word.endsWith('-')));
}

function joinedWords(before: string, after: string, whole: ReadonlySet<string>): string {
  const cut = /^\p{L}+[-\u00ad]$/u.exec(lastWord(before))?.[0].slice(0, -1);
  const rest = /^\p{Ll}+/u.exec(after)?.[0];
  if (cut === undefined || rest === undefined) return `${before} ${after}`;
  const isCompound = whole.has(`${cut}-${rest}`.toLowerCase());
  return (isCompound ? before : before.slice(0, -1)) + after;
}

function lastWord(words: string): string {
  return (
    words
      .slice(-100)
      .split(/[^\p{L}\u00ad-]/u)
      .at(-1) ?? ''
  );
}
