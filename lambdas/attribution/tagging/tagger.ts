import type { Span } from '../../model/attribution.ts';
import type { Document } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';
import { firstEndingAfter } from '../spans.ts';
import { type Encoding, encode } from './encoding.ts';
import { namesFrom, tagOf } from './names.ts';
import type { EncodedWindow, Network, Reading, Style } from './network.ts';
import type { Answer, Phrase, Question, Read, Tagger } from './reader.ts';
import { Edges, type Relation } from './relations.ts';

/** The most vectors of a text that are kept for the linker, some 150 MB. No article needs more. */
const MOST_KEPT = 100_000;

/** Reads texts with the trained network. */
export class NetworkTagger implements Tagger {
  readonly #network: Network;
  readonly #style: Style;

  constructor(network: Network, style: Style = 'fresh') {
    this.#network = network;
    this.#style = style;
  }

  async read(document: Document, quotations: readonly Quotation[], signal?: AbortSignal): Promise<Read> {
    const network = this.#network;
    const encoding = encode(document, quotations, network.tokenizer);
    const edges = new Edges(document, encoding, quotations, this.#style);
    const kept = new Kept(encoding, document, quotations);
    const relations: Relation[] = [];
    for await (const reading of network.read(encoding, this.#style, (window) => kept.keep(window), signal)) {
      const relation = edges.relation(reading, network.types);
      if (!relation) continue;
      kept.keepPhrase(reading, relation);
      relations.push(relation);
    }
    return {
      relations,
      names: namesFrom(document, encoding, kept.tags),
      place: (offset) => firstEndingAfter(encoding.pieces, offset),
      link: (mentions, questions) => this.#link(kept, mentions, questions),
    };
  }

  async #link(kept: Kept, mentions: readonly Span[], questions: readonly Question[]): Promise<Answer[]> {
    const vectors = mentions.map((mention) => kept.ofMention(mention));
    const asked: { at: number; phrase: Float32Array; question: Question }[] = [];
    const answers: Answer[] = questions.map(({ candidates }) => ({
      candidates: new Float32Array(candidates.length),
      nobody: 1,
    }));
    questions.forEach((question, at) => {
      const phrase = kept.ofPhrase(question.phrase);
      if (!phrase || question.candidates.length === 0) return;
      asked.push({ at, phrase, question });
    });
    const blank = new Float32Array(2 * this.#network.width);
    const read = await this.#network.link(
      asked.map(({ phrase }) => phrase),
      vectors.map((vector) => vector ?? blank),
      asked.map(({ question }) => question),
    );
    asked.forEach(({ at, question }, i) => {
      const odds = read[i]!;
      question.candidates.forEach((mention, k) => {
        if (!vectors[mention]) odds[k] = Number.NEGATIVE_INFINITY;
      });
      const highest = Math.max(...odds);
      const shares = odds.map((one) => Math.exp(one - highest));
      const sum = shares.reduce((all, one) => all + one, 0);
      answers[at] = {
        candidates: shares.slice(0, -1).map((one) => one / sum),
        nobody: shares.at(-1)! / sum,
      };
    });
    return answers;
  }
}

/**
 * The vectors of a text that the linker may need: of names, of sources and anchors, and of the beginnings of
 * quotations.
 */
class Kept {
  readonly tags: Uint8Array;
  readonly #vectors = new Map<number, Float32Array>();
  readonly #pieces: Encoding['pieces'];
  readonly #openings: ReadonlySet<number>;

  constructor({ pieces }: Encoding, { paragraphs }: Document, quotations: readonly Quotation[]) {
    this.#pieces = pieces;
    this.tags = new Uint8Array(pieces.length);
    const starts = [
      ...paragraphs.map(({ start }) => start),
      ...quotations.flatMap(({ start, inner }) => [start, inner.start]),
    ];
    this.#openings = new Set(starts.map((start) => firstEndingAfter(pieces, start)));
  }

  keep({ from, to, vector, tags }: EncodedWindow): void {
    for (let piece = from; piece < to; piece++) {
      // pieces that continue a word have no tag of their own
      const { first } = this.#pieces[piece]!;
      this.tags[piece] = first ? tagOf(tags(piece)) : (this.tags[piece - 1] ?? 0);
      if (this.tags[piece] !== 0 || this.#openings.has(piece)) this.#set(piece, vector(piece));
    }
  }

  /** The vectors of a source's first and last word and of an anchor, while they are in memory. */
  keepPhrase(reading: Reading, { source, anchor }: Relation): void {
    for (const piece of this.#endsOf(source, anchor)) {
      if (piece >= reading.from && piece < reading.from + reading.roles.length / 4)
        this.#set(piece, reading.vector(piece));
    }
  }

  ofMention({ start, end }: Span): Float32Array | undefined {
    return this.#joined([this.#at(start), this.#at(end - 1)]);
  }

  ofPhrase({ start, end, anchor }: Phrase): Float32Array | undefined {
    return this.#joined([this.#at(start), this.#at(end - 1), this.#at(anchor)]);
  }

  #endsOf(source: readonly Span[], anchor: number): number[] {
    const own = this.#at(anchor);
    const [first, last] = [source[0], source.at(-1)];
    return first && last ? [this.#at(first.start), this.#at(last.end - 1), own] : [own];
  }

  #at(offset: number): number {
    return Math.min(firstEndingAfter(this.#pieces, offset), this.#pieces.length - 1);
  }

  #joined(pieces: readonly number[]): Float32Array | undefined {
    const vectors = pieces.map((piece) => this.#vectors.get(piece));
    if (!vectors.every((vector) => vector !== undefined)) return undefined;
    const joined = new Float32Array(vectors.length * vectors[0]!.length);
    vectors.forEach((vector, i) => {
      joined.set(vector, i * vector.length);
    });
    return joined;
  }

  #set(piece: number, vector: Float32Array): void {
    if (this.#vectors.size < MOST_KEPT && !this.#vectors.has(piece)) this.#vectors.set(piece, vector.slice());
  }
}
