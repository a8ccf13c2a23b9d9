import winkNLP, { type WinkMethods } from 'wink-nlp';
import { WORD_MODEL } from './language/index.ts';

/** What wink-nlp knows of words: those of its model first, then every new one that it met. */
interface Lexemes {
  list: string[];
  hash: Record<string, number>;
}

interface Core {
  features: { lexeme: Lexemes };
}

const { core, metaCER } = WORD_MODEL as unknown as { core(): Core; metaCER(): unknown };
/** Made longer by every call, and not used. */
const entityRules = metaCER();

/** Words that it may keep before it is loaded anew, which takes as long as reading some ten articles. */
const MOST_KEPT = 200_000;

/**
 * wink-nlp, as it is when nothing was read yet. By itself it remembers all words that it ever met, and cuts and tags
 * those another time otherwise: the same text would be read one way or another by what a process had read before.
 */
export class FreshReader {
  #loaded = load();
  /** Where the words begin that it met since it was last made to forget. */
  #met = this.#loaded.known;

  /** Forgets what was met. */
  fresh(): WinkMethods {
    const { lexemes, known } = this.#loaded;
    if (lexemes.list.length - known <= MOST_KEPT) this.#forget(lexemes);
    else {
      this.#loaded = load();
      this.#met = this.#loaded.known;
    }
    return this.#loaded.nlp;
  }

  /** Its other tables go by places in the list: that stays, and what is met again gets another place. */
  #forget({ list, hash }: Lexemes): void {
    for (let i = this.#met; i < list.length; i++) delete hash[list[i]!];
    this.#met = list.length;
  }
}

/** @returns with how many words are the model's own */
function load(): { nlp: WinkMethods; lexemes: Lexemes; known: number } {
  const own = core();
  const nlp = winkNLP({ ...WORD_MODEL, core: () => own, metaCER: () => entityRules } as typeof WORD_MODEL, [
    'sbd',
    'pos',
  ]);
  const { lexeme: lexemes } = own.features;
  return { nlp, lexemes, known: lexemes.list.length };
}
