import type { Span } from '../../model/attribution.ts';
import {
  BARE_SALUTATION,
  DOCUMENTS,
  NAME_WITHHELD,
  SALUTATION,
  SIGNED_NAME,
  TO_EDITOR,
} from '../language/index.ts';
import { WORD } from '../wording.ts';
import { type Certain, CONSTRUCT, inOneVoice, type MarkedDocument } from './construct.ts';
import { addressedBelow } from './extent.ts';
import { type Introduction, introductionAt } from './introductions.ts';
import { type Closing, closingOf, lineIn, signsAs } from './sign-offs.ts';

/** In UTF-16 code units: `To the Editor of the Norland Gazette:` and blanks. */
const SALUTATION_END = 80;

interface Letter {
  head: Pick<Certain, 'construct' | 'source' | 'cue'>;
  said: Span[];
  /** Index of the first paragraph behind its words. */
  end: number;
}

/**
 * Letters printed whole, from `Dear Ms Low,` to `Yours sincerely, Jo Bell`: one that the line above introduces is that
 * speaker's, any other its signer's.
 */
export function findLetters(marked: MarkedDocument): Certain[] {
  const { text, paragraphs } = marked.document;
  const found: Certain[] = [];
  for (let index = 0; index < paragraphs.length; index++) {
    const { start, end } = paragraphs[index]!;
    const head = text.slice(start, Math.min(end, start + SALUTATION_END));
    const toEditor = TO_EDITOR.exec(head)?.[0];
    const rest = toEditor === undefined ? undefined : { start: start + toEditor.length, end };
    const letter = (rest && letterToEditor(marked, index, rest)) ?? letterBelow(marked, index);
    if (!letter) continue;
    found.push(...inOneVoice(found.length, letter.head, letter.said));
    index = letter.end - 1;
  }
  return found;
}

/** `SIR – …`: it ends with its writer's name, if need be without `Yours`. */
function letterToEditor({ document }: MarkedDocument, index: number, rest: Span): Letter | undefined {
  const { text, paragraphs } = document;
  const opening = WORD.test(text.slice(rest.start, rest.end)) ? [rest] : [];
  const first = index + 2 - opening.length;
  const closing = closingOf(document, first, (words) => SIGNED_NAME.test(words) || NAME_WITHHELD.test(words));
  if (!closing?.name) return undefined;
  const said = [...opening, ...spansOf(paragraphs.slice(index + 1, closing.at))];
  // `Editor: Jo Bell`, with other credits below
  const isText = [said[0], said.at(-1)].every((one) => one && isSentence(text, one));
  if (!isText) return undefined;
  return { head: signedBy(closing.name), said, end: closing.at };
}

/** A reader's letter may begin with a line about what it answers: `Re “Hens” (May 4):` */
const isSentence = (text: string, { start, end }: Span): boolean =>
  /[.!?…:]["“”»’')\]\s]*$/u.test(text.slice(Math.max(start, end - 8), end));

/** `Dear Ms Low,`: it ends with `Yours sincerely`, or is introduced. */
function letterBelow(marked: MarkedDocument, index: number): Letter | undefined {
  const { document } = marked;
  const { text, paragraphs } = document;
  const line = lineIn(text, paragraphs[index]!);
  const words = line ? text.slice(line.start, line.end) : '';
  if (!SALUTATION.test(words) && !BARE_SALUTATION.test(words)) return undefined;
  const before = paragraphs[index - 1];
  const introduction = before && introductionAt(document, before);
  if (!introduction && !SALUTATION.test(words)) return undefined;
  const closing = closingOf(document, index + 2, signsAs(introduction ? wordsOf(text, introduction) : ''));
  const head = headOf(text, introduction, closing);
  if (!head || index + 1 >= paragraphs.length) return undefined;
  const end = closing?.at ?? addressedBelow(marked, index + 1);
  return { head, said: spansOf(paragraphs.slice(index + 1, end)), end };
}

function headOf(
  text: string,
  introduction: Introduction | undefined,
  closing: Closing | undefined,
): Letter['head'] | undefined {
  const introduced = introduction && {
    construct: CONSTRUCT.block,
    source: introduction.source,
    cue: introduction.cue,
  };
  // `The letter reads:` names nobody
  const isNamed =
    introduction && !DOCUMENTS.has(wordsOf(text, introduction).split(' ').at(-1)!.toLowerCase());
  return isNamed || !closing?.name ? introduced : signedBy(closing.name);
}

const signedBy = (name: Span): Letter['head'] => ({ construct: CONSTRUCT.letter, source: [name], cue: [] });

const wordsOf = (text: string, { source }: Introduction): string =>
  source.map(({ start, end }) => text.slice(start, end)).join(' ');

const spansOf = (paragraphs: readonly Span[]): Span[] => paragraphs.map(({ start, end }) => ({ start, end }));
