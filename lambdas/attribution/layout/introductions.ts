import type { Document, Token, TokenRange } from '../document.ts';
import {
  IN_FULL,
  INTRODUCING_WORDS,
  ISSUED_BY_OTHERS,
  ISSUED_NOUNS,
  ISSUING_WORDS,
  PRINTED_HEADINGS,
  READS,
} from '../language/index.ts';
import type { Certain } from './construct.ts';
import { LIMITS } from './limits.ts';
import { isNameOnly } from './signatures.ts';

const INITIALS = /^(?:\p{Lu}\.)+$/u;
export const COLON = /:\s*$/u;

/** Whose words stand below a paragraph, and how it says so. */
export interface Introduction extends Pick<Certain, 'source' | 'cue'> {
  /** It says that all of something is printed. */
  full: boolean;
  /** It says that something written is: a statement, a letter. */
  written: boolean;
  /** It says that somebody says what stands below; otherwise something else may stand there. */
  reports: boolean;
}

/** By the heading that a paragraph is (`Ada Low’s full statement:`), or by its last verb before a colon. */
export function introductionAt(document: Document, paragraph: TokenRange): Introduction | undefined {
  const { text, tokens } = document;
  const full = IN_FULL.test(
    text.slice(Math.max(paragraph.start, paragraph.end - LIMITS.heading), paragraph.end),
  );
  const isOpen = COLON.test(text.slice(Math.max(paragraph.start, paragraph.end - 4), paragraph.end));
  if (!full && !isOpen) return undefined;
  const heading = headingAt(document, paragraph);
  if (heading)
    return {
      ...heading,
      full,
      written: true,
      reports: isOpen && READS.test(text.slice(paragraph.start, paragraph.end)),
    };
  const verb = isOpen ? lastVerb(document, paragraph) : undefined;
  const subject = verb === undefined ? undefined : subjectOf(document, paragraph, verb);
  if (verb === undefined || !subject) return undefined;
  const reports = !ISSUING_WORDS.has(tokens[verb]!.lemma);
  const from = sentenceStart(document, paragraph);
  const written = tokens.slice(from, paragraph.last).some(({ lower }) => ISSUED_NOUNS.has(lower));
  // `who served a full term` prints nothing
  return { ...subject, full: full && written, written, reports };
}

/** The speaker of what follows, by the last reporting verb of a paragraph: `…, Senator Gale Marsh replied:` */
export function introductionOf(document: Document, paragraph: TokenRange): Pick<Certain, 'source' | 'cue'> {
  const verb = lastVerb(document, paragraph);
  return (verb === undefined ? undefined : subjectOf(document, paragraph, verb)) ?? { source: [], cue: [] };
}

function headingAt(
  document: Document,
  { start, end }: TokenRange,
): Pick<Certain, 'source' | 'cue'> | undefined {
  const { text } = document;
  if (end - start > LIMITS.heading) return undefined;
  const line = text.slice(start, end).trim();
  for (const form of PRINTED_HEADINGS) {
    const name = form.exec(line)?.groups?.source;
    if (name === undefined) continue;
    const from = text.indexOf(name, start);
    const source = { start: from, end: from + name.length };
    if (isNameOnly(document, source)) return { source: [source], cue: [] };
  }
  return undefined;
}

/** Index of the first token of a paragraph's last sentence, or of the last part of a long one. */
const sentenceStart = ({ tokens, sentences }: Document, { first, last }: TokenRange): number =>
  Math.max(first, sentences[tokens[last - 1]!.sentence]!.first, last - LIMITS.introducer);

/** Index of the last verb of a paragraph that reports or issues. */
function lastVerb(document: Document, paragraph: TokenRange): number | undefined {
  const { tokens } = document;
  const from = sentenceStart(document, paragraph);
  for (let verb = paragraph.last - 1; verb >= from; verb--) {
    const { lemma, pos } = tokens[verb]!;
    if (INTRODUCING_WORDS.has(lemma) && pos === 'NOUN') return undefined;
    if (INTRODUCING_WORDS.has(lemma) && pos === 'VERB') return verb;
    if (ISSUING_WORDS.has(lemma) && pos === 'VERB' && issues(document, verb, paragraph.last)) return verb;
  }
  return undefined;
}

/** `released the following statement`; not `was sent a statement`, `released a statement by Low`. */
function issues({ tokens }: Document, verb: number, last: number): boolean {
  if (tokens[verb - 1]?.lemma === 'be') return false;
  const noun = tokens.slice(verb, last).findIndex(({ lower }) => ISSUED_NOUNS.has(lower));
  return noun > 0 && !ISSUED_BY_OTHERS.test(tokens[verb + noun + 1]?.lower ?? '');
}

/** The subject before a verb, with the whole verb. */
function subjectOf(
  document: Document,
  paragraph: TokenRange,
  verb: number,
): Pick<Certain, 'source' | 'cue'> | undefined {
  const { tokens } = document;
  const from = sentenceStart(document, paragraph);
  let start = verb;
  while (
    start > from &&
    (/^(?:AUX|ADV|PART)$/.test(tokens[start - 1]!.pos) || tokens[start - 1]!.lemma === 'have')
  )
    start--;
  // The name in `the chancellor, Nadia Frome, had to say` stands between commas.
  const end = tokens[start - 1]?.text === ',' ? start - 1 : start;
  let subject = end;
  // a hyphen belongs to a name: `Nour el-Low`
  const isOfName = ({ pos, text, end: last }: Token, next: Token | undefined) =>
    /^(?:PROPN|PRON|DET|ADJ|NOUN|NUM)$/.test(pos) ||
    (text === '-' && next?.start === last) ||
    INITIALS.test(text);
  while (subject > from && isOfName(tokens[subject - 1]!, tokens[subject])) subject--;
  if (subject >= end) return undefined;
  return {
    source: [{ start: tokens[subject]!.start, end: tokens[end - 1]!.end }],
    cue: [{ start: tokens[start]!.start, end: tokens[verb]!.end }],
  };
}
