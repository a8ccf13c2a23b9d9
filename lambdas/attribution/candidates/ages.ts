import type { Document } from '../document.ts';
import { AGE_BEFORE, AGE_BEHIND, GROWN_UP } from '../language/index.ts';
import type { Entity } from '../names/clusters.ts';
import type { NameMention } from '../names/names.ts';

/** The age from which people are called old. */
const OLD = 45;
/** In UTF-16 code units, beside a name. */
const REACH = 24;

/** The age that a text tells beside a name: `Ada Finch, 61,`, `61-year-old Ada Finch`. */
export function ageBeside({ text }: Document, { from, end }: NameMention): number | undefined {
  const age =
    AGE_BEHIND.exec(text.slice(end, end + REACH))?.[1] ??
    AGE_BEFORE.exec(text.slice(Math.max(0, from - REACH), from))?.[1];
  return age === undefined ? undefined : Number(age);
}

/** From the least to the greatest age. */
type Range = readonly [least: number, most: number];

/** The ages that a text tells of persons. */
export class Ages {
  readonly #document: Document;
  readonly #mentions: readonly NameMention[];
  readonly #known = new Map<Entity, number | undefined>();

  constructor(document: Document, mentions: readonly NameMention[]) {
    this.#document = document;
    this.#mentions = mentions;
  }

  /** Undefined if the text doesn't tell. */
  fits(entity: Entity, [least, most]: Range): boolean | undefined {
    if (!this.#known.has(entity)) this.#known.set(entity, this.#ageOf(entity));
    const age = this.#known.get(entity);
    return age === undefined ? undefined : age >= least && age <= most;
  }

  /**
   * `the pensioner`, if of those whose age the text tells one alone is that old. Most grown-ups may be called a
   * grandfather.
   */
  only(all: readonly Entity[], range: Range): Entity | undefined {
    if (range[0] < OLD && range[1] > GROWN_UP + 1) return undefined;
    const [one, other] = new Set(all.filter((entity) => this.fits(entity, range)));
    return other ? undefined : one;
  }

  #ageOf({ mentions }: Entity): number | undefined {
    return mentions.map((index) => ageBeside(this.#document, this.#mentions[index]!)).find((age) => age);
  }
}
