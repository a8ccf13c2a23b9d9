import winkNLP, { type WinkMethods } from 'wink-nlp';
import { WORD_MODEL } from './language/index.ts';

/** wink-nlp's word table: the words of its model, followed by each new word that it has seen. */
interface Lexemes {
  list: string[];
  hash: Record<string, number>;
}

interface Core {
  features: { lexeme: Lexemes };
}

const { core, metaCER } = WORD_MODEL as unknown as { core(): Core; metaCER(): unknown };
/** Every call adds to it, and nothing reads it. */
const entityRules = metaCER();

/** How many new words it may hold before it is loaded again, which takes as long as reading some ten articles. */
const MOST_KEPT = 200_000;

/**
 * A wink-nlp without memory. By itself wink-nlp remembers every word that it has seen, and tokenises and tags known
 * words differently: the result for a text would depend on what the process had read before.
 */
export class FreshReader {
  #loaded = load();
  /** The index at which the new words begin that it has not forgotten yet. */
  #met = this.#loaded.known;

  /** Forgets all new words. */
  fresh(): WinkMethods {
    const { lexemes, known } = this.#loaded;
    if (lexemes.list.length - known <= MOST_KEPT) this.#forget(lexemes);
    else {
      this.#loaded = load();
      this.#met = this.#loaded.known;
    }
    return this.#loaded.nlp;
  }

  /**
   * The words stay in the list, because other tables refer to its indexes; a word that is seen again gets a new index.
   */
  #forget({ list, hash }: Lexemes): void {
    for (let i = this.#met; i < list.length; i++) delete hash[list[i]!];
    this.#met = list.length;
  }
}

/** @returns also how many words belong to the model */
function load(): { nlp: WinkMethods; lexemes: Lexemes; known: number } {
  const own = core();
  const nlp = winkNLP({ ...WORD_MODEL, core: () => own, metaCER: () => entityRules } as typeof WORD_MODEL, [
    'sbd',
    'pos',
  ]);
  const { lexeme: lexemes } = own.features;
  return { nlp, lexemes, known: lexemes.list.length };
}
