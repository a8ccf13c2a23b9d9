import type { TextBlock } from '../markup-text.ts';

/** Fewer bold questions are headings of a report. */
const FEWEST_QUESTIONS = 3;
const QUESTION_END = /\?["”’»]?$/;
const LABEL = /^(?:Q|A|\p{Lu}[\p{L}.’' -]{0,40}):\s/u;

/**
 * The blocks of an interview whose questions are told from its answers by bold letters alone, as turns: `Q: …` and
 * `A: …`, of several blocks the first. Undefined where they are no such interview, or have labels of their own.
 */
export function turnsOf(blocks: readonly TextBlock[]): TextBlock[] | undefined {
  const parts = blocks.flatMap(partedAtBold);
  const asks = (block: TextBlock | undefined) =>
    block !== undefined && isBold(block) && QUESTION_END.test(block.text);
  const questions = parts.filter((block, at) => asks(block) && answers(parts[at + 1]));
  if (questions.length < FEWEST_QUESTIONS || questions.some(({ text }) => LABEL.test(text))) return undefined;
  return parts.map((block, at) => {
    if (asks(block) && answers(parts[at + 1])) return { ...block, text: `Q: ${block.text}` };
    return answers(block) && asks(parts[at - 1]) ? { ...block, text: `A: ${block.text}` } : block;
  });
}

function isBold({ text, boldLead, element }: TextBlock): boolean {
  return !/^h[1-6]$/.test(element) && boldLead >= text.length;
}

function answers(block: TextBlock | undefined): boolean {
  return block !== undefined && block.boldLead === 0 && !block.isQuoted && !/^h[1-6]$/.test(block.element);
}

/** A paragraph that begins with a bold question and goes on with the answer in its next line is two. */
function partedAtBold(block: TextBlock): TextBlock[] {
  const lineEnd = block.text.indexOf('\n');
  const question = lineEnd === -1 ? '' : block.text.slice(0, lineEnd);
  if (!QUESTION_END.test(question) || block.boldLead < question.length || block.boldLead > lineEnd + 1)
    return [block];
  return [
    { ...block, text: question, boldLead: question.length },
    { ...block, text: block.text.slice(lineEnd + 1), boldLead: 0 },
  ];
}
