import type { Document, Token } from '../document.ts';
import { type Descriptions, endOfComplement } from './descriptions.ts';
import type { Entity } from './entities.ts';
import type { Memory } from './memory.ts';
import type { Phrase } from './phrases.ts';
import {
  type Choice,
  type Chosen,
  type Described,
  featuresOf,
  featuresOfNobody,
  isOfKind,
  likeliest,
  mayBe,
  narrowedBy,
} from './ranking.ts';
import type { Place } from './salience.ts';
import { standingOf, standingsOf } from './standings.ts';

const GENERIC = new Set(
  'source person spokesman spokeswoman spokesperson representative official aide patient witness lawyer attorney resident student victim driver caller man woman'.split(
    ' ',
  ),
);
const ARMED = new Set(['man', 'woman', 'person']);
const WEAPONS = new Set('gun handgun shotgun rifle pistol revolver knife machete axe bomb'.split(' '));

/** Nouns that say nothing of whom they mean: many are called so in one text. */
export function isGeneric(noun: string): boolean {
  return GENERIC.has(noun);
}

/** Told of every description to choose for, by its first token: how the weights are learned. */
export type WatchDescriptions = (at: {
  token: number;
  described: Described;
  choices: readonly Choice[];
}) => void;

/** Whom a description means: who is called so, else the likeliest of those around. */
export class Choosing {
  readonly #document: Document;
  readonly #descriptions: Descriptions;
  readonly #memory: Memory;
  readonly #watch: WatchDescriptions | undefined;

  constructor(
    document: Document,
    descriptions: Descriptions,
    memory: Memory,
    watch: WatchDescriptions | undefined,
  ) {
    this.#document = document;
    this.#descriptions = descriptions;
    this.#memory = memory;
    this.#watch = watch;
  }

  /** The bearer of the role that a description tells. */
  bearer(place: Place, phrase: Phrase): Entity | undefined {
    const until = endOfComplement(this.#document, phrase);
    const armed = ARMED.has(phrase.head) && isArmed(this.#document.tokens, phrase.last);
    const described = armed ? { ...phrase, head: 'gunman' } : phrase;
    return this.#descriptions.bearer(this.#document, described, until, (entity) =>
      this.#memory.sentencesSince(entity, place),
    );
  }

  /** @param speaker in whose reported words the description stands: it is none of them */
  likeliest(
    place: Place,
    phrase: Phrase,
    described: Described,
    speaker: Entity | undefined,
  ): Chosen | undefined {
    const choices = this.#choices(place, phrase, described, speaker);
    this.#watch?.({ token: place.token, described, choices });
    return likeliest(described, choices);
  }

  /** Everybody whom a description may mean, and nobody. */
  #choices(place: Place, phrase: Phrase, described: Described, speaker: Entity | undefined): Choice[] {
    const standings = standingsOf(this.#memory.events, place, (entity) =>
      isOfKind(entity, described, phrase),
    );
    for (const entity of this.#descriptions.called(phrase)) {
      if (!standings.has(entity) && isOfKind(entity, described, phrase))
        standings.set(entity, standingOf(this.#memory.lastEvent(entity), place));
    }
    const until = endOfComplement(this.#document, phrase);
    const narrowed = narrowedBy(this.#document, phrase);
    if (speaker) standings.delete(speaker);
    const most = Math.max(...[...standings.keys()].map(({ mentions }) => mentions.length));
    const fits = [...standings].map(([entity, standing]) => {
      const match = this.#descriptions.match(this.#document, phrase, until, entity);
      return { entity, standing, match };
    });
    const choices = fits
      .filter(({ entity, match }) => mayBe(entity, match))
      .map(
        ({ entity, standing, match }): Choice => ({
          entity,
          features: featuresOf(entity, match, standing, narrowed, { most, only: standings.size === 1 }),
        }),
      );
    const opening = this.#document.tokens[place.token]!;
    const met = this.#memory.met(phrase.head);
    const nobody = featuresOfNobody(opening.lower, narrowed, isGeneric(phrase.head), met);
    return [{ entity: undefined, features: nobody }, ...choices];
  }
}

/** `the man with the shotgun` */
function isArmed(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.lower !== 'with') return false;
  return WEAPONS.has(tokens[at + 1]?.lower ?? '') || WEAPONS.has(tokens[at + 2]?.lower ?? '');
}
