import type { Quote } from '../api.ts';

/** The parts of a sentence before and after a quote in it. */
export interface Around {
  before: string;
  after: string;
}

/** The most characters of context that the API gives on each side of a quote. */
const GIVEN = 80;

const PARAGRAPH = /\n[^\S\n]*\n/;
/** The boundary between two sentences, which is not after `Mr.` or initials. */
const SENTENCE_START =
  /(?<!\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Lt))[.!?…]["'”’»)]*\s+(?=["'“‘«„(]*[\p{Lu}\d])/gu;
const SENTENCE_END = /(?<!\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Lt))[.!?…]["'”’»)]*(?=\s|$)/u;
const ENDED = /[.!?…]["'”’»)\s]*$/;

/** Whether a quotation begins like a sentence. */
const isSentence = ({ kind, text }: Pick<Quote, 'kind' | 'text'>) =>
  kind === 'direct' && /^[^\p{L}\p{N}]*[\p{Lu}\p{Lo}\p{N}]/u.test(text);

const joined = (words: string) => words.replace(/\s+/g, ' ');

function beginning(before: string): string {
  const paragraph = before.split(PARAGRAPH).at(-1) ?? '';
  const start = [...paragraph.matchAll(SENTENCE_START)].at(-1);
  if (start) return joined(paragraph.slice(start.index + start[0].length));
  if (paragraph !== before || before.length < GIVEN) return joined(paragraph.trimStart());
  // The sentence begins before the context: cut at a word.
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
 * The rest of the sentence that contains a quote, as far as known; empty if the quote is itself a sentence.
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
