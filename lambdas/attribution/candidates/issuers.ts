import type { Document } from '../document.ts';
import { DOCUMENT_OF, DOCUMENTS, ISSUES } from '../language/index.ts';
import type { Entity } from '../names/clusters.ts';
import type { NameMention } from '../names/names.ts';
import { firstEndingAfter } from '../spans.ts';
import { isBreak, isPreposition } from './phrases.ts';

/** In tokens: from an owner to the document's noun, from an issuer to the verb, and from the verb to the noun. */
const OWNED_WITHIN = 4;
const ISSUES_WITHIN = 8;
const ISSUED_WITHIN = 12;

/** Whose documents a text mentions: `Hall's letter`, `a report by the council`, `Low filed a lawsuit`. */
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
      for (const noun of [this.#ownedBy(mention), this.#issuedBy(mention), this.#nounBefore(mention)])
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

  /** `Hall has filed a lawsuit` */
  #issuedBy({ end }: NameMention): string | undefined {
    const { tokens } = this.#document;
    const first = firstEndingAfter(tokens, end);
    const sentence = tokens[first - 1]?.sentence;
    let last = first + ISSUES_WITHIN;
    let issues = false;
    for (let i = first; i < Math.min(tokens.length, last) && tokens[i]!.sentence === sentence; i++) {
      const { lower } = tokens[i]!;
      if (issues && DOCUMENTS.has(lower)) return lower;
      if (issues || !ISSUES.has(lower)) continue;
      issues = true;
      last = i + ISSUED_WITHIN;
    }
    return undefined;
  }

  /** `the letter from Hall`, `a report by the Harbour Council` */
  #nounBefore({ from }: NameMention): string | undefined {
    const { tokens } = this.#document;
    const own = firstEndingAfter(tokens, from);
    const at = tokens[own - 1]?.pos === 'DET' ? own - 2 : own - 1;
    const noun = tokens[at - 1]?.lower;
    return noun !== undefined && DOCUMENTS.has(noun) && DOCUMENT_OF.has(tokens[at]!.lower) ? noun : undefined;
  }
}
