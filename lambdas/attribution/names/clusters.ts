import {
  COMPANY_FORMS,
  FIRST_NAMES,
  ORGANISATION_MARKS,
  PAPERS,
  SMALL_NAME_WORDS,
  sameFirstName,
} from '../language/index.ts';
import { acronymsOf, isShortFor } from './acronyms.ts';
import { fullest } from './fullest-name.ts';
import type { NameMention, NameType } from './names.ts';
import { genderOfNames, isSamePerson } from './same-person.ts';
import { Spellings } from './spellings.ts';

/** A person or thing that a text names, with all its mentions. */
export interface Entity {
  id: number;
  type: NameType;
  /** The fullest form in the text, without honorifics and titles. */
  name: string;
  /** The normalised words of its fullest name. */
  keys: string[];
  suffix: string;
  /** Indexes of mentions of the text, ascending. */
  mentions: number[];
  /** By titles and first names, if they indicate one. */
  gender: 'male' | 'female' | undefined;
  /** The text introduces it as a relative of somebody who may have the same surname. */
  relative: boolean;
}

export interface Clusters {
  entities: Entity[];
  /** By mention. */
  of: Entity[];
}

/** The most namesakes that are compared, so that hostile texts take linear time. */
const MOST_NAMESAKES = 12;
/** How many names at the beginning of a text belong to its headline. */
const HEADLINE = 2;
/** A text that says a single name more often than this doesn't take a person's title for granted. */
const MOST_UNTITLED = 5;
/** Of a surname in what somebody is called in posts, in UTF-16 code units. */
const SHORTEST_IN_HANDLE = 4;
const LONGEST_HANDLE = 20;
/** `MVP Low` */
const ACRONYM_BEFORE = /^\p{Lu}{3,5}\s\p{Lu}\p{Ll}\S*$/u;
const RECENT = 3;
const RECENCY = 0.5;
/** By how much a surname alone rather means somebody who was not introduced as a relative. */
const RELATIVE = 1.5;

/** Decides which names are the same: full names first, then parts of them, wherever they stand in the text. */
export function cluster(mentions: readonly NameMention[]): Clusters {
  const types = commonTypes(mentions);
  const builder = new Builder(mentions, types);
  // where a name begins and ends is uncertain in a heading and behind an acronym, so such names come last, unless they
  // begin like persons' names
  const isFirm = ({ heading, keys, printed }: NameMention, i: number) =>
    keys.length === 1 ||
    (types[i] === 'person' && keys.length === 2 && FIRST_NAMES.has(keys[0]!)) ||
    !(heading || (types[i] === 'person' && ACRONYM_BEFORE.test(printed)));
  const firm = mentions.map((_, i) => i).filter((i) => isFirm(mentions[i]!, i));
  for (const i of firm) if (types[i] === 'person' && mentions[i]!.keys.length > 1) builder.fullPerson(i);
  // longer names first, so that short forms find them
  const rest = firm.filter((i) => builder.of[i] === undefined);
  const long = rest.filter((i) => mentions[i]!.keys.length > 1 && types[i] !== 'person');
  for (const i of long.toSorted((a, b) => mentions[b]!.keys.length - mentions[a]!.keys.length || a - b))
    builder.other(i);
  for (const i of rest) if (builder.of[i] === undefined) builder.single(i);
  mentions.forEach((_, i) => {
    if (builder.of[i] === undefined) builder.inHeading(i);
  });
  return builder.done();
}

/** A name refers to the same entity wherever it stands in a text; a surname alone is a vote for its bearer. */
function commonTypes(mentions: readonly NameMention[]): NameType[] {
  const votes = new Map<string, Map<NameType, number>>();
  const surnames = new Map<string, number>();
  for (const { keys, type, titled } of mentions) {
    const own = votes.get(keys.join(' ')) ?? new Map<NameType, number>();
    own.set(type, (own.get(type) ?? 0) + (titled ? 2 : 1));
    votes.set(keys.join(' '), own);
    if (type === 'person' && keys.length === 1) surnames.set(keys[0]!, (surnames.get(keys[0]!) ?? 0) + 1);
  }
  for (const [name, own] of votes) {
    const persons = name.includes(' ') ? own.get('person') : undefined;
    if (persons) own.set('person', persons + (surnames.get(name.slice(name.lastIndexOf(' ') + 1)) ?? 0));
  }
  return mentions.map(({ keys, type }) => {
    const own = votes.get(keys.join(' '))!;
    let best = type;
    for (const [other, count] of own) if (count > own.get(best)!) best = other;
    return best;
  });
}

