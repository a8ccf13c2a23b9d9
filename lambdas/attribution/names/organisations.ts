import { FIRST_NAMES, HEADED, ORGANISATION_MARKS, SMALL_NAME_WORDS } from '../language/index.ts';
import { acronymsOf, isShortFor } from './acronyms.ts';
import { type Entities, type Entity, Namesakes, withoutForm } from './entities.ts';
import type { Persons } from './persons.ts';

/** How many names at the beginning of a text belong to its headline. */
const HEADLINE = 2;
/** How many names before a body's noun are looked at. */
const FAR = 400;
/** A text that says a single name more often than this doesn't take a person's title for granted. */
const MOST_UNTITLED = 5;
/** In words, before the name of what is owned. */
const LONGEST_OWNER = 2;

/** The organisations and things of a text, by the words of their names. */
export class Organisations {
  readonly #entities: Entities;
  readonly #persons: Persons;
  readonly #acronyms = new Map<string, Entity>();
  readonly #byWord = new Namesakes();
  /** Organisations by the first letter of their names. */
  readonly #byInitial = new Namesakes();

  constructor(entities: Entities, persons: Persons) {
    this.#entities = entities;
    this.#persons = persons;
  }

  /** A name of several words, or one that stands in a heading. */
  full(i: number): void {
    const { keys } = this.#entities.mentions[i]!;
    const type = this.#entities.types[i]!;
    const plain = withoutForm(keys);
    const key = plain.join(' ');
    let entity = this.#entities.exact.get(key);
    if (!entity && type !== 'place') {
      // the type of a name is less certain than that it is part of another name
      const holder = (one: Entity) =>
        holds(one.keys, plain) &&
        !isJoint(one) &&
        !this.#isOwned(one, plain) &&
        one.type !== 'person' &&
        one.type !== 'place' &&
        this.#isIntroduced(one, key);
      const ending = this.#byWord.of(plain.at(-1)!).filter(holder);
      entity = this.#byWord.of(plain[0]!).find(holder);
      // `the Foreign Ministry`, of `Norland’s` and `Eastmark’s`
      const owned = ending.filter((one) => one.keys.length - plain.length <= LONGEST_OWNER);
      if (owned.length > 1) {
        this.#entities.join(i, this.#latest(owned, i));
        return;
      }
      entity ??= ending[0];
    }
    if (!entity) {
      entity = this.#entities.create(i, type);
      entity.keys = plain;
      for (const word of new Set(plain)) if (!SMALL_NAME_WORDS.has(word)) this.#byWord.add(word, entity);
      if (type !== 'place') {
        for (const initials of acronymsOf(plain))
          if (!this.#acronyms.has(initials)) this.#acronyms.set(initials, entity);
        this.#byInitial.add(plain[0]![0]!, entity);
      }
    }
    this.#entities.exact.set(key, entity);
    this.#entities.join(i, entity);
  }

  /** The only organisation whose name begins or ends with a word: `Harbour`, `the League`. */
  owner(key: string): Entity | undefined {
    const [owner, other] = this.#byWord
      .of(key)
      .filter(
        (one) =>
          one.type === 'organisation' &&
          !isJoint(one) &&
          !this.#isOwned(one, [key]) &&
          this.#isIntroduced(one, key),
      );
    if (!owner || other) return undefined;
    const [first, second] = owner.keys;
    // `the House` is not the House Budget Committee
    const isFirst = first === key && (!ORGANISATION_MARKS.has(key) || SMALL_NAME_WORDS.has(second!));
    return isFirst || owner.keys.at(-1) === key ? owner : undefined;
  }

  /** `Harbour said`, of the Harbour Institution: no person in the text has that name, or a few times only. */
  ownerOfSurname(key: string): Entity | undefined {
    const places = this.#entities.places(key);
    const isPerson = places.some(
      (place) => this.#entities.mentions[place]!.titled || this.#entities.mentions[place]!.gender,
    );
    return isPerson || places.length > MOST_UNTITLED || FIRST_NAMES.has(key) ? undefined : this.owner(key);
  }

  /** The organisation that goes by its initials. */
  initialsOf(key: string): Entity | undefined {
    const letters = key.replace(/[^\p{L}\p{N}]/gu, '');
    return (
      this.#acronyms.get(letters) ??
      this.#byInitial
        .of(letters[0] ?? '')
        .find(({ keys, type }) => type === 'organisation' && isShortFor(letters, keys))
    );
  }

  /** `the Post`: the newspaper of that name that was named last, or the first one if none was named yet. */
  paper(key: string, i: number): Entity | undefined {
    const papers = this.#byWord
      .of(key)
      .filter((one) => one.type === 'organisation' && one.keys.at(-1) === key);
    return papers.length > 0 ? this.#latest(papers, i) : undefined;
  }

  /** The one that was named last before a mention, or the first one if none was named yet. */
  #latest(all: readonly Entity[], i: number): Entity {
    for (let k = i - 1; k >= Math.max(0, i - FAR); k--) {
      const one = all.find((entity) => entity === this.#entities.of[k]);
      if (one) return one;
    }
    return all.toSorted((a, b) => a.mentions[0]! - b.mentions[0]!)[0]!;
  }

  /**
   * A text gives an organisation's full name before it shortens it, apart from its headline. A longer name that comes
   * later is another organisation's: `Acme`, then `Acme Music`.
   */
  #isIntroduced(long: Entity, shortKey: string): boolean {
    const places = this.#entities.places(shortKey);
    return places.every((place) => place < HEADLINE || place > long.mentions[0]!);
  }

  /**
   * `the Hall White House`, `Norland UKP`: the rest is a name of its own, also where the text is about no other person
   * called Hall.
   */
  #isOwned({ keys, name }: Entity, rest: readonly string[]): boolean {
    if (keys.length !== rest.length + 1 || keys.at(-1) !== rest.at(-1)) return false;
    const isAcronym = rest.length === 1 && / \p{Lu}{3,}$/u.test(name) && /\p{Ll}/u.test(name);
    return isAcronym || HEADED.has(rest.join(' ')) || this.#persons.first(keys[0]!) !== undefined;
  }
}

/** `Post/ABC`, `AP Photo/Ada Finch`: two names in one, and neither is short for both. */
const isJoint = ({ name }: Entity): boolean => name.includes('/');

/** Whether a longer name begins or ends with the shorter one. */
function holds(long: readonly string[], short: readonly string[]): boolean {
  if (long.length <= short.length) return false;
  return (
    short.every((key, i) => key === long[i]) ||
    short.every((key, i) => key === long[long.length - short.length + i])
  );
}
