/** A piece of text as placed in a PDF, in points from the page's lower left corner. */
export interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A line of one column. */
export interface Line extends Piece {
  /** Start and width of its column. */
  column: { x: number; width: number };
  /** Its vertical position on the page: 0 at the top, 1 at the bottom. */
  depth: number;
}

/** A gap between columns is wider than this, in letter heights. */
const GUTTER = 1.1;
/** The outer share of a page's height, which holds running heads and page numbers. */
const MARGIN = 0.12;

/** The lines of a page in reading order: columns from left to right, separated by lines that span them. */
export function linesOfPage(pieces: Piece[], pageHeight: number): Line[] {
  const rows = rowsOf(pieces);
  const segments = rows.flatMap(segmentsOf);
  return inColumns(segments).map((line) => ({
    ...line,
    depth: pageHeight > 0 ? 1 - line.y / pageHeight : 0.5,
  }));
}

/** Pieces grouped by height, from top to bottom. */
function rowsOf(pieces: Piece[]): Piece[][] {
  const sorted = [...pieces].sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: Piece[][] = [];
  for (const piece of sorted) {
    const row = rows.at(-1);
    if (row !== undefined && Math.abs(row[0]!.y - piece.y) < Math.min(row[0]!.height, piece.height) * 0.5)
      row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

/** Splits a row at gaps that are wide enough to separate columns. */
function segmentsOf(row: Piece[]): Piece[] {
  const segments: Piece[] = [];
  for (const piece of row) {
    const last = segments.at(-1);
    const gap = last === undefined ? 0 : piece.x - (last.x + last.width);
    if (last === undefined || gap > Math.max(last.height, piece.height) * GUTTER) {
      segments.push({ ...piece });
      continue;
    }
    const blank = gap > piece.height * 0.15 && !/\s$/.test(last.text) && !/^\s/.test(piece.text) ? ' ' : '';
    last.text += blank + piece.text;
    last.width = piece.x + piece.width - last.x;
    last.height = Math.max(last.height, piece.height);
  }
  return segments;
}

type Placed = Omit<Line, 'depth'>;

function inColumns(segments: Piece[]): Placed[] {
  const gutter = gutterOf(segments);
  if (gutter === undefined) return placed(segments);
  const lines: Placed[] = [];
  let left: Piece[] = [];
  let right: Piece[] = [];
  const flush = () => {
    lines.push(...inColumns(left), ...inColumns(right));
    left = [];
    right = [];
  };
  for (const segment of segments) {
    if (segment.x + segment.width <= gutter) left.push(segment);
    else if (segment.x >= gutter) right.push(segment);
    else {
      flush();
      lines.push(...placed([segment]));
    }
  }
  flush();
  return lines;
}

/**
 * The position where most lines end on the left and others begin on the right, at the same heights; undefined for a
 * single column.
 */
function gutterOf(segments: Piece[]): number | undefined {
  if (segments.length < 6) return undefined;
  const begins = [...new Set(segments.map(({ x }) => Math.round(x)))].sort((a, b) => a - b).slice(1);
  let best: { x: number; beside: number } | undefined;
  for (const x of begins.slice(0, 200)) {
    const at = x - 1;
    const left = segments.filter((one) => one.x + one.width <= at);
    const right = segments.filter((one) => one.x >= at);
    const crossing = segments.length - left.length - right.length;
    if (left.length < 3 || right.length < 3 || crossing > segments.length * 0.3) continue;
    const heights = new Set(left.map(({ y }) => Math.round(y / 4)));
    const beside = right.filter(({ y }) => heights.has(Math.round(y / 4))).length;
    const widths = Math.max(...left.map(({ width }) => width));
    // Labels before values form a table, not a column.
    if (beside < 3 || widths < 60) continue;
    if (best === undefined || beside > best.beside) best = { x: at, beside };
  }
  return best?.x;
}

/** Assigns columns. A column begins where most of its lines begin, unlike page numbers. */
function placed(segments: Piece[]): Placed[] {
  const counts = new Map<number, number>();
  for (const { x } of segments) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const x = Math.min(...[...counts].filter(([, count]) => count === most).map(([at]) => at));
  const right = segments.reduce((edge, one) => Math.max(edge, one.x + one.width), x);
  return segments.map((segment) => ({ ...segment, column: { x, width: right - x } }));
}

/** Removes page numbers, and lines in the margins that are repeated on several pages, ignoring digits. */
export function withoutRunningHeads(pages: Line[][]): Line[][] {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(page.filter(isInMargin).map(keyOf)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const isRunning = (line: Line) => {
    if (!isInMargin(line)) return false;
    if (/^[\s–—-]*(?:page\s*)?\d{1,4}(?:\s*(?:\/|of)\s*\d{1,4})?[\s–—-]*$/i.test(line.text)) return true;
    return pages.length > 1 && (counts.get(keyOf(line)) ?? 0) >= Math.max(2, pages.length * 0.4);
  };
  return pages.map((page) => page.filter((line) => !isRunning(line)));
}

function isInMargin({ depth }: Line): boolean {
  return depth < MARGIN || depth > 1 - MARGIN;
}

function keyOf({ text }: Line): string {
  return text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim().toLowerCase();
}
