import type { Document } from '../document.ts';
import type { NameKind } from './kinds.ts';
import { FIRST_NAMES, type Gender, ORGANISATION_NOUNS } from './lexicon.ts';
import { Misspellings } from './misspellings.ts';
import type { NameMention } from './names.ts';
import { fits, maybeSame, mostLikely } from './namesakes.ts';
import type { Phrase } from './phrases.ts';
import { type Roles, readRoles } from './roles.ts';
import { isAcronym, wordKey } from './words.ts';

/** Someone or something that a text names, with all its mentions. */
export interface Entity {
  id: number;
  kind: NameKind;
  /** Compared forms of its fullest name. */
  keys: string[];
  suffix: string;
  /** Indexes into the names of the text. */
  mentions: number[];
  /** Where it is first named in full. */
  start: number;
  /** Votes of titles, first names and role nouns. */
  male: number;
  female: number;
  heads: Set<string>;
  modifiers: Set<string>;
  /** Mentions in places where hardly any person is named: `in X`, `the X`. */
  things: number;
  /** Whom it is made of: `Ada Finch and Ed Hall`. */
  parts?: Entity[];
  /** Those without a name that go with them: `Ada Finch and her aides`. */
  others?: Phrase;
}

export interface Entities {
  readonly entities: readonly Entity[];
  /** By name mention. */
  readonly of: readonly Entity[];
  readonly roles: readonly Roles[];
}

/** Namesakes beyond these are not compared: keeps hostile texts linear. */
const MOST_NAMESAKES = 12;
const NEWSPAPERS = new Set('post times journal tribune herald globe federation church'.split(' '));
const DEPARTMENTS = new Set(
  'state justice treasury commerce interior energy labor education defense'.split(' '),
);
const STANDING_ALONE = new Set('state house administration campaign government team party'.split(' '));
/** What a text has more often is no slip. */
const MOST_MISSPELLED = 2;
const LONGEST_PERSON = 5;
const PARTIAL_PERSON = new Set<NameKind>(['person', 'unknown', 'place']);

/** Clusters names into entities: full names first, then their parts, wherever in the text they stand. */
export function findEntities(document: Document, names: readonly NameMention[]): Entities {
  const roles = names.map((name) => readRoles(document, name));
  const clusters = new Clusters(names);
  const of: Entity[] = new Array(names.length);
  names.forEach((name, index) => {
    if (isFullPerson(name)) of[index] = clusters.person(name, index, roles[index]!);
  });
  names.forEach((name, index) => {
    if (!of[index] && name.keys.length > 1) of[index] = clusters.exact(name, index, roles[index]!);
  });
  clusters.nameAcronyms(document, names, of);
  const recent = new Map<Entity, number>();
  names.forEach((name, index) => {
    of[index] ??= clusters.partial(document, name, index, roles[index]!, recent);
    recent.set(of[index]!, index);
  });
  roles.forEach(({ thing }, index) => {
    if (thing) of[index]!.things++;
  });
  return { entities: clusters.entities, of, roles };
}

function isFullPerson({ kind, keys }: NameMention): boolean {
  return keys.length > 1 && keys.length <= LONGEST_PERSON && (kind === 'person' || kind === 'unknown');
}

class Clusters {
  readonly entities: Entity[] = [];
  readonly #exact = new Map<string, Entity>();
  readonly #byLast = new Map<string, Entity[]>();
  readonly #byFirst = new Map<string, Entity[]>();
  readonly #byMark = new Map<string, Entity>();
  readonly #byMiddle = new Map<string, Entity[]>();
  readonly #misspellings = new Misspellings();
  /** How often the text has a name of one word. */
  readonly #single = new Map<string, number>();

  constructor(names: readonly NameMention[]) {
    for (const { keys } of names) {
      if (keys.length === 1) this.#single.set(keys[0]!, (this.#single.get(keys[0]!) ?? 0) + 1);
    }
  }

  person(name: NameMention, index: number, roles: Roles): Entity {
    const key = `${name.keys.join(' ')} ${name.suffix}`;
    let entity = this.#exact.get(key) ?? this.#namesake(name);
    if (entity) {
      if (name.keys.length > entity.keys.length) {
        this.#index(entity, name.keys);
        entity.keys = name.keys;
      }
      if (name.suffix) entity.suffix = name.suffix;
    } else {
      entity = this.#create(name);
      this.#index(entity, name.keys);
    }
    this.#exact.set(key, entity);
    return this.#join(entity, name, index, roles);
  }

  exact(name: NameMention, index: number, roles: Roles): Entity {
    return this.#join(this.#named(name), name, index, roles);
  }

