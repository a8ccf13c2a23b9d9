import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { ADDRESSING, SPEAKING_OF_ONESELF } from '../language/index.ts';
import { type Certain, CONSTRUCT, type MarkedDocument } from './construct.ts';
import { LIMITS } from './limits.ts';

/** `**Who opened the lock?**`, `_Who did?_`, as Markdown sets words apart. */
const EMPHASISED = /^\s*(\*{1,3}|_{1,3})(?=[^\s*_])(.{2,600}?\?)["”’]?\1\s*$/u;
/** `WHO OPENED THE LOCK?` */
const IN_CAPITALS = /^(?=\P{Ll}{8,300}$)(?=.*\p{Lu}{2}).*\?\s*$/u;
const PLAIN = /^[^"“”«»]{8,400}\?\s*$/u;

/**
 * An interview without labels: questions that are emphasised or in capitals, or paragraphs that end with a question to
 * somebody, each above an answer of somebody who speaks of themselves. Below headings that only ask stands an article.
 */
export function findAnswers({ document }: MarkedDocument): Certain[] {
  const { text, paragraphs } = document;
  const questions =
    interviewBy(
      document,
      LIMITS.questions.apart,
      (words) => EMPHASISED.exec(words) ?? IN_CAPITALS.exec(words),
    ) ??
    interviewBy(document, LIMITS.questions.plain, (words) =>
      ADDRESSING.test(words) ? PLAIN.exec(words) : null,
    );
  if (!questions) return [];
  const last = Math.max(...questions.keys());
  const found: Certain[] = [];
  paragraphs.forEach(({ start, end }, index) => {
    const question = questions.get(index);
    const before = found.at(-1);
    if (question) found.push({ construct: CONSTRUCT.question, source: [], cue: [], content: [question] });
    if (question || !before) return;
    const answer = { construct: CONSTRUCT.answer, source: [], cue: [], content: [{ start, end }] };
    const opens = before.construct === CONSTRUCT.question;
    if (opens) found.push(answer);
    else if (index < last || SPEAKING_OF_ONESELF.test(text.slice(start, end)))
      found.push({ ...answer, continues: found.length - 1 });
  });
  return found;
}

/**
 * The questions of one form, by paragraph, if they are those of an interview.
 *
 * @param least how many show that it is one
 * @param read finds a question in a paragraph; its last group is the question, otherwise all of it
 */
function interviewBy(
  { text, paragraphs }: Document,
  least: number,
  read: (words: string) => RegExpExecArray | null,
): Map<number, Span> | undefined {
  const questions = new Map<number, Span>();
  let answers = 0;
  let own = 0;
  paragraphs.forEach(({ start, end }, index) => {
    const words = text.slice(start, Math.min(end, start + LIMITS.question));
    const match = start + words.length === end ? read(words) : null;
    if (match) {
      const question = match.at(-1)!;
      const from = start + words.indexOf(question);
      questions.set(index, { start: from, end: from + question.trimEnd().length });
    } else if (questions.has(index - 1)) {
      answers++;
      if (SPEAKING_OF_ONESELF.test(text.slice(start, end))) own++;
    }
  });
  return answers >= least && 2 * own >= answers ? questions : undefined;
}
