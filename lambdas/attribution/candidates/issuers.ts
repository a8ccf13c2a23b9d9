import type { Document } from '../document.ts';
import { DOCUMENTS } from '../language/index.ts';
import type { Entity } from '../names/clusters.ts';
import type { NameMention } from '../names/names.ts';
import { firstEndingAfter } from '../spans.ts';
import { isBreak, isPreposition } from './phrases.ts';

/** In tokens, from an owner to the document's noun. */
const OWNED_WITHIN = 4;

/** Whose documents a text mentions: `Hall's letter`, `the Harbour Council report`. */
export class Issuers {
  readonly #document: Document;
  readonly #mentions: readonly NameMention[];
  readonly #of: readonly Entity[];
  #found: ReadonlyMap<string, ReadonlySet<Entity>> | undefined;

  constructor(document: Document, mentions: readonly NameMention[], of: readonly Entity[]) {
    this.#document = document;
    this.#mentions = mentions;
    this.#of = of;
  }

  /** Whether somebody has issued a document of a kind, by its noun in lower case. */
  isIssuer(entity: Entity, noun: string): boolean {
    this.#found ??= this.#find();
    return this.#found.get(noun)?.has(entity) ?? false;
  }

  #find(): ReadonlyMap<string, ReadonlySet<Entity>> {
    const found = new Map<string, Set<Entity>>();
    this.#mentions.forEach((mention, index) => {
      const noun = this.#ownedBy(mention);
      if (noun !== undefined) found.set(noun, (found.get(noun) ?? new Set()).add(this.#of[index]!));
    });
    return found;
  }

  /** `Hall's long letter`, `the Harbour Council report` */
  #ownedBy({ end, possessive }: NameMention): string | undefined {
    const { tokens } = this.#document;
    const first = firstEndingAfter(tokens, end);
    for (let i = first; i < tokens.length && i < first + (possessive ? OWNED_WITHIN : 1); i++) {
      const token = tokens[i]!;
      if (DOCUMENTS.has(token.lower)) return token.lower;
      if (token.lower !== "'s" && (isBreak(token) || isPreposition(token))) break;
    }
    return undefined;
  }
}
