import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import { DOCUMENTS, isRole, ORGANISATION_NOUNS, POSSESSIVE_PRONOUNS } from '../language/index.ts';
import type { Clusters, Entity } from '../names/clusters.ts';
import type { NameMention } from '../names/names.ts';
import type { Answer } from '../tagging/reader.ts';
import type { Holders } from './holders.ts';
import { Issuers } from './issuers.ts';
import { pronounClass } from './pair-features.ts';
import { phraseIn } from './phrases.ts';
import { Surroundings } from './surroundings.ts';

/** What may speak for or against a candidate. */
interface Signs {
  /** Its are the quoted words in which the source stands: `“I think it rains,” Hall said`. */
  quoting: boolean;
  /** The same of words that are reported without marks: `Hall said he thinks it rains`. */
  reporting: boolean;
  /** It is the subject of the source's sentence. */
  subject: boolean;
  /** It is the subject of the sentence before. */
  lastSubject: boolean;
  /** It is the last person named before the paragraph that the words of the source open. */
  introduced: boolean;
  /** It is named in what the source says, and not whom the sentence before is about: `he said that Hall was late`. */
  inContent: boolean;
  /** The text calls it what the source says. */
  holder: boolean;
  /** The text calls nobody else so. */
  onlyHolder: boolean;
  /** The text calls others so. */
  notHolder: boolean;
  /** The document that the source means is its own: `the report`, after `the council's report`. */
  issuer: boolean;
  /** The source's noun is part of its name: `the council`, of `Harbour Council`. */
  named: boolean;
}

type Weights = Partial<Record<keyof Signs, number>>;

/**
 * By how much each sign makes a candidate more probable, by what the source is: weights of a conditional logistic
 * regression over 2,500 annotated news articles, beside the logarithms of the network's probabilities, rounded.
 */
const FIRST: Weights = { quoting: 6, reporting: 3, subject: 1.5 };
const PERSONAL: Weights = { reporting: 2, introduced: 2.5, inContent: 0.18, quoting: 0.3 };
const IT: Weights = { subject: 1.6, inContent: 0.4 };
const PERSON: Weights = { holder: 3, onlyHolder: 1.7, notHolder: 0.33 };
const DOCUMENT: Weights = { issuer: 4, inContent: 0.5 };
const BODY: Weights = { named: 12, subject: 2.2, lastSubject: 2 };

/**
 * Weighs those who are named against one another by the grammar of the text around a source, which the network knows
 * less well than names. Whether anybody named is meant stays as it is.
 */
export class Preferences {
  readonly #document: Document;
  readonly #of: readonly Entity[];
  readonly #tagged: readonly TaggedAttribution[];
  readonly #surroundings: Surroundings;
  readonly #holders: Holders;
  readonly #issuers: Issuers;

  /** @param leading by attribution, who is most probably its speaker; later changes count */
  constructor(
    document: Document,
    mentions: readonly NameMention[],
    clusters: Clusters,
    tagged: readonly TaggedAttribution[],
    leading: readonly (Entity | undefined)[],
    holders: Holders,
  ) {
    this.#document = document;
    this.#of = clusters.of;
    this.#tagged = tagged;
    this.#surroundings = new Surroundings(document, mentions, clusters, tagged, leading);
    this.#holders = holders;
    this.#issuers = new Issuers(document, mentions, clusters.of);
  }

  /**
   * An answer for the attribution at an index.
   *
   * @param candidates indexes of mentions, in the order of the answer
   */
  weigh(answer: Answer, index: number, candidates: readonly number[]): Answer {
    const [source, other] = this.#tagged[index]!.source;
    if (!source || other) return answer;
    const weights = this.#weightsOf(source);
    const sum = answer.candidates.reduce((all, share) => all + share, 0);
    if (!weights || sum === 0) return answer;
    const signsOf = this.#signs(index, source);
    const factors = new Map<Entity, number>();
    const weighed = answer.candidates.map((share, k) => {
      const entity = this.#of[candidates[k]!]!;
      if (!factors.has(entity)) factors.set(entity, factorOf(signsOf(entity), weights));
      return share * factors.get(entity)!;
    });
    const all = weighed.reduce((total, share) => total + share, 0);
    return { candidates: weighed.map((share) => (share * sum) / all), nobody: answer.nobody };
  }

  /** Undefined if the source is a name, or nothing is known about sources of its kind. */
  #weightsOf(source: Span): Weights | undefined {
    const words = this.#document.text.slice(source.start, source.end);
    const pronoun = pronounClass(words);
    if (pronoun === 5) return FIRST;
    if (pronoun === 1 || pronoun === 2) return PERSONAL;
    if (pronoun === 3) return IT;
    if (pronoun > 0 || this.#surroundings.isNamed(source)) return undefined;
    const { head, first } = phraseIn(this.#document, source);
    if (isRole(head)) return PERSON;
    if (ORGANISATION_NOUNS.has(head)) return BODY;
    const isOwned = POSSESSIVE_PRONOUNS.has(this.#document.tokens[first]!.lower);
    return DOCUMENTS.has(head) && !isOwned ? DOCUMENT : undefined;
  }

  #signs(index: number, source: Span): (entity: Entity) => Partial<Signs> {
    const attribution = this.#tagged[index]!;
    const { head } = phraseIn(this.#document, source);
    const around = this.#surroundings;
    const within = around.within(index, source);
    const subject = around.subjectBefore(source);
    const lastSubject = around.lastSubject(source);
    const introduced = around.introducedBefore(attribution, source);
    const holders = this.#holders.of(head);
    return (entity) => ({
      quoting: within?.quoted === true && within.speaker === entity,
      reporting: within?.quoted === false && within.speaker === entity,
      subject: entity === subject,
      lastSubject: entity === lastSubject,
      introduced: entity === introduced,
      inContent: entity !== lastSubject && attribution.content.some((span) => around.isNamedIn(entity, span)),
      holder: holders.has(entity),
      onlyHolder: holders.size === 1 && holders.has(entity),
      notHolder: holders.size > 0 && !holders.has(entity),
      issuer: this.#issuers.isIssuer(entity, head),
      named: entity.keys.includes(head),
    });
  }
}

function factorOf(signs: Partial<Signs>, weights: Weights): number {
  let factor = 1;
  for (const [sign, weight] of Object.entries(weights) as [keyof Signs, number][])
    if (signs[sign]) factor *= weight;
  return factor;
}
