import type { Document } from '../document.ts';
import type { Entity } from './entities.ts';
import { DOCUMENTS, singular } from './lexicon.ts';
import type { NameMention } from './names.ts';
import { readPhrase } from './phrases.ts';

const FROM = new Set(['from', 'by', 'of']);
const AUTHORSHIP = new Set(
  'released issued published written sent posted conducted compiled made signed drafted prepared commissioned filed done given produced'.split(
    ' ',
  ),
);
const ARTICLES = new Set(['a', 'an', 'the']);
const LONGEST_REACH = 7;

/** Whose a document is, so that `the report` later speaks for its author. */
export class Authors {
  readonly #byNoun = new Map<string, Entity>();
  #announced: { noun: string; sentence: number } | undefined;

  of(noun: string): Entity | undefined {
    return this.#byNoun.get(noun);
  }

  /** `X's report`, `the X report`, `a report by X`. */
  readName(document: Document, { first, last, from, possessive }: NameMention, entity: Entity): void {
    const { tokens } = document;
    const after = readPhrase(document, first, tokens.length);
    if (after.last > last && DOCUMENTS.has(after.head) && (possessive || after.last <= last + 3)) {
      this.#byNoun.set(singular(after.head), entity);
    }
    let at = from - 1;
    while (at > 0 && ARTICLES.has(tokens[at]!.lower)) at--;
    if (!FROM.has(tokens[at]?.lower ?? '')) return;
    const before = tokens[at - 1];
    if (before?.pos === 'VERB' && !AUTHORSHIP.has(before.lower)) return;
    for (let i = at - 1; i >= Math.max(0, at - LONGEST_REACH); i--) {
      const { lower, sentence } = tokens[i]!;
      if (sentence !== tokens[first]!.sentence) return;
      if (DOCUMENTS.has(lower)) {
        this.#byNoun.set(singular(lower), entity);
        return;
      }
    }
  }

  /** `In a statement`, before or after the one who makes it. */
  readNoun({ tokens }: Document, at: number, speaker: Entity | undefined): void {
    const { lower, sentence } = tokens[at]!;
    if (!DOCUMENTS.has(lower) || tokens[at - 1]?.lower === 'the') return;
    if (!/^(?:a|an)$/.test(tokens[at - 1]?.lower ?? '') && !/^(?:a|an)$/.test(tokens[at - 2]?.lower ?? ''))
      return;
    if (speaker) this.#byNoun.set(singular(lower), speaker);
    else this.#announced = { noun: singular(lower), sentence };
  }

  readSource(entity: Entity, sentence: number): void {
    if (this.#announced?.sentence === sentence) this.#byNoun.set(this.#announced.noun, entity);
    this.#announced = undefined;
  }
}
