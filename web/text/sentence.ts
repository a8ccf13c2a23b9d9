import type { Quote } from '../api.ts';

/** The words of a sentence that stand before and after a quote in it. */
export interface Around {
  before: string;
  after: string;
}

/** As many characters of the article as the API gives at most on each side of a quote. */
const GIVEN = 80;

const PARAGRAPH = /\n[^\S\n]*\n/;
/** Where a sentence ends and another begins; `Mr.` and initials end none. */
const SENTENCE_START =
  /(?<!\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Lt))[.!?…]["'”’»)]*\s+(?=["'“‘«„(]*[\p{Lu}\d])/gu;
const SENTENCE_END = /(?<!\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Lt))[.!?…]["'”’»)]*(?=\s|$)/u;
const ENDED = /[.!?…]["'”’»)\s]*$/;

/** Whether words in quotation marks begin like a sentence. */
const isSentence = ({ kind, text }: Pick<Quote, 'kind' | 'text'>) =>
  kind === 'direct' && /^[^\p{L}\p{N}]*[\p{Lu}\p{Lo}\p{N}]/u.test(text);

const joined = (words: string) => words.replace(/\s+/g, ' ');

function beginning(before: string): string {
  const paragraph = before.split(PARAGRAPH).at(-1) ?? '';
  const start = [...paragraph.matchAll(SENTENCE_START)].at(-1);
  if (start) return joined(paragraph.slice(start.index + start[0].length));
  if (paragraph !== before || before.length < GIVEN) return joined(paragraph.trimStart());
  // It began earlier than what is given: cut at a word.
  return `… ${joined(paragraph.replace(/^\S*\s+/, ''))}`;
}

function ending(after: string): string {
  const [paragraph = ''] = after.split(PARAGRAPH);
  const end = SENTENCE_END.exec(paragraph);
  if (end) return joined(paragraph.slice(0, end.index + end[0].length));
  if (paragraph !== after || after.length < GIVEN) return joined(paragraph.trimEnd());
  return `${joined(paragraph.replace(/\s+\S*$/, ''))} …`;
}

/**
 * The rest of the sentence that a quote is a part of, as far as it is known; nothing around words that begin and end
 * like a sentence.
 *
 * @example
 * sentenceAround({ kind: 'indirect', text: 'that it was late', context: { before: 'Ann said ', after: '. She left.' } })
 * // { before: 'Ann said ', after: '.' }
 */
export function sentenceAround(quote: Pick<Quote, 'kind' | 'text' | 'context'>): Around {
  if (isSentence(quote)) return { before: '', after: '' };
  return {
    before: beginning(quote.context.before),
    after: ENDED.test(quote.text) ? '' : ending(quote.context.after),
  };
}
