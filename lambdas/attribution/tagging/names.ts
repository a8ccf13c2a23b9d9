import type { Document } from '../document.ts';
import type { Encoding } from './encoding.ts';
import { type MarkedName, NAME_TYPES } from './reader.ts';

/** The most words of a name. */
const LONGEST_NAME = 16;
/** How much more probable than `none` a name's tag must be, in log probabilities; below 0 more names are marked. */
const LEAST_LEAD = 0;

/** The tag of a piece: 0 for none, then two for each type: begins, continues. */
export function tagOf(scores: Float32Array): number {
  let best = 1;
  for (let tag = 2; tag < scores.length; tag++) if (scores[tag]! > scores[best]!) best = tag;
  return scores[best]! - scores[0]! > LEAST_LEAD ? best : 0;
}

const typeOf = (tag: number): number => (tag - 1) >> 1;
const begins = (tag: number): boolean => tag % 2 === 1;

/** Names from the tags of a text's pieces. Pieces that continue a word are ignored. */
export function namesFrom({ text }: Document, { pieces }: Encoding, tags: Uint8Array): MarkedName[] {
  const names: MarkedName[] = [];
  let open: { name: MarkedName; type: number; words: number } | undefined;
  const close = () => {
    if (open) names.push(open.name);
    open = undefined;
  };
  for (let piece = 0; piece < pieces.length; piece++) {
    if (!pieces[piece]!.first) continue;
    const tag = tags[piece]!;
    if (tag === 0) {
      close();
      continue;
    }
    const { start } = pieces[piece]!;
    let last = piece;
    while (pieces[last + 1]?.first === false) last++;
    const { end } = pieces[last]!;
    const goesOn = open && continues(text, open, start, tag);
    if (open && goesOn) {
      open.name.end = end;
      open.words++;
    } else {
      close();
      open = { name: { start, end, type: NAME_TYPES[typeOf(tag)]! }, type: typeOf(tag), words: 1 };
    }
  }
  close();
  return names;
}

/** Whether a word belongs to the name before it. */
function continues(
  text: string,
  open: { name: MarkedName; type: number; words: number },
  start: number,
  tag: number,
): boolean {
  const gap = text.slice(open.name.end, start);
  if (open.words >= LONGEST_NAME || gap.includes('\n')) return false;
  if (!begins(tag)) return true;
  if (open.type !== typeOf(tag)) return false;
  // Parts of one word (`al-Assad`, `O'Neill`) are never two names, and neither are two names of persons with nothing
  // between them.
  const touches = gap === '' && /[\p{L}\p{N}'’-]/u.test(text[start] ?? '');
  return touches || (gap === ' ' && NAME_TYPES[open.type] === 'person');
}
