import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { CONVERSATION, FIRST_NAMES, isRole } from '../language/index.ts';
import type { MarkedDocument } from './construct.ts';
import { type Label, type LabelStyle, labelAt } from './labels.ts';
import { LIMITS } from './limits.ts';

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

export const endsSentence = (text: string, { start, end }: Span): boolean =>
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
      const next = paragraphs[index + 1];
      if (label.style === 'line') {
        if (next)
          turns.push({
            label,
            start,
            paragraph: index,
            said: { start: next.start, end: next.end },
            last: index + 1,
          });
        return;
      }
      const end = trimEnd(text, label.end, own[i + 1]?.start ?? paragraph.end);
      turns.push({ label, start, paragraph: index, said: { start: label.end, end }, last: index });
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

/** The forms of labels that begin turns in this text, by what their turns have in common. */
export function establishedStyles(marked: MarkedDocument, turns: readonly Turn[]): Set<LabelStyle> {
  const established = new Set<LabelStyle>();
  for (const style of ['capitals', 'clock', 'role', 'name', 'line', 'bold'] as const) {
    const own = turns.filter(({ label }) => label.style === style);
    if (own.length > 0 && isEstablished(marked, style, own)) established.add(style);
  }
  // `Ada Finch` and `Prosecutor` answer each other
  const mixed = turns.filter(({ label: { style } }) => style === 'name' || style === 'role');
  if (established.size === 0 && mixed.length > 0 && isEstablished(marked, 'name', mixed))
    established.add('role').add('name');
  // One side's label may have another form than the other's: `CNN` and `Gov. Ada Finch`, `Me`.
  if (established.size > 0) {
    established.add('role');
    const names = turns.filter(({ label }) => label.style === 'name').map(({ label }) => label.key);
    if (new Set(names).size < names.length) established.add('name');
  }
  return established;
}

function isEstablished(marked: MarkedDocument, style: LabelStyle, turns: readonly Turn[]): boolean {
  const { text, paragraphs } = marked.document;
  const speaks = ({ said }: Turn) =>
    CONVERSATION.test(text.slice(said.start, Math.min(said.end, said.start + 2_000)));
  const sentences = turns.filter(({ said, label, paragraph }) =>
    said.end > said.start
      ? endsSentence(text, said)
      : label.style !== 'name' && paragraph + 1 < paragraphs.length,
  );
  const keys = new Set(turns.map(({ label }) => label.key));
  const recurs = keys.size < turns.length;
  const conversation = 3 * sentences.filter(speaks).length >= sentences.length;
  const attested = turns.filter(({ label }) => label.attested).length;
  const isDense = 2 * turns.length >= turns.at(-1)!.paragraph - turns[0]!.paragraph + 1;
  if ((isDense || (recurs && conversation)) && isAttested(marked, turns)) return true;
  switch (style) {
    case 'clock':
      // people hardly end messages like sentences
      return sentences.length >= 2 || (recurs && turns.length >= LIMITS.turns);
    case 'bold':
      return sentences.length >= 2 && conversation && (recurs || attested >= 2);
    case 'role':
      return sentences.length >= 2 && keys.size > 1 && (recurs || conversation);
    case 'capitals':
      return (
        (sentences.length >= 2 && ((recurs && conversation) || attested > 0)) ||
        (sentences.length >= LIMITS.turns && keys.size > 1 && conversation)
      );
    case 'line':
      return (sentences.length >= LIMITS.turns || attested >= 2) && keys.size > 1 && conversation;
    case 'name':
      return (
        sentences.length >= LIMITS.turns &&
        keys.size > 1 &&
        recurs &&
        conversation &&
        (isDense || LIMITS.turns * keys.size <= turns.length)
      );
  }
}

/** Whether the network reads at least two turns, and half of all, as what their labels' speakers say. */
function isAttested({ read }: MarkedDocument, turns: readonly Turn[]): boolean {
  const said = new Map(turns.map((turn) => [turn.said.start, turn]));
  const attested = read.filter(({ source: [source], cue, content: [content] }) => {
    const turn = cue.length === 0 ? said.get(content!.start) : undefined;
    return turn && source && turn.start <= source.start && source.end <= turn.said.start;
  }).length;
  return attested >= LIMITS.attestedTurns && 2 * attested >= turns.length;
}

function trimEnd(text: string, start: number, end: number): number {
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return end;
}
