import type { Speaker, TaggedAttribution } from '../attribution.ts';
import type { Document } from '../document.ts';
import { findQuotations, type Quotation } from '../marks/quotations.ts';
import { findBodies } from './bodies.ts';
import { canonicalName, nameText } from './canonical.ts';
import { followDiscourse, type References } from './discourse.ts';
import { enclosing } from './enclosing.ts';
import { type Entities, type Entity, findEntities } from './entities.ts';
import { type Head, NameIndex, readHead, tokensOf } from './heads.ts';
import { BODIES, DOCUMENTS } from './lexicon.ts';
import { findNames, type NameMention } from './names.ts';
import { antecedent } from './relatives.ts';

/**
 * The last passes: names, entities, and for each attribution the entity its source refers to.
 *
 * @param tagged attributions in any order; their spans need not fit the text
 * @param quotations of the same text, where they are known already
 * @returns one speaker an attribution, in the same order; null where the text gives no source
 *
 * ```ts
 * const document = readDocument('Mayor Ada Finch spoke. “We won,” she said.');
 * resolveSpeakers(document, tagged); // [{ name: 'Ada Finch', description: null, resolution: 'pronoun' }]
 * ```
 */
export function resolveSpeakers(
  document: Document,
  tagged: readonly TaggedAttribution[],
  quotations: readonly Quotation[] = findQuotations(document),
): (Speaker | null)[] {
  if (tagged.length === 0) return [];
  const ownNames = findNames(document);
  const names = [...ownNames, ...findBodies(document, ownNames)].sort(
    (a, b) => a.from - b.from || a.last - b.last,
  );
  const entities = findEntities(document, names);
  const index = new NameIndex(
    document.tokens.length,
    names.map((name, i) => informed(name, entities.of[i]!)),
  );
  const heads = tagged.map(({ source }) => readHead(document, index, source));
  const byToken = new Map<number, Head>();
  for (const head of heads) {
    const token = headToken(index, head);
    if (token !== undefined) byToken.set(token, head);
  }
  const references = followDiscourse(document, index, entities, byToken, quotations);
  const resolver = new Resolver(document, index, entities, references, tagged, heads);
  return tagged.map((_, i) => resolver.speaker(i));
}

/** A surname alone tells nothing; its entity does. */
function informed(name: NameMention, entity: Entity): NameMention {
  return name.kind === 'unknown' && entity.kind === 'person' ? { ...name, kind: 'person' } : name;
}

function headToken(index: NameIndex, head: Head): number | undefined {
  switch (head.type) {
    case 'names':
      return index.names[head.names[0]!]!.first;
    case 'document':
      return index.names[head.name]!.first;
    case 'pronoun':
    case 'relative':
      return head.token;
    case 'owned':
      return head.pronoun;
    case 'description':
      return head.phrase.first;
    case 'none':
      return undefined;
  }
}

/** `A`, `A and B`, `A, B and C`. */
function joined(names: string[]): string {
  return names.length > 2 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join(' and ');
}

const FIRST_PERSON = new Set(['i', 'me', 'my', 'mine', 'myself']);

class Resolver {
  readonly #document: Document;
  readonly #index: NameIndex;
  readonly #entities: Entities;
  readonly #references: References;
  readonly #tagged: readonly TaggedAttribution[];
  readonly #heads: readonly Head[];
  readonly #outer: readonly (number | undefined)[];
  readonly #speakers: (Speaker | null | undefined)[] = [];
  readonly #canonical = new Map<Entity, string>();

  constructor(
    document: Document,
    index: NameIndex,
    entities: Entities,
    references: References,
    tagged: readonly TaggedAttribution[],
    heads: readonly Head[],
  ) {
    this.#document = document;
    this.#index = index;
    this.#entities = entities;
    this.#references = references;
    this.#tagged = tagged;
    this.#heads = heads;
    this.#outer = enclosing(tagged);
  }

