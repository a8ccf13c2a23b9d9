import { UnreadableArticle } from '../articles/index.ts';
import type { Attribution } from '../model/attribution.ts';

/**
 * The engine: a text in, its attributions out. When `signal` aborts it stops at once and throws the signal's reason.
 */
export type Attribute = (text: string, signal: AbortSignal) => Attribution[] | Promise<Attribution[]>;

/** How long an invocation may still read. */
export interface ReadingTime {
  /** Milliseconds from now on. */
  left: () => number;
  /** Milliseconds that every invocation has at its start. */
  whole: number;
}

/** The invocation has too little time left: a later one, with all of its time, does the work. */
export class OutOfTime extends Error {
  constructor(why: string) {
    super(`${why}; another invocation does it.`);
    this.name = 'OutOfTime';
  }
}

/** Texts of one length take different times, so the measured time is multiplied by this. */
const MARGIN = 2;
/** After so many characters, a measured speed counts half. */
const MEMORY = 100_000;
/** An invocation with this share of its time left is fresh: if it can't read a text, none can. */
const FRESH = 0.9;

/**
 * Reads as many texts at once as the engine has processors to itself for, one unless told otherwise, however many files
 * are being processed: texts that share a processor take twice as long, and might both run out of time. Estimates before
 * each text whether the time is enough, from its length and the speed measured so far.
 */
export class TextReader {
  readonly #attribute: Attribute;
  readonly #now: () => number;
  /** How many more texts may be read right now. */
  #free: number;
  readonly #waiting: (() => void)[] = [];
  #milliseconds = 0;
  #length = 0;

  constructor(attribute: Attribute, now: () => number, textsAtOnce = 1) {
    this.#attribute = attribute;
    this.#now = now;
    this.#free = textsAtOnce;
  }

  /**
   * Waits for the texts before it, then reads this one.
   *
   * @throws {OutOfTime} if the remaining time is not enough
   * @throws {UnreadableArticle} `too-slow` if all the time of an invocation is not enough
   */
  async read(text: string, time: ReadingTime): Promise<Attribution[]> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await this.#readNow(text, time);
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }

  async #readNow(text: string, { left, whole }: ReadingTime): Promise<Attribution[]> {
    const available = left();
    const isFresh = available >= whole * FRESH;
    if (!isFresh && this.#estimate(text.length) > available) {
      throw new OutOfTime(
        `A text of ${text.length} characters would not be read in the ${seconds(available)} s that are left`,
      );
    }
    const deadline = new AbortController();
    const tooLate = new OutOfTime(`A text of ${text.length} characters took longer than expected`);
    const timer = setTimeout(() => deadline.abort(tooLate), Math.max(0, available));
    const start = this.#now();
    try {
      const attributions = await this.#attribute(text, deadline.signal);
      this.#learn(text.length, this.#now() - start);
      return attributions;
    } catch (error) {
      if (error !== tooLate) throw error;
      this.#learn(text.length, available);
      if (!isFresh) throw error;
      throw new UnreadableArticle(
        'too-slow',
        `The text has ${text.length} characters, and reading them takes more than ${seconds(available)} s, all the ` +
          'time there is: split it and drop the parts.',
      );
    } finally {
      clearTimeout(timer);
    }
  }

  /** Milliseconds; 0 while nothing is known. */
  #estimate(length: number): number {
    return this.#length === 0 ? 0 : (MARGIN * length * this.#milliseconds) / this.#length;
  }

  #learn(length: number, milliseconds: number): void {
    const fading = 0.5 ** (length / MEMORY);
    this.#milliseconds = this.#milliseconds * fading + milliseconds;
    this.#length = this.#length * fading + length;
  }
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0);
