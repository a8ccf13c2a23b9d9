import { firstEndingAfter } from '../spans.ts';
import { wordsBetween } from '../wording.ts';
import { isAside, isNobodys } from './asides.ts';
import type { MarkedDocument } from './construct.ts';
import { type Draft, endOf, startOf } from './draft.ts';
import { LIMITS } from './limits.ts';
import { reportedIn } from './unclaimed.ts';

/** An utterance in quotation marks, as far as the next ones depend on it. */
interface Spoken {
  draft: Draft;
  /** Index of the paragraph with its last words. */
  paragraph: number;
  /** Whether the speaker changed from the one before it, as in a dialogue. */
  alternates: boolean;
}

const QUESTION = /\?["“”»’']*\s*$/u;

/** Finds the utterance that a quotation continues, by what was said before it. */
export class Succession {
  readonly #marked: MarkedDocument;
  readonly #spoken: Spoken[] = [];
  /** The last utterance without quotation marks. */
  #reported: Spoken | undefined;

  constructor(marked: MarkedDocument) {
    this.#marked = marked;
  }

  /** Must be called for every utterance in order. */
  tell(draft: Draft, alternates = false): void {
    const { type, kind, cue } = draft.tagged;
    const { quotations, document } = this.#marked;
    if (type !== 'communication' || reportedIn(quotations, draft.tagged)) return;
    const before = [this.#spoken.at(-1), this.#reported];
    if (
      isNobodys(draft.tagged) ||
      before.some((last) => last && isAside(document, draft.tagged, last.draft.tagged))
    )
      return;
    const end = Math.max(endOf(draft), cue.at(-1)?.end ?? 0);
    const spoken = { draft, paragraph: firstEndingAfter(document.paragraphs, end - 1), alternates };
    if (kind === 'indirect') this.#reported = spoken;
    else this.#spoken.push(spoken);
  }

  /**
   * @param paragraph the quotation's
   * @param opens whether its paragraph begins with it
   * @returns the utterance that it continues, and whether the other speaker of a dialogue says it; undefined if neither
   * is known
   */
  before(draft: Draft, paragraph: number, opens: boolean): { draft: Draft; alternates: boolean } | undefined {
    if (this.#isIntroduced(draft)) return undefined;
    const last = this.#spoken.at(-1);
    const reported = opens && this.#reported?.paragraph === paragraph - 1 ? this.#reported : undefined;
    if (reported && (last?.paragraph !== paragraph - 1 || startOf(last.draft) < startOf(reported.draft)))
      return { draft: reported.draft, alternates: false };
    if (!last) return undefined;
    if (last.paragraph === paragraph) {
      return this.#goesOnBehind(last.draft, draft) ? { draft: last.draft, alternates: false } : undefined;
    }
    if (last.paragraph !== paragraph - 1 || !opens) return undefined;
    if (!this.#changesHands(last, draft)) return { draft: last.draft, alternates: false };
    const other = this.#other(last);
    return other && { draft: other.draft, alternates: true };
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

  /** A short line after a question, or after a line with a change of speaker, is the other speaker's. */
  #changesHands({ draft: last, alternates }: Spoken, draft: Draft): boolean {
    const { text } = this.#marked.document;
    if (!alternates && !QUESTION.test(text.slice(Math.max(0, endOf(last) - 4), endOf(last)))) return false;
    return [last, draft].every((one) => wordsBetween(text, startOf(one), endOf(one)) <= LIMITS.dialogueLine);
  }

  /** The line before, if another speaker says it in the paragraph before. */
  #other(last: Spoken): Spoken | undefined {
    const other = this.#spoken.at(-2);
    if (!other || other.paragraph < last.paragraph - 1) return undefined;
    return rootOf(other.draft) === rootOf(last.draft) ? undefined : other;
  }
}

function rootOf(draft: Draft): Draft {
  let root = draft;
  while (root.continues) root = root.continues;
  return root;
}

/** Whether words contain a name of several words, which introduces somebody else. */
function bringsIn(words: string): boolean {
  return words
    .split(/\s+/)
    .some((word, i, all) => /^\p{Lu}[\p{L}’'-]+$/u.test(word) && /^\p{Lu}/u.test(all[i + 1] ?? ''));
}
