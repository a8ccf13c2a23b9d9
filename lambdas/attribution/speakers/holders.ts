import type { Document } from '../document.ts';
import { ROLE_ENDS, titleNoun } from '../language/index.ts';
import type { Entity } from './clusters.ts';
import type { NameMention } from './names.ts';
import { rolesBeside } from './roles.ts';

/** Whom a text calls what, beside their names: `Judge Ada Low`, `Ed Hall, mayor of Easton,`. */
export class Holders {
  readonly #find: () => ReadonlyMap<string, ReadonlySet<Entity>>;
  #found: ReadonlyMap<string, ReadonlySet<Entity>> | undefined;

  constructor(document: Document, mentions: readonly NameMention[], entities: readonly Entity[]) {
    this.#find = () => {
      const found = new Map<string, Set<Entity>>();
      for (const entity of entities)
        for (const index of entity.mentions)
          for (const { printed } of rolesBeside(document, mentions[index]!)) {
            const noun = nounOf(printed);
            found.set(noun, (found.get(noun) ?? new Set()).add(entity));
          }
      return found;
    };
  }

  /** Everyone who is called by a noun, in lower case. */
  of(noun: string): ReadonlySet<Entity> {
    this.#found ??= this.#find();
    return this.#found.get(titleNoun(noun)) ?? NOBODY;
  }
}

const NOBODY: ReadonlySet<Entity> = new Set();

/** `mayor`, of `deputy mayor of Easton`. */
function nounOf(printed: string): string {
  const words = printed.toLowerCase().split(' ');
  const end = words.findIndex((word, i) => i > 0 && ROLE_ENDS.has(word));
  const last = words.at(end < 0 ? -1 : end - 1)!;
  return titleNoun(last.replace(/,$/, ''));
}
