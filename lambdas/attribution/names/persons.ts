import { FIRST_NAMES, LASTING_TITLES, OFFICES, sameFirstName } from '../language/index.ts';
import { type Entities, type Entity, Namesakes } from './entities.ts';
import type { NameMention } from './names.ts';
import { isSamePerson } from './same-person.ts';
import { Spellings } from './spellings.ts';

/** Of a surname in what somebody is called in posts, in UTF-16 code units. */
const SHORTEST_IN_HANDLE = 4;
const LONGEST_HANDLE = 20;
const RECENT = 3;
const RECENCY = 0.5;
/** By how much a surname alone rather means somebody who was not introduced as a relative. */
const RELATIVE = 1.5;

/** The persons of a text, by the parts of their names. */
export class Persons {
  readonly #entities: Entities;
  readonly #byLast = new Namesakes();
  readonly #byFirst = new Namesakes();
  /** By a first name that doesn't come first, and by the first of two surnames: `Herrera`, for Juan Herrera Montes. */
  readonly #byMiddle = new Namesakes();
  /** By full name: whether a junior is the only one of that name. */
  readonly #juniors = new Map<string, boolean>();
  readonly #spellings = new Spellings<Entity>();

  constructor(entities: Entities) {
    this.#entities = entities;
  }

  /** The first one with a surname. */
  first(surname: string): Entity | undefined {
    return this.#byLast.of(surname)[0];
  }

  /** A name of several words. */
  full(i: number): void {
    const { keys, suffix, gender } = this.#entities.mentions[i]!;
    const exact = `${keys.join(' ')} ${suffix}`;
    let entity = this.#entities.exact.get(exact);
    // `Ms. van der Low` is not Jo van der Low, whom the text calls Mr.
    if (entity && isOtherGender(entity, gender)) entity = undefined;
    const isJunior = this.#isOneJunior(keys);
    entity ??= this.#byLast
      .of(keys.at(-1)!)
      .find((one) => isSamePerson(one, keys, isJunior ? one.suffix : suffix) && !isOtherGender(one, gender));
    // `Don Manuel`, for Don Manuel Ortega
    const begins = ({ keys: own }: Entity) =>
      keys.length < own.length && keys.every((key, k) => key === own[k]);
    entity ??= this.#byFirst.of(keys[0]!).find(begins);
    entity ??= this.#entities.create(i, 'person');
    this.#entities.exact.set(exact, entity);
    if (keys.length > entity.keys.length) entity.keys = keys;
    if (suffix) entity.suffix = suffix;
    this.#byLast.add(keys.at(-1)!, entity);
    // `Lord Low of Harbour`
    if (keys.at(-2) === 'of') this.#byLast.add(keys.at(-3)!, entity);
    this.#byFirst.add(keys[0]!, entity);
    this.#spellings.add(keys.at(-1)!, entity);
    for (const key of keys.slice(1, -1)) if (FIRST_NAMES.has(key)) this.#byMiddle.add(key, entity);
    if (keys.length > 2 && keys.at(-2)!.length > 2) this.#byMiddle.add(keys.at(-2)!, entity);
    this.#entities.join(i, entity);
  }

