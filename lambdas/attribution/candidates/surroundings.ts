import type { Span, TaggedAttribution } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import type { Clusters, Entity } from '../names/clusters.ts';
import type { NameMention } from '../names/names.ts';
import { firstEndingAfter, merged } from '../spans.ts';
import { countBelow, pronounClass } from './pair-features.ts';
import { isPreposition } from './phrases.ts';

/** How many attributions before and after one may contain its source. */
const BEFORE = 12;
const AFTER = 4;
/** How many names and sources of a sentence, and names before a source, are looked at. */
const MOST = 24;
const GENDERS = [undefined, 'male', 'female'] as const;

/** Where a source stands in a text: in whose words, after whom, in the sentence of which subject. */
export class Surroundings {
  readonly #document: Document;
  readonly #mentions: readonly NameMention[];
  readonly #of: readonly Entity[];
  readonly #tagged: readonly TaggedAttribution[];
  readonly #leading: readonly (Entity | undefined)[];
  /** Quoted words, in order, without overlaps. */
  readonly #quoted: readonly Span[];
  /** The first words of sources, in order, with their attributions. */
  readonly #sources: readonly (Span & { index: number })[];

  constructor(
    document: Document,
    mentions: readonly NameMention[],
    { of }: Clusters,
    tagged: readonly TaggedAttribution[],
    leading: readonly (Entity | undefined)[],
  ) {
    this.#document = document;
    this.#mentions = mentions;
    this.#of = of;
    this.#tagged = tagged;
    this.#leading = leading;
    this.#quoted = merged(tagged.flatMap(({ kind, content }) => (kind === 'direct' ? content : [])));
    this.#sources = tagged
      .flatMap(({ source: [first] }, index) =>
        first ? [{ start: first.start, end: first.start + 1, index }] : [],
      )
      .sort((a, b) => a.start - b.start);
  }

  /** Whether a name stands in a span. */
  isNamed({ start, end }: Span): boolean {
    const mention = this.#mentions[firstEndingAfter(this.#mentions, start)];
    return mention !== undefined && mention.start < end;
  }

  /** Whether somebody is named in a span. */
  isNamedIn({ mentions }: Entity, { start, end }: Span): boolean {
    const first = mentions[countBelow(mentions, firstEndingAfter(this.#mentions, start))];
    return first !== undefined && this.#mentions[first]!.start < end;
  }

  /** The speaker of the words in which a source stands, if they are another attribution's; of several the shortest. */
  within(index: number, { start }: Span): { speaker: Entity | undefined; quoted: boolean } | undefined {
    let found: { speaker: Entity | undefined; quoted: boolean } | undefined;
    let shortest = Number.POSITIVE_INFINITY;
    const last = Math.min(this.#tagged.length, index + AFTER);
    for (let i = Math.max(0, index - BEFORE); i < last; i++) {
      const { content, source, kind } = this.#tagged[i]!;
      const holds = (at: number) => content.some((span) => span.start <= at && at < span.end);
      if (i === index || !this.#leading[i] || !holds(start) || (source[0] && holds(source[0].start)))
        continue;
      const length = content.reduce((sum, span) => sum + span.end - span.start, 0);
      if (length >= shortest) continue;
      shortest = length;
      found = { speaker: this.#leading[i], quoted: kind === 'direct' };
    }
    return found;
  }

  /** The subject of a source's sentence before it, within the same quoted words. */
  subjectBefore({ start }: Span): Entity | undefined {
    const sentence = this.#sentenceAt(start);
    const quotation = this.#quotationAt(start);
    const from = Math.max(this.#document.sentences[sentence]!.start, quotation?.start ?? 0);
    return this.#subjectOf({ start: from, end: start }, quotation);
  }

  /** The subject of the sentence before a source's, apart from quoted words. */
  lastSubject({ start }: Span): Entity | undefined {
    const last = this.#document.sentences[this.#sentenceAt(start) - 1];
    return last && this.#subjectOf(last, undefined);
  }

  /**
   * Whom the text has introduced for quoted words that open a paragraph, before their source: the last person of a
   * pronoun's gender, in the paragraph before, outside quoted words.
   */
  introducedBefore({ kind, content }: TaggedAttribution, { start, end }: Span): Entity | undefined {
    const { tokens, paragraphs, text } = this.#document;
    const first = content[0]!.start;
    const { paragraph } = tokens[firstEndingAfter(tokens, start)]!;
    if (kind !== 'direct' || first > start || paragraphs[paragraph]!.start < first - 1) return undefined;
    const gender = GENDERS[pronounClass(text.slice(start, end))];
    const from = paragraphs[Math.max(0, paragraph - 1)]!.start;
    const last = firstEndingAfter(this.#mentions, first) - 1;
    for (let i = last; i >= Math.max(0, last - MOST) && this.#mentions[i]!.start >= from; i--) {
      const entity = this.#of[i]!;
      if (entity.type !== 'person' || this.#quotationAt(this.#mentions[i]!.start)) continue;
      if (!gender || !entity.gender || entity.gender === gender) return entity;
    }
    return undefined;
  }

  /** The first one in a span that is named or speaks, without a preposition or a verb before it. */
  #subjectOf(span: Span, quotation: Span | undefined): Entity | undefined {
    const name = this.#firstNameIn(span, quotation);
    const first = firstEndingAfter(this.#sources, span.start);
    for (let i = first; i < Math.min(this.#sources.length, first + MOST); i++) {
      const { start, index } = this.#sources[i]!;
      if (start >= span.end || (name && start >= name.start)) break;
      if (this.#quotationAt(start) === quotation) return this.#leading[index];
    }
    return name?.entity;
  }

  #firstNameIn(span: Span, quotation: Span | undefined): { start: number; entity: Entity } | undefined {
    const first = firstEndingAfter(this.#mentions, span.start);
    for (let i = first; i < Math.min(this.#mentions.length, first + MOST); i++) {
      const mention = this.#mentions[i]!;
      const { start, possessive } = mention;
      if (start >= span.end) break;
      const entity = this.#of[i]!;
      const isActor = entity.type !== 'group' && entity.type !== 'other';
      if (!isActor || possessive || this.#quotationAt(start) !== quotation) continue;
      if (!this.#isObject(mention, span)) return { start, entity };
    }
    return undefined;
  }

  #isObject({ from }: NameMention, { start }: Span): boolean {
    const { tokens } = this.#document;
    const own = firstEndingAfter(tokens, from);
    const token = tokens[own - 1]?.pos === 'DET' ? tokens[own - 2] : tokens[own - 1];
    if (!token || token.start < start) return false;
    return isPreposition(token) || token.pos === 'VERB' || token.pos === 'AUX';
  }

  #sentenceAt(offset: number): number {
    const { tokens } = this.#document;
    return tokens[firstEndingAfter(tokens, offset)]!.sentence;
  }

  #quotationAt(offset: number): Span | undefined {
    const quotation = this.#quoted[firstEndingAfter(this.#quoted, offset)];
    return quotation && quotation.start <= offset ? quotation : undefined;
  }
}
