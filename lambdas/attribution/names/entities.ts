import { COMPANY_FORMS } from '../language/index.ts';
import { fullest } from './fullest-name.ts';
import type { NameMention, NameType } from './names.ts';
import { genderOfNames } from './same-person.ts';

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
  /** Those of its mentions. */
  titles: Set<string>;
}

export interface Clusters {
  entities: Entity[];
  /** By mention. */
  of: Entity[];
}

/** The most namesakes that are compared, so that hostile texts take linear time. */
const MOST_NAMESAKES = 12;

/** Entities by a word of their names. */
export class Namesakes {
  readonly #of = new Map<string, Entity[]>();

  add(key: string, entity: Entity): void {
    const all = this.#of.get(key) ?? [];
    if (!all.includes(entity) && all.length < MOST_NAMESAKES) all.push(entity);
    this.#of.set(key, all);
  }

  of(key: string): readonly Entity[] {
    return this.#of.get(key) ?? [];
  }
}

/** Who and what a text's mentions are found to refer to. */
export class Entities {
  readonly mentions: readonly NameMention[];
  /** By mention. */
  readonly types: readonly NameType[];
  /** By mention; undefined as long as that is not decided. */
  readonly of: (Entity | undefined)[];
  /** By the words of a name, without a company's form; persons by those of their full names and the suffix. */
  readonly exact = new Map<string, Entity>();
  readonly #all: Entity[] = [];
  /** For each normalised form, its mentions. */
  readonly #places = new Map<string, number[]>();
  /** Mentions whose words differ from their entity's name. */
  readonly #loose = new Set<number>();
  readonly #latest = new Map<Entity, number>();

  constructor(mentions: readonly NameMention[], types: readonly NameType[]) {
    this.mentions = mentions;
    this.types = types;
    mentions.forEach(({ keys }, i) => {
      const key = withoutForm(keys).join(' ');
      const places = this.#places.get(key);
      if (places) places.push(i);
      else this.#places.set(key, [i]);
    });
    this.of = new Array<Entity | undefined>(mentions.length).fill(undefined);
  }

  /** The indexes of all mentions of a name, in order. */
  places(name: string): readonly number[] {
    return this.#places.get(name) ?? [];
  }

  /** The last of an entity's mentions before one, or else the one that was added last. */
  before(entity: Entity, i: number): number | undefined {
    return entity.mentions.findLast((other) => other < i) ?? this.#latest.get(entity);
  }

  /** A new entity with the name of a mention, which does not refer to it yet. */
  create(i: number, type: NameType): Entity {
    const { keys, suffix, printed } = this.mentions[i]!;
    const entity: Entity = {
      id: this.#all.length,
      type,
      name: printed,
      keys,
      suffix,
      mentions: [],
      gender: undefined,
      relative: false,
      titles: new Set(),
    };
    this.#all.push(entity);
    return entity;
  }

  /** @param isLoose whether the mention has other words than the entity's name */
  join(i: number, entity: Entity, isLoose = false): void {
    if (isLoose) this.#loose.add(i);
    const { gender, relative, titles } = this.mentions[i]!;
    this.of[i] = entity;
    if (relative) entity.relative = true;
    for (const title of titles) entity.titles.add(title);
    entity.mentions.push(i);
    this.#latest.set(entity, i);
    if (gender === 'male' || gender === 'female') entity.gender ??= gender;
    if (entity.type === 'person') entity.gender ??= genderOfNames(entity.keys.slice(0, -1));
  }

  done(): Clusters {
    for (const entity of this.#all) {
      entity.mentions.sort((a, b) => a - b);
      const own = entity.mentions.filter((i) => !this.#loose.has(i)).map((i) => this.mentions[i]!);
      entity.name = fullest(own, entity.type);
    }
    return { entities: this.#all, of: this.of as Entity[] };
  }
}

/** The words of a name without `inc` and the like. */
export function withoutForm(keys: readonly string[]): string[] {
  const plain = keys.filter((key, i) => !(i > 0 && i === keys.length - 1 && COMPANY_FORMS.has(key)));
  return plain.length > 0 ? plain : [...keys];
}
