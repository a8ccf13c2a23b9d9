import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { SPEAKING_OF_ONESELF, TO_SOMEBODY } from '../language/index.ts';
import { endsSentence, wordsBetween } from '../wording.ts';
import { type Certain, CONSTRUCT, type MarkedDocument } from './construct.ts';
import { labelAt } from './labels.ts';
import { LIMITS } from './limits.ts';

/** `**Who opened the lock?**`, `_Who did?_`, as Markdown sets words apart. */
const EMPHASISED = /^\s*(\*{1,3}|_{1,3})(?=[^\s*_])(.{2,600}?\?)["”’]?\1\s*$/u;
/** `WHO OPENED THE LOCK?` */
const IN_CAPITALS = /^(?=\P{Ll}{8,300}$)(?=.*\p{Lu}{2}).*\?\s*$/u;
const PLAIN = /^[^"“”«»]{8,400}\?\s*$/u;

/** One in so many answers at least is about oneself, and nothing above them: columns ask as well. */
const OWN = 2;
/** Below headings and links, which don't end like sentences, in words. */
const SHORTEST = 3;

/**
 * An interview without labels: questions that are emphasised or in capitals, or paragraphs that end with a question, at
 * least some of them to somebody, each above an answer of somebody who speaks of themselves. Below headings that only
 * ask stands an article.
 */
export function findInterview({ document }: MarkedDocument): Certain[] {
  const { text, paragraphs } = document;
  const questions =
    questionsOf(
      document,
      LIMITS.questions.apart,
      (words) => EMPHASISED.exec(words) ?? IN_CAPITALS.exec(words),
    ) ?? questionsOf(document, LIMITS.questions.plain, (words) => PLAIN.exec(words), TO_SOMEBODY);
  if (!questions) return [];
  const last = [...questions.keys()].at(-1)!;
  const found: Certain[] = [];
  paragraphs.forEach(({ start, end }, index) => {
    const question = questions.get(index);
    const before = found.at(-1);
    if (question) found.push({ construct: CONSTRUCT.question, source: [], cue: [], content: [question] });
    const words = text.slice(start, end);
    if (question || !before || !isSaid(words)) return;
    const answer = { construct: CONSTRUCT.answer, source: [], cue: [], content: [{ start, end }] };
    if (before.construct === CONSTRUCT.question) found.push(answer);
    else if (index < last || SPEAKING_OF_ONESELF.test(words))
      found.push({ ...answer, continues: found.length - 1 });
  });
  return found;
}

const isSaid = (words: string): boolean =>
  endsSentence(words, { start: 0, end: words.length }) || wordsBetween(words, 0, words.length) > SHORTEST;

/**
 * The questions of one form, by paragraph, if they are those of an interview.
 *
 * @param least how many show that it is one
 * @param read finds a question in a paragraph; its last group is the question, otherwise all of it
 * @param shown what the questions that show it contain
 */
function questionsOf(
  document: Document,
  least: number,
  read: (words: string) => RegExpExecArray | null,
  shown?: RegExp,
): Map<number, Span> | undefined {
  const { text, paragraphs } = document;
  const questions = new Map<number, Span>();
  let answers = 0;
  let own = 0;
  paragraphs.forEach((paragraph, index) => {
    const { start, end } = paragraph;
    const match = end - start <= LIMITS.question ? read(text.slice(start, end)) : null;
    if (match && !labelAt(document, paragraph)?.colon) {
      const question = match.at(-1)!;
      const from = start + match[0].indexOf(question);
      questions.set(index, { start: from, end: from + question.trimEnd().length });
      return;
    }
    const asked = questions.get(index - 1);
    if (!asked || (shown && !shown.test(text.slice(asked.start, asked.end)))) return;
    answers++;
    if (SPEAKING_OF_ONESELF.test(text.slice(start, end))) own++;
  });
  const [first] = questions.keys();
  const isColumn = shown && SPEAKING_OF_ONESELF.test(text.slice(0, first ? paragraphs[first]!.start : 0));
  return answers >= least && OWN * own >= answers && !isColumn ? questions : undefined;
}
