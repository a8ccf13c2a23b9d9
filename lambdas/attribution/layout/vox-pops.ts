import type { Span } from '../../model/attribution.ts';
import { ADDRESSING } from '../language/index.ts';
import { around } from '../spans.ts';
import { endsSentence } from '../wording.ts';
import { type Certain, CONSTRUCT, inOneVoice, type MarkedDocument } from './construct.ts';
import { LIMITS } from './limits.ts';
import { lineOf } from './name-lines.ts';

/**
 * What several people answer, without marks, each below a line with name and age: `Jo Low, 27, barista` and `I would
 * wait.` Most answers say `I` or `you`, unlike what a list says about people.
 */
export function findVoxPops({ document: { text, paragraphs }, quotations }: MarkedDocument): Certain[] {
  const heads = paragraphs.flatMap((paragraph, index) => {
    const line = lineOf(text, paragraph, quotations);
    return line?.is === 'name' && line.aged ? [{ index, source: line.source }] : [];
  });
  const answers = heads.map(({ index, source }, i) => {
    const end = heads[i + 1]?.index ?? Math.min(index + 2, paragraphs.length);
    return { source, said: paragraphs.slice(index + 1, end).map(({ start, end }) => ({ start, end })) };
  });
  const speaking = answers.filter(({ said }) =>
    said.some(({ start, end }) => ADDRESSING.test(text.slice(start, end))),
  );
  if (answers.length < LIMITS.turns || 3 * speaking.length < 2 * answers.length) return [];
  if (!answers.every(({ said }) => isAnswer(text, said))) return [];
  const isQuoted = ({ start, end }: Span) => around(quotations, start, end).length > 0;
  if (answers.some(({ said }) => said.some(isQuoted))) return [];
  const found: Certain[] = [];
  for (const { source, said } of answers)
    found.push(...inOneVoice(found.length, { construct: CONSTRUCT.label, source: [source], cue: [] }, said));
  return found;
}

/** A few paragraphs of sentences. */
const isAnswer = (text: string, said: readonly Span[]): boolean =>
  said.length > 0 && said.length <= LIMITS.answer && said.every((span) => endsSentence(text, span));
