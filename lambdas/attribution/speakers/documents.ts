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
/** One and the same may be called by any of them. */
const RESEARCH = new Set('study survey poll report analysis research'.split(' '));
const ANYBODYS = new Set(
  'agreement website polls surveys page question report reports record records book'.split(' '),
);

interface Mention {
  entity: Entity;
  sentence: number;
}

/** Whose a document is, so that `the report` later speaks for its author. */
export class Authors {
  readonly #byNoun = new Map<string, Entity>();
  /** Whose the last study, poll or report was. */
  #research: Mention | undefined;
  /** The last source of an attribution. */
  #last: Mention | undefined;
  #announced: { noun: string; sentence: number } | undefined;

  /** Whose a document is, of which `the` tells that it was spoken of: if nobody's, that of who spoke just before. */
  of({ tokens }: Document, { first, last, head }: Phrase): Entity | undefined {
    const opening = tokens[first]!;
    const research = RESEARCH.has(head) ? near(this.#research, opening.sentence) : undefined;
    const known = this.#byNoun.get(head) ?? research;
    const next = tokens[last];
    const narrowed = last - first > LONGEST_PHRASE || (next !== undefined && isPreposition(next));
    if (known || opening.lower !== 'the' || narrowed || ANYBODYS.has(head)) return known;
    return near(this.#last, opening.sentence);
  }

  /** `X's report`, `the X report`, `a report by X`. */
  readName(document: Document, { first, last, from, possessive }: NameMention, entity: Entity): void {
    const { tokens } = document;
    const after = readPhrase(document, first, tokens.length);
    if (after.last > last && DOCUMENTS.has(after.head) && (possessive || after.last <= last + 3)) {
      this.#note(singular(after.head), { entity, sentence: tokens[first]!.sentence });
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
        this.#note(singular(lower), { entity, sentence });
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
    if (speaker) this.#note(singular(lower), { entity: speaker, sentence });
    else this.#announced = { noun: singular(lower), sentence };
  }

  #note(noun: string, author: Mention): void {
    this.#byNoun.set(noun, author.entity);
    if (RESEARCH.has(noun)) this.#research = author;
  }

  readSource(entity: Entity, sentence: number): void {
    this.#last = { entity, sentence };
    if (this.#announced?.sentence === sentence) this.#note(this.#announced.noun, this.#last);
    this.#announced = undefined;
  }
}

function near(mention: Mention | undefined, sentence: number): Entity | undefined {
  return mention && sentence - mention.sentence <= SPOKEN_WITHIN ? mention.entity : undefined;
}
