import { type Term, termsOf } from './words.ts';

/** A sentence of a quote, or a few short ones: the unit that is reprinted, with or without its context. */
export interface Passage {
  /** As printed. */
  text: string;
  terms: Term[];
}

/** Shorter sentences are joined with short neighbours: "Don't look back. Keep walking." */
const FEWEST_WORDS = 6;
/** Anything beyond this is ignored: a longer quote is a document. */
const MOST_PASSAGES = 20;
/** The beginning of a longer sentence is enough to compare it, and keeps the item below 1 KB. */
const MOST_TEXT = 600;

const SENTENCE_END = /(?<=[.!?…][”"’']?)\s+(?=[“"‘']?\s?[\p{Lu}\p{N}])/u;

/** A full stop that ends no sentence, and its replacement while a text is split. */
const ABBREVIATION = /\b(Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Sgt|Lt|Col|St|Jr|No|vs|\p{Lu})\.(?=\s)/gu;
const INNER_STOP = '\u2024';

const EDGES = new Set(' "“”„«»‘’\'…');

/** A sentence without the marks and blanks around it. */
function bare(sentence: string): string {
  let [start, end] = [0, sentence.length];
  while (start < end && EDGES.has(sentence.charAt(start))) start += 1;
  while (end > start && EDGES.has(sentence.charAt(end - 1))) end -= 1;
  return sentence.slice(start, end);
}

/** Cuts between characters, not inside of one. */
const clipped = (text: string) => text.slice(0, MOST_TEXT).replace(/[\uD800-\uDBFF]$/, '');

/** The passage in a stored text. */
export const passageFrom = (text: string): Passage => ({ text, terms: termsOf(text) });

/**
 * The passages of a quote's words.
 *
 * @example
 * passagesOf('“We are late. The bridge has been closed since Monday.”').length // 2
 */
export function passagesOf(text: string): Passage[] {
  const passages: Passage[] = [];
  let short = '';
  const endShort = () => {
    if (short !== '') passages.push(passageFrom(short));
    short = '';
  };
  for (const sentence of text.replace(ABBREVIATION, `$1${INNER_STOP}`).split(SENTENCE_END)) {
    const passage = passageFrom(clipped(bare(sentence.replaceAll(INNER_STOP, '.').replace(/\s+/g, ' '))));
    if (passage.terms.length < FEWEST_WORDS && short.length + passage.text.length < MOST_TEXT) {
      short = `${short} ${passage.text}`.trim();
    } else {
      endShort();
      passages.push(passage);
    }
    if (passages.length >= MOST_PASSAGES) break;
  }
  endShort();
  return passages.slice(0, MOST_PASSAGES);
}
