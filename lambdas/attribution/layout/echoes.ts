import type { Quotation } from '../marks/quotations.ts';
import { around } from '../spans.ts';
import { WORD } from '../wording.ts';
import type { MarkedDocument } from './construct.ts';
import { type Draft, startOf } from './draft.ts';
import { LIMITS } from './limits.ts';

const WORDS = /[\p{L}\p{N}]+/gu;
/** A heading doesn't end like a sentence. */
const SENTENCE_END = /[.!…]["“”»’')\]]*\s*$/u;

/** The quoted words of all utterances, in which the words of headings are looked up. */
export class Echoes {
  readonly #marked: MarkedDocument;
  readonly #words: string;
  /** Where each utterance begins in the words. */
  readonly #starts: { at: number; draft: Draft }[] = [];
  #asked = 0;

  constructor(marked: MarkedDocument, drafts: readonly Draft[]) {
    this.#marked = marked;
    const { text } = marked.document;
    const parts: string[] = [];
    let at = 0;
    for (const draft of drafts) {
      const { tagged } = draft;
      if (tagged.type !== 'communication' || tagged.source.length === 0) continue;
      this.#starts.push({ at, draft });
      const words = tagged.content
        .flatMap(({ start, end }) => around(marked.quotations, start, end))
        .map(({ start, end }) => plain(text.slice(start, end)))
        .join('');
      parts.push(words);
      at += words.length;
    }
    this.#words = parts.join('');
  }

  /** The utterance whose words a quotation in a heading repeats; undefined outside headings. */
  of({ inner, paragraph: index }: Quotation): Draft | undefined {
    const { text, paragraphs } = this.#marked.document;
    const paragraph = paragraphs[index]!;
    const heading = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + LIMITS.heading));
    if (paragraph.end - paragraph.start > LIMITS.heading || SENTENCE_END.test(heading)) return undefined;
    const words = plain(text.slice(inner.start, inner.end));
    const several = words.indexOf(' ', 1) < words.length - 1;
    if (
      !several &&
      WORD.test(text.slice(paragraph.start, inner.start) + text.slice(inner.end, paragraph.end))
    )
      return undefined;
    if (words.length < LIMITS.shortestEcho || ++this.#asked > LIMITS.headings) return undefined;
    const found = this.#words.indexOf(words);
    if (found < 0) return undefined;
    const next = this.#starts.findIndex(({ at }) => at > found);
    const utterance = this.#starts[(next < 0 ? this.#starts.length : next) - 1]!.draft;
    return startOf(utterance) > paragraph.end ? utterance : undefined;
  }
}

/** In lower case, each word between blanks. */
function plain(words: string): string {
  const found = words.toLowerCase().match(WORDS) ?? [];
  return found.length > 0 ? ` ${found.join(' ')} ` : '';
}