  #named(name: NameMention): Entity {
    const key = name.keys.join(' ');
    const entity = this.#exact.get(key) ?? this.#create(name);
    this.#exact.set(key, entity);
    if (name.keys.length > 1 && name.kind === 'organisation') this.#byMark.set(name.keys.at(-1)!, entity);
    return entity;
  }

  /** A single name: part of a person's, an organisation's short form, or a name of its own. */
  partial(
    document: Document,
    name: NameMention,
    index: number,
    roles: Roles,
    recent: ReadonlyMap<Entity, number>,
  ): Entity {
    const key = name.keys.join(' ');
    const organisation = this.#shortForm(name, key);
    if (organisation) return this.#join(organisation, name, index, roles);
    const person = PARTIAL_PERSON.has(name.kind)
      ? this.#bearer(document, name, key, roles, index, recent)
      : undefined;
    if (person) return this.#join(person, name, index, roles);
    return this.#join(this.#misspelled(name, key) ?? this.#named(name), name, index, roles);
  }

  /** A surname that nobody bears, but for a letter. */
  #misspelled({ keys, kind }: NameMention, key: string): Entity | undefined {
    const alone = keys.length === 1 && this.#single.get(key)! <= MOST_MISSPELLED;
    if (!alone || this.#exact.has(key) || FIRST_NAMES.has(key)) return undefined;
    return kind === 'person' || kind === 'unknown' ? this.#misspellings.bearer(key) : undefined;
  }

  /** `the Institute` for the American Film Institute, the one named last. */
  #shortForm(name: NameMention, key: string): Entity | undefined {
    const { lower } = name.words[0]!;
    // `State` for the State Department
    if (DEPARTMENTS.has(key)) return this.#exact.get(`${key} department`);
    return name.keys.length === 1 &&
      (ORGANISATION_NOUNS.has(lower) || NEWSPAPERS.has(lower)) &&
      !STANDING_ALONE.has(lower)
      ? this.#byMark.get(key)
      : undefined;
  }

  /** Lets `FAA` be the Federal Aviation Administration, where its brackets or its initials say so. */
  nameAcronyms(document: Document, names: readonly NameMention[], of: readonly Entity[]): void {
    const { tokens } = document;
    names.forEach((name, index) => {
      if (name.kind === 'person' || name.keys.length < 2) return;
      const initials = name.words
        .filter(({ capital }) => capital)
        .map(({ text }) => text[0])
        .join('')
        .toLowerCase();
      const enough = initials.length > 2 || (initials.length === 2 && name.kind === 'organisation');
      if (enough && !this.#exact.has(initials)) this.#exact.set(initials, of[index]!);
      const inBrackets =
        tokens[name.last]?.text === '(' && tokens[name.last + 2]?.text === ')'
          ? tokens[name.last + 1]!.text
          : '';
      if (isAcronym(inBrackets)) this.#exact.set(wordKey(inBrackets), of[index]!);
    });
  }

  #create(name: NameMention): Entity {
    const { kind, keys, suffix, first } = name;
    const entity: Entity = {
      id: this.entities.length,
      kind,
      keys,
      suffix,
      mentions: [],
      start: first,
      male: 0,
      female: 0,
      heads: new Set(),
      modifiers: new Set(),
      things: 0,
    };
    this.entities.push(entity);
    return entity;
  }

  #join(entity: Entity, name: NameMention, index: number, roles: Roles): Entity {
    entity.mentions.push(index);
    if (name.kind === 'person') entity.kind = 'person';
    if (roles.person && entity.kind === 'unknown') entity.kind = 'person';
    vote(entity, name.gender, name.titles.length > 0 ? 3 : 2);
    vote(entity, roles.gender, 3);
    // `Caroline` alone: her own name, unless it is someone's surname
    const given =
      name.keys.length === 1 && entity.keys[0] === name.keys[0] ? FIRST_NAMES.get(name.keys[0]!) : undefined;
    if (given && entity.kind === 'unknown') entity.kind = 'person';
    vote(entity, given, 1);
    for (const head of roles.heads) entity.heads.add(head);
    for (const modifier of roles.modifiers) entity.modifiers.add(modifier);
    return entity;
  }

  #index(entity: Entity, keys: string[]): void {
    add(this.#byLast, keys.at(-1)!, entity);
    if (entity.kind === 'person') this.#misspellings.add(keys.at(-1)!, entity);
    add(this.#byFirst, keys[0]!, entity);
    for (let i = 1; i < keys.length - 1; i++) add(this.#byMiddle, keys[i]!, entity);
    // `Wasserman Schultz` for Debbie Wasserman Schultz
    for (let i = 1; i < keys.length - 1; i++) {
      const tail = keys.slice(i).join(' ');
      if (!this.#exact.has(`${tail} `)) this.#exact.set(`${tail} `, entity);
    }
  }

  #namesake(name: NameMention): Entity | undefined {
    return this.#byLast.get(name.keys.at(-1)!)?.find((entity) => maybeSame(entity, name));
  }

  #bearer(
    document: Document,
    name: NameMention,
    key: string,
    roles: Roles,
    index: number,
    recent: ReadonlyMap<Entity, number>,
  ): Entity | undefined {
    const titled = name.titles.length > 0;
    const isPlace = name.kind === 'place';
    const before = document.tokens[name.from - 1];
    if (isPlace && !titled && before?.pos === 'ADP') return undefined;
    const persons = (list: Entity[] | undefined) => list?.filter(({ kind }) => kind === 'person');
    for (const group of [
      this.#byLast.get(key),
      persons(this.#byFirst.get(key)),
      persons(this.#byMiddle.get(key)),
    ]) {
      const fit = group?.filter(
        (entity) =>
          fits(entity, name, roles) && (!isPlace || (entity.kind === 'person' && recent.has(entity))),
      );
      if (fit && fit.length > 0) return mostLikely(fit, index, recent, this.#single);
    }
    return undefined;
  }
}

function add(map: Map<string, Entity[]>, key: string, entity: Entity): void {
  const list = map.get(key);
  if (!list) map.set(key, [entity]);
  else if (list.length < MOST_NAMESAKES && !list.includes(entity)) list.push(entity);
}

function vote(entity: Entity, gender: Gender | undefined, weight: number): void {
  if (gender === 'male') entity.male += weight;
  if (gender === 'female') entity.female += weight;
}
