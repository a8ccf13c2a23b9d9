import type { Document } from '../document.ts';
import { canonicalName } from './canonical.ts';
import type { Entity } from './entities.ts';
import type { NameIndex } from './name-index.ts';
import type { Phrase } from './phrases.ts';

/** What entities are called, by themselves and together. */
export class Naming {
  readonly #document: Document;
  readonly #index: NameIndex;
  readonly #canonical = new Map<Entity, string>();

  constructor(document: Document, index: NameIndex) {
    this.#document = document;
    this.#index = index;
  }

  /** Empty for someone without a name. */
  of(entity: Entity): string {
    let name = this.#canonical.get(entity);
    if (name === undefined) {
      const { parts, others } = entity;
      name = parts ? this.#ofAll(parts, others) : canonicalName(this.#document, entity, this.#index.names);
      this.#canonical.set(entity, name);
    }
    return name;
  }

  words({ first, last }: Phrase): string {
    const { text, tokens } = this.#document;
    return text.slice(tokens[first]!.start, tokens[last - 1]!.end).replace(/\s+/g, ' ');
  }

  #ofAll(parts: readonly Entity[], others: Phrase | undefined): string {
    const names = parts.map((part) => this.of(part));
    return joined(others ? [...names, this.words(others)] : names);
  }
}

/** `A`, `A and B`, `A, B and C`. */
export function joined(names: string[]): string {
  return names.length > 2 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join(' and ');
}
