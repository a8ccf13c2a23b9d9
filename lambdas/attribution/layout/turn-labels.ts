import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { FIRST_NAMES, isRole } from '../language/index.ts';
import { type Label, labelAt } from './labels.ts';

/** A label and its turn, up to the next label or the end of the paragraph. */
export interface Turn {
  label: Label;
  /** Where the label begins. */
  start: number;
  /** Index of the label's paragraph. */
  paragraph: number;
  said: Span;
  /** Index of the paragraph of what is said. */
  last: number;
}

const SENTENCE = /[.!?…:—–-]["“”»’'\])*]*\s*$/u;
const NAME_AND_OFFICE = /^(\p{Lu}[^\s,]{0,30}(?:\s\p{Lu}[^\s,]{0,30}){1,3}),\s([^,\p{Ll}]{3,60})/u;
/** A label in capitals inside a paragraph, whose line break was lost. */
const INLINE = /[.!?…—–"”)\]-]\s{1,3}(?=\p{Lu}[\p{Lu}\p{N}\s:])/gu;

export const endsTurn = (text: string, { start, end }: Span): boolean =>
  SENTENCE.test(text.slice(Math.max(start, end - 6), end));

/** Every label that may begin a turn, with what follows it. */
export function labelledTurns(document: Document): Turn[] {
  const { text, paragraphs } = document;
  const turns: Turn[] = [];
  paragraphs.forEach((paragraph, index) => {
    const places = [paragraph.start];
    for (const match of text.slice(paragraph.start, paragraph.end).matchAll(INLINE))
      places.push(paragraph.start + match.index + match[0].length);
    const labels = places.flatMap((start) => {
      const label = labelAt(document, { start, end: paragraph.end });
      const inline = start > paragraph.start;
      return label && (!inline || label.style === 'capitals' || label.style === 'role')
        ? [{ label, start }]
        : [];
    });
    // `J.K. HOLT, HOST:` is one label, although a dot stands before `HOLT`
    const own = labels.filter(({ start }, i) => i === 0 || start >= labels[i - 1]!.label.end);
    own.forEach(({ label, start }, i) => {
      const end = trimEnd(text, label.end, own[i + 1]?.start ?? paragraph.end);
      const turn = { label, start, paragraph: index, said: { start: label.end, end }, last: index };
      const below = paragraphs[index + 1];
      if (label.style !== 'line') turns.push(turn);
      else if (below) turns.push({ ...turn, said: { start: below.start, end: below.end }, last: index + 1 });
    });
  });
  return withoutHeadings(document, turns);
}

/**
 * Without lines that stand alone as headings do: the labels of turns recur, or are names as close to what is said as
 * those that do, or tell an office in capitals.
 */
function withoutHeadings({ text }: Document, turns: readonly Turn[]): Turn[] {
  const isClose = ({ label, said }: Turn) => !/\n\s*\n/.test(text.slice(label.source.end, said.start));
  const seen = new Set<string>();
  const recurring = new Set<string>();
  let areClose = false;
  for (const turn of turns) {
    const { style, key } = turn.label;
    if (style !== 'line') continue;
    if (seen.has(key)) {
      recurring.add(key);
      areClose ||= isClose(turn);
    }
    seen.add(key);
  }
  const isLabel = (turn: Turn) => {
    const { key, source } = turn.label;
    const line = text.slice(source.start, source.end);
    // `ESK, ISLE OF ARDMORE` is a place
    if (line.includes(',')) return tellsOffice(line);
    const [given = ''] = line.toLowerCase().split(/\s/);
    return recurring.has(key) || (areClose && isClose(turn) && FIRST_NAMES.has(given));
  };
  return turns.filter((turn) => turn.label.style !== 'line' || isLabel(turn));
}

/** `OTTO QUAYLE, HARBOUR MASTER, ESK`: a name in capitals, then an office. */
function tellsOffice(line: string): boolean {
  const [, name, office = ''] = NAME_AND_OFFICE.exec(line) ?? [];
  return (
    name !== undefined &&
    office
      .toLowerCase()
      .split(/[\s-]+/)
      .some(isRole)
  );
}

function trimEnd(text: string, start: number, end: number): number {
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return end;
}
