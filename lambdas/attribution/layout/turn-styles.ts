import { CONVERSATION } from '../language/index.ts';
import type { MarkedDocument } from './construct.ts';
import type { LabelStyle } from './labels.ts';
import { LIMITS } from './limits.ts';
import { isPersonal } from './name-lines.ts';
import { endsTurn, type Turn } from './turn-labels.ts';

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
      ? endsTurn(text, said)
      : label.style !== 'name' && paragraph + 1 < paragraphs.length,
  );
  const keys = new Set(turns.map(({ label }) => label.key));
  const recurs = keys.size < turns.length;
  const conversation = 3 * sentences.filter(speaks).length >= sentences.length;
  const attested = turns.filter(({ label }) => label.attested).length;
  const isDense = 2 * turns.length >= turns.at(-1)!.paragraph - turns[0]!.paragraph + 1;
  const mayAttest = recurs ? isDense || conversation : isDense && areOfPersons(text, turns);
  if (mayAttest && isAttested(marked, turns)) return true;
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

/** Whether most labels are those of persons: in lists of other things the network takes some for speech as well. */
function areOfPersons(text: string, turns: readonly Turn[]): boolean {
  const personal = turns.filter(({ label: { attested, source } }) => {
    const name = text.slice(source.start, source.end);
    return attested || name.startsWith('@') || isPersonal(name);
  });
  return 2 * personal.length > turns.length;
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
