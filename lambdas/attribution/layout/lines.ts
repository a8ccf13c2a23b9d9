import { FIRST_PERSON } from '../language/index.ts';
import { SENTENCE_ENDS, wordsBetween } from '../wording.ts';
import { type Draft, endOf, startOf } from './draft.ts';
import { LIMITS } from './limits.ts';

/** An utterance in quotation marks, as far as the next ones depend on it. */
export interface Spoken {
  draft: Draft;
  /** The first one of those that it continues; the same for all of one speech. */
  root: Draft;
  /** Index of the paragraph with its last words. */
  paragraph: number;
  /** Whether the speaker changed from the one before it, as in a dialogue. */
  alternates: boolean;
}

const QUESTION = /\?["“”»’']*\s*$/u;
/** The end of an utterance, in UTF-16 code units. */
const TAIL = 4;
/** Between two quotations with nothing else between them, in UTF-16 code units. */
const BLANKS = 4;
/** How many utterances before one are looked at for another speaker. */
const MOST_BEFORE = 4;

/** The utterance before the last one, if another speaker says it in the same paragraph or the one before. */
export function otherThanLast(spoken: readonly Spoken[]): Spoken | undefined {
  const last = spoken.at(-1);
  for (let i = spoken.length - 2; last && i >= Math.max(0, spoken.length - 1 - MOST_BEFORE); i--) {
    const other = spoken[i]!;
    if (other.paragraph < last.paragraph - 1) return undefined;
    if (other.root !== last.root) return other;
    if (other.paragraph < last.paragraph) return undefined;
  }
  return undefined;
}

/**
 * Whether a question behind the answer to another one is the first speaker's (`“Where is Bo?” – “Gone.” – “Gone where?”`).
 * Speakers who ask about themselves expect no answer: `“Why would I?”`
 */
export function asksBack(text: string, spoken: readonly Spoken[], draft: Draft): boolean {
  if (!asks(text, draft) || FIRST_PERSON.test(text.slice(startOf(draft), endOf(draft)))) return false;
  const other = otherThanLast(spoken);
  return other !== undefined && asks(text, other.draft);
}

/** Whether both are short enough for lines of a dialogue. */
export const areLines = (text: string, ...drafts: readonly Draft[]): boolean =>
  drafts.every((one) => wordsBetween(text, startOf(one), endOf(one)) <= LIMITS.dialogueLine);

export const asks = (text: string, draft: Draft): boolean => QUESTION.test(tailOf(text, draft));

/** Whether it ends like a sentence. */
export const isClosed = (text: string, draft: Draft): boolean => SENTENCE_ENDS.test(tailOf(text, draft));

const tailOf = (text: string, draft: Draft): string =>
  text.slice(Math.max(startOf(draft), endOf(draft) - TAIL), endOf(draft));

/** Whether there is nothing but blanks between two places. */
export const adjoin = (text: string, from: number, to: number): boolean =>
  to > from && to - from < BLANKS && text.slice(from, to).trim() === '';
