import type { Span } from '../../model/attribution.ts';
import { PRONOUN_CLASSES } from '../language/index.ts';
import type { Clusters, Entity } from '../names/clusters.ts';
import { NAME_TYPES, type NameMention } from '../names/names.ts';
import { holds } from '../spans.ts';

/**
 * How many mentions near a phrase are compared with it, and of how many of the most frequent entities the first mention
 * is.
 */
const NEAREST_BEFORE = 48;
const NEAREST_AFTER = 16;
const FREQUENT = 16;
/** How far back last speakers are searched, in attributions, and last names, in mentions. */
const SPOKEN_WITHIN = 10;
const NAMED_WITHIN = 12;
/** Limits of the buckets of distances, in pieces. */
const DISTANCES = [2, 6, 12, 25, 50, 100, 200, 400];
const FARTHEST_PARAGRAPH = 5;

/** 0 for any other words; 1 he, 2 she, 3 it, 4 they, 5 first persons. */
export function pronounClass(words: string): number {
  return PRONOUN_CLASSES.get(words.toLowerCase()) ?? 0;
}

/** A phrase to resolve, with the properties that candidates are compared with. */
export interface PairQuery extends Span {
  anchor: number;
  pronoun: number;
  content: readonly Span[];
}

/**
 * Features of a phrase and a mention of a name, apart from their words. The network was trained with the same numbers,
 * by training/pairs.py.
 */
export class PairFeatures {
  readonly #mentions: readonly NameMention[];
  readonly #of: readonly Entity[];
  readonly #places: readonly number[];
  readonly #firsts = new Map<Entity, number>();
  readonly #frequent: readonly number[];
  readonly #sources: readonly { anchor: number; entities: readonly Entity[] }[];
  readonly #anchors: readonly number[];
  readonly #place: (offset: number) => number;
  readonly #paragraph: (offset: number) => number;

  /**
   * @param sources of all attributions, with the entities that they name
   * @param place the index of the network's piece at an offset
   * @param paragraph the paragraph at an offset
   */
  constructor(
    mentions: readonly NameMention[],
    { of }: Clusters,
    sources: readonly { anchor: number; entities: readonly Entity[] }[],
    place: (offset: number) => number,
    paragraph: (offset: number) => number,
  ) {
    this.#mentions = mentions;
    this.#of = of;
    this.#place = place;
    this.#paragraph = paragraph;
    this.#places = mentions.map(({ start }) => place(start));
    of.forEach((entity, i) => {
      if (!this.#firsts.has(entity)) this.#firsts.set(entity, i);
    });
    this.#frequent = [...this.#firsts]
      .sort(([a, i], [b, k]) => b.mentions.length - a.mentions.length || i - k)
      .slice(0, FREQUENT)
      .map(([, first]) => first);
    this.#sources = sources.toSorted((a, b) => a.anchor - b.anchor);
    this.#anchors = this.#sources.map(({ anchor }) => anchor);
  }

  /** Indexes of the mentions that a phrase is compared with, in order. */
  candidates({ start }: Span): number[] {
    const here = countBelow(this.#places, this.#place(start));
    const found = new Set(this.#frequent);
    const last = Math.min(this.#mentions.length, here + NEAREST_AFTER);
    for (let i = Math.max(0, here - NEAREST_BEFORE); i < last; i++) found.add(i);
    return [...found].sort((a, b) => a - b);
  }

  /** Eight numbers for each candidate. */
  of(query: PairQuery, candidates: readonly number[]): number[][] {
    const spoke = this.#spokeBefore(query.anchor);
    const first = this.#place(query.start);
    const named = this.#namedBefore(first);
    const paragraph = this.#paragraph(query.start);
    return candidates.map((index) => {
      const mention = this.#mentions[index]!;
      const entity = this.#of[index]!;
      const inSource = mention.start >= query.start && mention.end <= query.end;
      const inContent = query.content.some((span) => holds(span, mention));
      const apart = this.#paragraph(mention.start) - paragraph;
      const nearest = named.indexOf(entity);
      const speaker = spoke.indexOf(entity);
      return [
        distanceBucket(this.#places[index]! - first),
        Math.max(-FARTHEST_PARAGRAPH, Math.min(FARTHEST_PARAGRAPH, apart)) + FARTHEST_PARAGRAPH,
        inSource ? 1 : inContent ? 2 : 0,
        query.pronoun * 4 + genderCode(entity),
        countBucket(entity.mentions.length),
        speaker < 0 ? 0 : Math.min(speaker, 2) + 1,
        NAME_TYPES.indexOf(mention.type),
        nearest < 0 ? (this.#firsts.get(entity) === index ? 5 : 0) : Math.min(nearest, 3) + 1,
      ];
    });
  }

  /** The entities that spoke before an anchor, the last first. */
  #spokeBefore(anchor: number): Entity[] {
    const last = countBelow(this.#anchors, anchor);
    const before = this.#sources.slice(Math.max(0, last - SPOKEN_WITHIN), last).reverse();
    return [...new Set(before.flatMap(({ entities }) => entities))];
  }

  /** The entities named before a piece, the last first. */
  #namedBefore(place: number): Entity[] {
    const here = countBelow(this.#places, place);
    const found = new Set<Entity>();
    for (let i = here - 1; i >= Math.max(0, here - NAMED_WITHIN); i--) found.add(this.#of[i]!);
    return [...found];
  }
}

/** 0 for a person of unknown gender, 1 male, 2 female, 3 not a person. */
export function genderCode({ gender, type }: Entity): number {
  if (type !== 'person') return 3;
  return gender === 'male' ? 1 : gender === 'female' ? 2 : 0;
}

function distanceBucket(distance: number): number {
  const found = DISTANCES.findIndex((limit) => Math.abs(distance) <= limit);
  const level = found < 0 ? DISTANCES.length : found;
  return distance < 0 ? DISTANCES.length - level : DISTANCES.length + level;
}

const countBucket = (count: number): number => (count < 3 ? count - 1 : count < 5 ? 2 : count < 9 ? 3 : 4);

/** How many of some ascending numbers are lower. */
export function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