  /**
   * `Jo Low Jr. won. … Jo Low`: the same man, who is introduced by his full name, unless something tells of another: a
   * title, `Low Jr.`, or that he is somebody's son.
   */
  #isOneJunior(keys: readonly string[]): boolean {
    const name = keys.join(' ');
    const isOne = this.#juniors.get(name) ?? this.#hasNoFather(name, keys.at(-1)!);
    this.#juniors.set(name, isOne);
    return isOne;
  }

  #hasNoFather(name: string, last: string): boolean {
    const [first, ...others] = this.#entities.places(name).map((place) => this.#entities.mentions[place]!);
    if (first?.suffix !== 'jr' || first.relative) return false;
    const surnames = this.#entities.places(last).map((place) => this.#entities.mentions[place]!);
    const isAnother = ({ titled, suffix, relative }: NameMention) =>
      relative || (titled && suffix === '' && !first.titled);
    return !surnames.some(({ suffix }) => suffix === 'jr') && ![...others, ...surnames].some(isAnother);
  }

  /** `Tomkin`, of Ada Tompkin; not `the Tompkins` or `Mr. Tomkin`. */
  misspelt({ keys: [key], gender }: NameMention): Entity | undefined {
    const alike = FIRST_NAMES.has(key!) ? undefined : this.#spellings.like(key!);
    if (!alike || key === `${alike.keys.at(-1)!}s`) return undefined;
    return isOtherGender(alike, gender) ? undefined : alike;
  }

  /** `@AdaFinch`, `@AFinch`, `@MayorFinch`: not Tom Finch, if that is one of the first two. */
  posterOf(handle: string): Entity | undefined {
    const letters = handle.replace(/[^\p{L}]/gu, '');
    const longest = Math.min(letters.length, LONGEST_HANDLE);
    for (let length = longest; length >= SHORTEST_IN_HANDLE; length--) {
      const first = letters.slice(0, -length);
      const last = letters.slice(-length);
      const named = this.#byLast.of(last);
      const alike = first.length === 1 && named.length === 0 ? this.#spellings.like(last) : undefined;
      const [bearer, other] = (alike ? [alike] : named).filter(({ keys: [given] }) =>
        first.length === 1 ? given![0] === first : !FIRST_NAMES.has(first) || sameFirstName(first, given!),
      );
      if (bearer) return other ? undefined : bearer;
    }
    return undefined;
  }

  /**
   * The entity whose surname or first name a single word is: of several, the one that is named most often, or right
   * before.
   */
  bearer(mention: NameMention, i: number): Entity | undefined {
    const key = mention.keys[0]!;
    const isJunior = mention.suffix === 'jr';
    const fits = (one: Entity) =>
      !(mention.gender && one.gender && mention.gender !== one.gender) && (!isJunior || one.suffix === 'jr');
    const last = this.#byLast.of(key).filter(fits);
    const isGiven = last.length > 0 && FIRST_NAMES.has(key);
    const first = last.length > 0 && !isGiven ? [] : this.#byFirst.of(key).filter(fits);
    const bearers = [...new Set([...last, ...first])];
    const alike = bearers.filter((one) => isAlikeTitled(mention, one) && one.mentions[0]! < i);
    const plain = bearers.filter((one) => !isOtherwiseTitled(mention, one));
    const all = [alike, plain, bearers].find((some) => some.length > 0) ?? [];
    const isUntitledJunior = (one: Entity) =>
      one.suffix === 'jr' && !this.#entities.mentions[one.mentions[0]!]!.titled && one.keys.at(-1) === key;
    // `Anwar`, for Datuk Anwar Finch; `Herrera`, for Juan Herrera Montes, if nobody else is called so
    if (all.length === 0 && this.#entities.types[i] === 'person') {
      const middle = this.#byMiddle.of(key).filter(fits);
      if (middle.length === 1 || FIRST_NAMES.has(key)) all.push(...middle);
    }
    // `Hall`, and only then `his wife, Ada Hall`: a person whose first name the text leaves out
    const isOfRelatives =
      !FIRST_NAMES.has(key) && !mention.heading && all.every((one) => one.relative && one.mentions[0]! > i);
    // `President Low`, and only Jo Low Jr. by his full name
    const isFather = !isJunior && OFFICES.has(mention.titles.at(-1) ?? '') && all.every(isUntitledJunior);
    if (all.length > 0 && (isOfRelatives || isFather)) {
      const entity = this.#entities.create(i, 'person');
      this.#byLast.add(key, entity);
      return entity;
    }
    let best: Entity | undefined;
    let highest = Number.NEGATIVE_INFINITY;
    for (const one of all) {
      const before = this.#entities.before(one, i);
      const seen = before === undefined || before > i ? undefined : before;
      const known =
        seen === undefined
          ? -10 - one.mentions[0]! / 1e6
          : Math.log(1 + one.mentions.length) + RECENCY / (1 + (i - seen) / RECENT);
      const isLess = one.relative || (!isJunior && one.suffix === 'jr');
      const score = isLess ? known - RELATIVE : known;
      if (score > highest) [best, highest] = [one, score];
    }
    return best;
  }
}

const isAlikeTitled = ({ titles }: NameMention, one: Entity): boolean =>
  titles.some((title) => one.titles.has(title));

/** Somebody with a title that would stand before the name instead of `Mr`. */
const isOtherwiseTitled = ({ titled, titles }: NameMention, one: Entity): boolean =>
  titled && titles.length === 0 && [...one.titles].some((title) => LASTING_TITLES.has(title));

const isOtherGender = ({ gender: own }: Entity, gender: NameMention['gender']): boolean =>
  gender !== undefined && gender !== 'either' && own !== undefined && own !== gender;
