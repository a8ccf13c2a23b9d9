import type { Span } from '../../model/attribution.ts';

/** A word or a part of one as the encoder reads it: its index in the vocabulary and its span in the text. */
export interface Piece extends Span {
  id: number;
  /** Whether it begins a word. */
  first: boolean;
}

/** A longer word, in characters, is one unknown piece. */
const LONGEST_WORD = 100;
const BLANK = /[\s\p{Z}]/u;
/** Removed before reading, as by BERT's cleaning. */
const CONTROL = /[^\P{C}\t\n\r]|\ufffd/u;
const PUNCTUATION = /[\p{P}$+<=>^`|~]/u;
const IDEOGRAPH =
  /[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u;
const ACCENT = /\p{Mn}/gu;
/** Every kind of quotation mark is read as the straight one: another feature says which of them open and close. */
const STRAIGHT = new Map([
  ...[...'“”„‟«»'].map((mark) => [mark, '"'] as const),
  ...[...'‘’‚‛'].map((mark) => [mark, "'"] as const),
]);

/** Letters of one word, with the code unit that each of them comes from. */
interface Word {
  letters: string[];
  starts: number[];
  end: number;
}

/**
 * BERT's uncased tokenizer (Devlin et al. 2019: text is cleaned, lower-cased, stripped of accents, split at blanks and
 * punctuation, then greedily into the longest pieces of the vocabulary), with the position of each piece in the text.
 * Apart from quotation marks, which are made straight, its pieces are those of the reference implementation.
 */
export class WordPiece {
  readonly #ids: ReadonlyMap<string, number>;
  readonly #longest: number;
  readonly unknown: number;
  readonly opening: number;
  readonly closing: number;

  /** @param vocabulary one piece a line, whose number is the line's; pieces that continue a word begin with `##` */
  constructor(vocabulary: string) {
    const pieces = vocabulary.split('\n').filter(Boolean);
    this.#ids = new Map(pieces.map((piece, id) => [piece, id]));
    this.#longest = Math.max(...pieces.map(({ length }) => length));
    this.unknown = this.#ids.get('[UNK]')!;
    this.opening = this.#ids.get('[CLS]')!;
    this.closing = this.#ids.get('[SEP]')!;
  }

  /** The pieces of `text` between two offsets, in order. */
  pieces(text: string, { start, end }: Span): Piece[] {
    const pieces: Piece[] = [];
    for (const word of wordsOf(text, start, end)) this.#split(word, pieces);
    return pieces;
  }

  #split({ letters, starts, end }: Word, pieces: Piece[]): void {
    const whole = { id: this.unknown, start: starts[0]!, end, first: true };
    if (letters.length > LONGEST_WORD) {
      pieces.push(whole);
      return;
    }
    const before = pieces.length;
    for (let at = 0; at < letters.length; ) {
      let to = Math.min(letters.length, at + this.#longest);
      let id: number | undefined;
      for (; to > at; to--) {
        id = this.#ids.get((at > 0 ? '##' : '') + letters.slice(at, to).join(''));
        if (id !== undefined) break;
      }
      if (id === undefined) {
        pieces.length = before;
        pieces.push(whole);
        return;
      }
      // Letters that come from one character of the text (`ŉ`) share its position.
      const last = starts[to] ?? end;
      pieces.push({ id, start: starts[at]!, end: Math.max(last, starts[at]! + 1), first: at === 0 });
      at = to;
    }
  }
}

function* wordsOf(text: string, start: number, end: number): Generator<Word> {
  let word: Word | undefined;
  for (let at = start; at < end; ) {
    const character = String.fromCodePoint(text.codePointAt(at)!);
    const next = at + character.length;
    if (CONTROL.test(character)) {
      at = next;
      continue;
    }
    if (BLANK.test(character)) {
      if (word) yield word;
      word = undefined;
    } else {
      for (const letter of lettersOf(character)) {
        const alone = PUNCTUATION.test(letter) || IDEOGRAPH.test(letter);
        if (word && alone) {
          yield word;
          word = undefined;
        }
        word ??= { letters: [], starts: [], end: next };
        word.letters.push(letter);
        word.starts.push(at);
        word.end = next;
        if (alone) {
          yield word;
          word = undefined;
        }
      }
    }
    at = next;
  }
  if (word) yield word;
}

function lettersOf(character: string): Iterable<string> {
  if (character >= 'a' && character <= 'z') return character;
  const straight = STRAIGHT.get(character);
  if (straight) return straight;
  return character.normalize('NFD').replace(ACCENT, '').toLowerCase();
}
