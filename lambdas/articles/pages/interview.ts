import type { TextBlock } from '../markup-text.ts';

/** Fewer bold questions are headings. */
const FEWEST_QUESTIONS = 3;
const QUESTION_END = /\?["”’»]?$/;
const LABEL = /^(?:Q|A|\p{Lu}[\p{L}.’' -]{0,40}):\s/u;

/**
 * Labels the blocks of an interview whose questions differ from its answers only by bold type: `Q: …` and `A: …` at the
 * first block of each turn. Undefined if the blocks are no such interview, or are already labelled.
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

/** Splits a paragraph that begins with a bold question and continues with the answer on the next line. */
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