class Builder {
  readonly of: (Entity | undefined)[];
  readonly #mentions: readonly NameMention[];
  readonly #types: readonly NameType[];
  readonly #entities: Entity[] = [];
  readonly #exact = new Map<string, Entity>();
  readonly #byLast = new Map<string, Entity[]>();
  readonly #byFirst = new Map<string, Entity[]>();
  /** By a first name that doesn't come first, and by the first of two surnames: `Herrera`, for Juan Herrera Montes. */
  readonly #byMiddle = new Map<string, Entity[]>();
  /** By full name: whether a junior is the only one of that name. */
  readonly #juniors = new Map<string, boolean>();
  readonly #spellings = new Spellings<Entity>();
  readonly #acronyms = new Map<string, Entity>();
  readonly #byWord = new Map<string, Entity[]>();
  /** Organisations by the first letter of their names. */
  readonly #byInitial = new Map<string, Entity[]>();
  /** For each normalised form, its mentions. */
  readonly #places = new Map<string, number[]>();
  /** Mentions whose words differ from their entity's name. */
  readonly #loose = new Set<number>();
  readonly #latest = new Map<Entity, number>();

  constructor(mentions: readonly NameMention[], types: readonly NameType[]) {
    this.#mentions = mentions;
    this.#types = types;
    mentions.forEach(({ keys }, i) => {
      const key = withoutForm(keys).join(' ');
      const places = this.#places.get(key);
      if (places) places.push(i);
      else this.#places.set(key, [i]);
    });
    this.of = new Array<Entity | undefined>(mentions.length).fill(undefined);
  }

