import type { Quotation } from '../marks/quotations.ts';
import { firstEndingAfter } from '../spans.ts';
import { isAside, isNobodys } from './asides.ts';
import type { MarkedDocument } from './construct.ts';
import { type Draft, endOf, startOf } from './draft.ts';
import { adjoin, areLines, asks, asksBack, isClosed, otherThanLast, type Spoken } from './lines.ts';
import { reportedIn } from './unclaimed.ts';

/** How a quotation that nobody claims follows what was said before it. */
export interface Following {
  /** The utterance that it continues, if that is known. */
  draft?: Draft;
  /** The utterance that it answers, if nobody else has spoken. */
  answers?: Draft;
  /** Whether it is not the speaker's of the utterance before. */
  alternates: boolean;
}

/** Finds the utterance that a quotation continues, by what was said before it. */
export class Succession {
  readonly #marked: MarkedDocument;
  readonly #spoken: Spoken[] = [];
  readonly #roots = new Map<Draft, Draft>();
  /** The last utterance without quotation marks. */
  #reported: Spoken | undefined;

  constructor(marked: MarkedDocument) {
    this.#marked = marked;
  }

  /** Must be called for every utterance in order. */
  tell(draft: Draft, alternates = false): void {
    const { type, kind, cue } = draft.tagged;
    const root = draft.continues ? (this.#roots.get(draft.continues) ?? draft.continues) : draft;
    this.#roots.set(draft, root);
    const { quotations, document } = this.#marked;
    if (type !== 'communication' || reportedIn(quotations, draft.tagged)) return;
    const before = [this.#spoken.at(-1), this.#reported];
    if (
      isNobodys(draft.tagged) ||
      before.some((last) => last && isAside(document, draft.tagged, last.draft.tagged))
    )
      return;
    const end = Math.max(endOf(draft), cue.at(-1)?.end ?? 0);
    const spoken = { draft, root, paragraph: firstEndingAfter(document.paragraphs, end - 1), alternates };
    if (kind === 'indirect') this.#reported = spoken;
    else this.#spoken.push(spoken);
  }

  /**
   * @param opens whether its paragraph begins with the quotation
   * @returns undefined if it doesn't follow anything
   */
  before(draft: Draft, quotation: Quotation, opens: boolean): Following | undefined {
    if (this.#isIntroduced(draft)) return undefined;
    const { paragraph, dashed } = quotation;
    const last = this.#spoken.at(-1);
    const reported = opens && this.#reported?.paragraph === paragraph - 1 ? this.#reported : undefined;
    if (reported && (last?.paragraph !== paragraph - 1 || startOf(last.draft) < startOf(reported.draft)))
      return { draft: reported.draft, alternates: false };
    if (last?.paragraph === paragraph) return this.#inParagraph(last, draft, quotation);
    if (last?.paragraph === paragraph - 1 && opens) {
      if (dashed || this.#changesHands(last, draft)) return this.#byOther(last, draft);
      return { draft: last.draft, alternates: false };
    }
    const isNear =
      last?.alternates &&
      opens &&
      last.paragraph === paragraph - 2 &&
      isClosed(this.#marked.document.text, draft);
    return dashed || isNear ? { alternates: true } : undefined;
  }

  /** Behind an utterance in its paragraph. */
  #inParagraph(last: Spoken, draft: Draft, { end }: Quotation): Following | undefined {
    if (!this.#goesOnBehind(last.draft, draft)) return undefined;
    const { quotations, document } = this.#marked;
    const { text } = document;
    const next = quotations[firstEndingAfter(quotations, end)];
    // two statements side by side may be one speaker's paragraphs
    const isTurn = adjoin(text, endOf(last.draft), startOf(draft))
      ? last.alternates || asks(text, last.draft) !== asks(text, draft)
      : next && adjoin(text, end, next.start) && asksBack(text, this.#spoken, draft);
    if (isTurn && areLines(text, last.draft, draft)) return this.#byOther(last, draft);
    return { draft: last.draft, alternates: last.alternates };
  }

  /** After a colon, the speaker is whoever the words before it name. */
  #isIntroduced(draft: Draft): boolean {
    const start = startOf(draft);
    return /:\s*$/u.test(this.#marked.document.text.slice(Math.max(0, start - 3), start));
  }

  /** In one paragraph, with nothing between them that introduces somebody new. */
  #goesOnBehind(last: Draft, draft: Draft): boolean {
    const [from, to] = [endOf(last), startOf(draft)];
    const source = last.tagged.source.find(({ start, end }) => start >= from && end <= to);
    return to >= from && !bringsIn(this.#marked.document.text.slice(source?.end ?? from, to));
  }

  /** A short line is the other speaker's after a question, after a line with a change of speaker, and if it asks back. */
  #changesHands(last: Spoken, draft: Draft): boolean {
    const { text } = this.#marked.document;
    const isTurn = last.alternates || asks(text, last.draft) || asksBack(text, this.#spoken, draft);
    return isTurn && areLines(text, last.draft, draft);
  }

  #byOther(last: Spoken, draft: Draft): Following | undefined {
    const { text } = this.#marked.document;
    const other = otherThanLast(this.#spoken);
    if (other) return { draft: other.draft, alternates: true };
    if (!isClosed(text, draft)) return undefined;
    return asks(text, draft) ? { alternates: false } : { answers: last.draft, alternates: true };
  }
}

/** Whether words contain a name of several words, which introduces somebody else. */
function bringsIn(words: string): boolean {
  return words
    .split(/\s+/)
    .some((word, i, all) => /^\p{Lu}[\p{L}’'-]+$/u.test(word) && /^\p{Lu}/u.test(all[i + 1] ?? ''));
}
