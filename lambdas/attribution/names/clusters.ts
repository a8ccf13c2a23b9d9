import { PAPERS } from '../language/index.ts';
import { type Clusters, Entities, type Entity, withoutForm } from './entities.ts';
import type { NameMention, NameType } from './names.ts';
import { Organisations } from './organisations.ts';
import { Persons } from './persons.ts';

export type { Clusters, Entity };

/** `MVP Low` */
const ACRONYM_BEFORE = /^\p{Lu}{3,5}\s\p{Lu}\p{Ll}\S*$/u;

/** `AFinch` */
const INITIAL_AND_SURNAME = /^\p{Lu}{2}\p{Ll}{3,}$/u;

/** Decides which names are the same: full names first, then parts of them, wherever they stand in the text. */
export function cluster(mentions: readonly NameMention[]): Clusters {
  const types = commonTypes(mentions);
  const entities = new Entities(mentions, types);
  const persons = new Persons(entities);
  const organisations = new Organisations(entities, persons);
  const names = new Names(entities, persons, organisations);
  // where a name begins and ends is uncertain in a heading and behind an acronym, so such names come last
  const isFirm = ({ heading, keys, printed }: NameMention, i: number) =>
    keys.length === 1 || !(heading || (types[i] === 'person' && ACRONYM_BEFORE.test(printed)));
  const firm = mentions.map((_, i) => i).filter((i) => isFirm(mentions[i]!, i));
  for (const i of firm) if (types[i] === 'person' && mentions[i]!.keys.length > 1) persons.full(i);
  // longer names first, so that short forms find them
  const rest = firm.filter((i) => entities.of[i] === undefined);
  const long = rest.filter((i) => mentions[i]!.keys.length > 1 && types[i] !== 'person');
  for (const i of long.toSorted((a, b) => mentions[b]!.keys.length - mentions[a]!.keys.length || a - b))
    organisations.full(i);
  for (const i of rest) if (entities.of[i] === undefined) names.single(i);
  mentions.forEach((_, i) => {
    if (entities.of[i] === undefined) names.inHeading(i);
  });
  return entities.done();
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

/** Names that may be of a person or of something else. */
class Names {
  readonly #entities: Entities;
  readonly #persons: Persons;
  readonly #organisations: Organisations;

  constructor(entities: Entities, persons: Persons, organisations: Organisations) {
    this.#entities = entities;
    this.#persons = persons;
    this.#organisations = organisations;
  }

  /** The entity that the text names elsewhere by one of the words; the heading's own words don't count. */
  inHeading(i: number): void {
    const { keys, suffix } = this.#entities.mentions[i]!;
    const isPerson = this.#entities.types[i] === 'person';
    const same = this.#entities.exact.get(
      isPerson ? `${keys.join(' ')} ${suffix}` : withoutForm(keys).join(' '),
    );
    const entity =
      same ??
      keys
        .toReversed()
        .map((key) => this.#persons.first(key) ?? this.#entities.exact.get(key))
        .find((one) => one !== undefined);
    if (entity) this.#entities.join(i, entity, !same);
    else if (isPerson) this.#persons.full(i);
    else this.#organisations.full(i);
  }

  /** A single word: part of a person's name, an organisation's short form, or a name of its own. */
  single(i: number): void {
    this.#entities.join(i, this.#singleEntity(i));
  }

  #singleEntity(i: number): Entity {
    const mention = this.#entities.mentions[i]!;
    const [key] = mention.keys as [string];
    const type = this.#entities.types[i]!;
    const poster =
      mention.handle || INITIAL_AND_SURNAME.test(mention.printed) ? this.#persons.posterOf(key) : undefined;
    if (poster) return poster;
    const exact = mention.suffix === 'jr' ? `${key} jr` : key;
    const known = this.#entities.exact.get(exact);
    const person =
      type === 'person' || mention.titled || (type !== 'place' && type !== 'group' && !known)
        ? this.#persons.bearer(mention, i)
        : undefined;
    if (person) return person;
    if (type === 'person') {
      const entity =
        this.#persons.misspelt(mention) ??
        known ??
        this.#organisations.ownerOfSurname(key) ??
        this.#entities.create(i, 'person');
      this.#entities.exact.set(exact, entity);
      return entity;
    }
    const isPaper = type === 'organisation' && PAPERS.has(key);
    let entity = (isPaper ? this.#organisations.paper(key, i) : undefined) ?? known;
    if (!entity && /^\P{Ll}+$/u.test(mention.printed)) entity = this.#organisations.initialsOf(key);
    if (!entity && type === 'organisation') entity = this.#organisations.owner(key);
    if (!entity) entity = this.#entities.create(i, type);
    this.#entities.exact.set(key, entity);
    return entity;
  }
}