  fullPerson(i: number): void {
    const { keys, suffix, gender } = this.#mentions[i]!;
    const exact = `${keys.join(' ')} ${suffix}`;
    let entity = this.#exact.get(exact);
    // `Ms. van der Low` is not Jo van der Low, whom the text calls Mr.
    if (entity && isOtherGender(entity, gender)) entity = undefined;
    const isJunior = this.#isOneJunior(keys);
    entity ??= this.#bearers(this.#byLast, keys.at(-1)!).find(
      (one) => isSamePerson(one, keys, isJunior ? one.suffix : suffix) && !isOtherGender(one, gender),
    );
    // `Don Manuel`, for Don Manuel Ortega
    const begins = ({ keys: own }: Entity) =>
      keys.length < own.length && keys.every((key, k) => key === own[k]);
    entity ??= this.#bearers(this.#byFirst, keys[0]!).find(begins);
    entity ??= this.#create(i, 'person');
    this.#exact.set(exact, entity);
    if (keys.length > entity.keys.length) entity.keys = keys;
    if (suffix) entity.suffix = suffix;
    add(this.#byLast, keys.at(-1)!, entity);
    add(this.#byFirst, keys[0]!, entity);
    this.#spellings.add(keys.at(-1)!, entity);
    for (const key of keys.slice(1, -1)) if (FIRST_NAMES.has(key)) add(this.#byMiddle, key, entity);
    if (keys.length > 2 && keys.at(-2)!.length > 2) add(this.#byMiddle, keys.at(-2)!, entity);
    this.#join(i, entity);
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
    const [first, ...others] = (this.#places.get(name) ?? []).map((place) => this.#mentions[place]!);
    if (first?.suffix !== 'jr' || first.relative) return false;
    const surnames = (this.#places.get(last) ?? []).map((place) => this.#mentions[place]!);
    const isAnother = ({ titled, suffix, relative }: NameMention) =>
      relative || (titled && suffix === '' && !first.titled);
    return !surnames.some(({ suffix }) => suffix === 'jr') && ![...others, ...surnames].some(isAnother);
  }

  other(i: number): void {
    const { keys } = this.#mentions[i]!;
    const type = this.#types[i]!;
    const plain = withoutForm(keys);
    const key = plain.join(' ');
    let entity = this.#exact.get(key);
    if (!entity && type !== 'place') {
      // the type of a name is less certain than that it is part of another name
      const holder = (one: Entity) =>
        holds(one.keys, plain) &&
        !isJoint(one) &&
        !this.#isOwned(one, plain) &&
        one.type !== 'person' &&
        one.type !== 'place' &&
        this.#isIntroduced(one, key);
      entity = this.#bearers(this.#byWord, plain[0]!).find(holder);
      entity ??= this.#bearers(this.#byWord, plain.at(-1)!).find(holder);
    }
    if (!entity) {
      entity = this.#create(i, type);
      entity.keys = plain;
      for (const word of new Set(plain)) if (!SMALL_NAME_WORDS.has(word)) add(this.#byWord, word, entity);
      if (type !== 'place') {
        for (const initials of acronymsOf(plain))
          if (!this.#acronyms.has(initials)) this.#acronyms.set(initials, entity);
        add(this.#byInitial, plain[0]![0]!, entity);
      }
    }
    this.#exact.set(key, entity);
    this.#join(i, entity);
  }

  /** The entity that the text names elsewhere by one of the words; the heading's own words don't count. */
  inHeading(i: number): void {
    const { keys, suffix } = this.#mentions[i]!;
    const isPerson = this.#types[i] === 'person';
    let entity = this.#exact.get(isPerson ? `${keys.join(' ')} ${suffix}` : withoutForm(keys).join(' '));
    if (!entity) {
      entity = keys
        .toReversed()
        .map((key) => this.#bearers(this.#byLast, key)[0] ?? this.#exact.get(key))
        .find((one) => one !== undefined);
      if (entity) this.#loose.add(i);
    }
    if (entity) this.#join(i, entity);
    else if (isPerson) this.fullPerson(i);
    else this.other(i);
  }

  /** A single word: part of a person's name, an organisation's short form, or a name of its own. */
  single(i: number): void {
    this.#join(i, this.#singleEntity(i));
  }

  #singleEntity(i: number): Entity {
    const mention = this.#mentions[i]!;
    const [key] = mention.keys as [string];
    const type = this.#types[i]!;
    const poster = mention.handle ? this.#posterOf(key) : undefined;
    if (poster) return poster;
    const exact = mention.suffix === 'jr' ? `${key} jr` : key;
    const known = this.#exact.get(exact);
    const person =
      type === 'person' || mention.titled || (type !== 'place' && type !== 'group' && !known)
        ? this.#bearer(mention, i)
        : undefined;
    if (person) return person;
    if (type === 'person') {
      const entity =
        known ?? this.#misspelt(mention) ?? this.#organisationOf(key) ?? this.#create(i, 'person');
      this.#exact.set(exact, entity);
      return entity;
    }
    const isPaper = type === 'organisation' && PAPERS.has(key);
    let entity = (isPaper ? this.#paper(key, i) : undefined) ?? known;
    if (!entity && /^\P{Ll}+$/u.test(mention.printed)) entity = this.#initialsOf(key);
    if (!entity && type === 'organisation') entity = this.#owner(key) ?? this.#alsoPerson(mention);
    if (!entity) entity = this.#create(i, type);
    this.#exact.set(key, entity);
    return entity;
  }

  /** `Tomkin`, of Ada Tompkin; not `the Tompkins` or `Mr. Tomkin`. */
  #misspelt({ keys: [key], gender }: NameMention): Entity | undefined {
    const alike = FIRST_NAMES.has(key!) ? undefined : this.#spellings.like(key!);
    if (!alike || key === `${alike.keys.at(-1)!}s`) return undefined;
    return isOtherGender(alike, gender) ? undefined : alike;
  }

  /** Whose misspelt name it is, if the network takes it for a person's elsewhere. */
  #alsoPerson(mention: NameMention): Entity | undefined {
    const places = this.#places.get(mention.keys[0]!) ?? [];
    return places.some((place) => this.#mentions[place]!.type === 'person')
      ? this.#misspelt(mention)
      : undefined;
  }

  /** `@AdaFinch`, `@MayorFinch`: not Tom Finch, if that is `@AdaFinch`. */
  #posterOf(handle: string): Entity | undefined {
    const letters = handle.replace(/[^\p{L}]/gu, '');
    const longest = Math.min(letters.length, LONGEST_HANDLE);
    for (let length = longest; length >= SHORTEST_IN_HANDLE; length--) {
      const first = letters.slice(0, -length);
      const [bearer, other] = this.#bearers(this.#byLast, letters.slice(-length)).filter(
        ({ keys }) => !FIRST_NAMES.has(first) || sameFirstName(first, keys[0]!),
      );
      if (bearer) return other ? undefined : bearer;
    }
    return undefined;
  }

  /** The only organisation whose name begins or ends with a word: `Harbour`, `the League`. */
  #owner(key: string): Entity | undefined {
    const [owner, other] = this.#bearers(this.#byWord, key).filter(
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
  #organisationOf(key: string): Entity | undefined {
    const places = this.#places.get(key) ?? [];
    const isPerson = places.some((place) => this.#mentions[place]!.titled || this.#mentions[place]!.gender);
    return isPerson || places.length > MOST_UNTITLED || FIRST_NAMES.has(key) ? undefined : this.#owner(key);
  }

  /** The organisation that goes by its initials. */
  #initialsOf(key: string): Entity | undefined {
    const letters = key.replace(/[^\p{L}\p{N}]/gu, '');
    return (
      this.#acronyms.get(letters) ??
      this.#bearers(this.#byInitial, letters[0] ?? '').find(
        ({ keys, type }) => type === 'organisation' && isShortFor(letters, keys),
      )
    );
  }

  /** `the Post`: the newspaper of that name that was named last, or the first one if none was named yet. */
  #paper(key: string, i: number): Entity | undefined {
    const papers = this.#bearers(this.#byWord, key).filter(
      (one) => one.type === 'organisation' && one.keys.at(-1) === key,
    );
    const latest = (one: Entity) => one.mentions.findLast((other) => other < i) ?? -1;
    return papers.toSorted((a, b) => latest(b) - latest(a) || a.mentions[0]! - b.mentions[0]!)[0];
  }

  /**
   * The entity whose surname or first name a single word is: of several, the one that is named most often, or right
   * before.
   */
  #bearer(mention: NameMention, i: number): Entity | undefined {
    const key = mention.keys[0]!;
    const isJunior = mention.suffix === 'jr';
    const fits = (one: Entity) =>
      !(mention.gender && one.gender && mention.gender !== one.gender) && (!isJunior || one.suffix === 'jr');
    const last = this.#bearers(this.#byLast, key).filter(fits);
    const isGiven = last.length > 0 && FIRST_NAMES.has(key);
    const first = last.length > 0 && !isGiven ? [] : this.#bearers(this.#byFirst, key).filter(fits);
    const all = [...new Set([...last, ...first])];
    const isUntitledJunior = (one: Entity) =>
      one.suffix === 'jr' && !this.#mentions[one.mentions[0]!]!.titled && one.keys.at(-1) === key;
    // `Anwar`, for Datuk Anwar Finch; `Herrera`, for Juan Herrera Montes, if nobody else is called so
    if (all.length === 0 && this.#types[i] === 'person') {
      const middle = this.#bearers(this.#byMiddle, key).filter(fits);
      if (middle.length === 1 || FIRST_NAMES.has(key)) all.push(...middle);
    }
    // `Hall`, and only then `his wife, Ada Hall`: a person whose first name the text leaves out
    if (
      !FIRST_NAMES.has(key) &&
      !mention.heading &&
      all.length > 0 &&
      all.every((one) => one.relative && one.mentions[0]! > i)
    ) {
      const entity = this.#create(i, 'person');
      add(this.#byLast, key, entity);
      return entity;
    }
    // `President Low`, and only Jo Low Jr. by his full name
    if (!isJunior && mention.official && all.length > 0 && all.every(isUntitledJunior)) {
      const entity = this.#create(i, 'person');
      add(this.#byLast, key, entity);
      return entity;
    }
    let best: Entity | undefined;
    let highest = Number.NEGATIVE_INFINITY;
    for (const one of all) {
      const before = one.mentions.findLast((other) => other < i) ?? this.#latest.get(one);
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

  /**
   * A text gives an organisation's full name before it shortens it, apart from its headline. A longer name that comes
   * later is another organisation's: `Acme`, then `Acme Music`.
   */
  #isIntroduced(long: Entity, shortKey: string): boolean {
    const places = this.#places.get(shortKey) ?? [];
    return places.every((place) => place < HEADLINE || place > long.mentions[0]!);
  }

  /** `the Hall White House`, in a text about a person called Hall: the rest is a name of its own. */
  #isOwned({ keys }: Entity, rest: readonly string[]): boolean {
    return keys.length === rest.length + 1 && keys.at(-1) === rest.at(-1) && this.#byLast.has(keys[0]!);
  }

  #bearers(index: ReadonlyMap<string, Entity[]>, key: string): Entity[] {
    return (index.get(key) ?? []).slice(0, MOST_NAMESAKES);
  }

  #create(i: number, type: NameType): Entity {
    const { keys, suffix, printed } = this.#mentions[i]!;
    const entity: Entity = {
      id: this.#entities.length,
      type,
      name: printed,
      keys,
      suffix,
      mentions: [],
      gender: undefined,
      relative: false,
    };
    this.#entities.push(entity);
    return entity;
  }

  #join(i: number, entity: Entity): void {
    const { gender, relative } = this.#mentions[i]!;
    this.of[i] = entity;
    if (relative) entity.relative = true;
    entity.mentions.push(i);
    this.#latest.set(entity, i);
    if (gender === 'male' || gender === 'female') entity.gender ??= gender;
    if (entity.type === 'person') entity.gender ??= genderOfNames(entity.keys.slice(0, -1));
  }