  speaker(i: number): Speaker | null {
    const known = this.#speakers[i];
    if (known !== undefined) return known;
    // an attribution may lie in its own content's content when spans are nonsense
    this.#speakers[i] = null;
    const speaker = this.#resolve(i, this.#heads[i]!);
    this.#speakers[i] = speaker;
    return speaker;
  }

  #resolve(i: number, head: Head): Speaker | null {
    switch (head.type) {
      case 'none':
        return this.#words(i) === '' ? null : this.#unnamed(i);
      case 'names':
        return this.#named(i, head.names);
      case 'document':
        return this.#entity(i, this.#entities.of[head.name], 'description');
      case 'pronoun':
        return this.#pronoun(i, head.token);
      case 'relative': {
        const name = antecedent(this.#document, this.#index, head.token);
        return this.#entity(i, name === undefined ? undefined : this.#entities.of[name], 'pronoun');
      }
      case 'owned':
        return this.#owned(i, head);
      case 'description':
        return this.#entity(
          i,
          head.definite ? this.#references.get(head.phrase.first) : undefined,
          'description',
        );
    }
  }

  #named(i: number, names: number[]): Speaker {
    const parts = names.map((name) => this.#name(this.#entities.of[name]!));
    const name = joined(parts);
    const whole = names.every((name, k) => nameText(this.#document, this.#index.names[name]!) === parts[k]);
    return name === ''
      ? this.#unnamed(i)
      : { name, description: null, resolution: whole ? 'name' : 'surname' };
  }

  #pronoun(i: number, token: number): Speaker {
    const { lower } = this.#document.tokens[token]!;
    if (FIRST_PERSON.has(lower)) {
      const outer = this.#outer[i];
      const speaker = outer === undefined ? null : this.speaker(outer);
      return speaker?.name ? { ...speaker, resolution: 'pronoun' } : this.#unnamed(i);
    }
    return this.#entity(i, this.#references.get(token), 'pronoun');
  }

  /** `his campaign` speaks in the campaign's name, `her memo` in her own; `his lawyers` have no name. */
  #owned(i: number, { pronoun, phrase }: Extract<Head, { type: 'owned' }>): Speaker {
    const owner = this.#references.get(pronoun);
    if (!owner) return this.#unnamed(i);
    if (DOCUMENTS.has(phrase.head)) return this.#entity(i, owner, 'description');
    if (!BODIES.has(phrase.head) || owner.kind !== 'person') return this.#unnamed(i);
    const surname = this.#name(owner).split(' ').at(-1)!;
    if (surname === '') return this.#unnamed(i);
    return { name: `${surname} ${phrase.head}`, description: null, resolution: 'description' };
  }

  #entity(i: number, entity: Entity | undefined, resolution: 'pronoun' | 'description'): Speaker {
    const name = entity ? this.#name(entity) : '';
    return name === '' ? this.#unnamed(i) : { name, description: null, resolution };
  }

  #unnamed(i: number): Speaker {
    return { name: null, description: this.#words(i), resolution: 'unnamed' };
  }

  #name(entity: Entity): string {
    let name = this.#canonical.get(entity);
    if (name === undefined) {
      name = entity.parts
        ? joined(entity.parts.map((part) => this.#name(part)))
        : canonicalName(this.#document, entity, this.#index.names);
      this.#canonical.set(entity, name);
    }
    return name;
  }

  #words(i: number): string {
    const words: string[] = [];
    for (const span of this.#tagged[i]!.source) {
      const { first, last } = tokensOf(this.#document, span);
      if (first >= last) continue;
      words.push(
        this.#document.text.slice(this.#document.tokens[first]!.start, this.#document.tokens[last - 1]!.end),
      );
    }
    return words
      .join(' … ')
      .replace(/\s+/g, ' ')
      .replace(/^[\s,;:]+|[\s,;:]+$/g, '');
  }
}
