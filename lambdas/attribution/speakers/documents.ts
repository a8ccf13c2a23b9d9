import type { Document } from '../document.ts';
import type { Entity } from './entities.ts';
import { DOCUMENTS, singular } from './lexicon.ts';
import type { NameMention } from './names.ts';
import { isPreposition, type Phrase, readPhrase } from './phrases.ts';

const FROM = new Set(['from', 'by', 'of']);
const AUTHORSHIP = new Set(
  'released issued published written sent posted conducted compiled made signed drafted prepared commissioned filed done given produced'.split(
    ' ',
  ),
);
const ARTICLES = new Set(['a', 'an', 'the']);
const LONGEST_REACH = 7;
const LONGEST_PHRASE = 3;
/** In sentences. */
const SPOKEN_WITHIN = 2;
const ANYBODYS = new Set('agreement website polls surveys page question'.split(' '));

/** Whose a document is, so that `the report` later speaks for its author. */
export class Authors {
  readonly #byNoun = new Map<string, Entity>();
  /** The last source of an attribution. */
  #last: { entity: Entity; sentence: number } | undefined;
  #announced: { noun: string; sentence: number } | undefined;

  /** Whose a document is, of which `the` tells that it was spoken of: if nobody's, that of who spoke just before. */
  of({ tokens }: Document, { first, last, head }: Phrase): Entity | undefined {
    const known = this.#byNoun.get(head);
    const opening = tokens[first]!;
    const next = tokens[last];
    const narrowed = last - first > LONGEST_PHRASE || (next !== undefined && isPreposition(next));
    if (known || opening.lower !== 'the' || narrowed || ANYBODYS.has(head)) return known;
    const spoken = this.#last;
    return spoken && opening.sentence - spoken.sentence <= SPOKEN_WITHIN ? spoken.entity : undefined;
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
      const { lower, sentence, pos } = tokens[i]!;
      if (sentence !== tokens[first]!.sentence || (pos === 'VERB' && !AUTHORSHIP.has(lower))) return;
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
    this.#last = { entity, sentence };
    if (this.#announced?.sentence === sentence) this.#byNoun.set(this.#announced.noun, entity);
    this.#announced = undefined;
  }
}