  done(): Clusters {
    for (const entity of this.#entities) {
      entity.mentions.sort((a, b) => a - b);
      const own = entity.mentions.filter((i) => !this.#loose.has(i)).map((i) => this.#mentions[i]!);
      const printed = own.filter(({ displayed, keys }) => !displayed && keys.length > 1);
      entity.name = fullest(printed.length > 0 ? printed : own, entity.type);
    }
    return { entities: this.#entities, of: this.of as Entity[] };
  }
}

const isOtherGender = ({ gender: own }: Entity, gender: NameMention['gender']): boolean =>
  gender !== undefined && gender !== 'either' && own !== undefined && own !== gender;

function add(index: Map<string, Entity[]>, key: string, entity: Entity): void {
  const all = index.get(key) ?? [];
  if (!all.includes(entity) && all.length < MOST_NAMESAKES) all.push(entity);
  index.set(key, all);
}

/** `Post/ABC`, `AP Photo/Ada Finch`: two names in one, and neither is short for both. */
const isJoint = ({ name }: Entity): boolean => name.includes('/');

function withoutForm(keys: readonly string[]): string[] {
  const plain = keys.filter((key, i) => !(i > 0 && i === keys.length - 1 && COMPANY_FORMS.has(key)));
  return plain.length > 0 ? plain : [...keys];
}

/** Whether a longer name begins or ends with the shorter one. */
function holds(long: readonly string[], short: readonly string[]): boolean {
  if (long.length <= short.length) return false;
  return (
    short.every((key, i) => key === long[i]) ||
    short.every((key, i) => key === long[long.length - short.length + i])
  );
}
