import type { Span } from '../attribution.ts';
import type { Document, Token } from '../document.ts';
import type { Quotation } from '../marks/quotations.ts';

/** What a narrator's sentence is made of: his own tokens, and whole quotations. */
export interface Unit extends Span {
  text: string;
  lower: string;
  lemma: string;
  /** Part of speech, `QUOTE` for a quotation. */
  pos: string;
  quotation?: Quotation;
}

/** A sentence as its narrator wrote it: what is inside a quotation doesn't end it. */
export interface Narration {
  units: Unit[];
  paragraph: number;
}

/** In units; keeps the work a unit bounded where a text has no sentence ends. */
const LONGEST_NARRATION = 400;

const TERMINAL = /^[.!?…]+$/;
const ENDS_SENTENCE = /[.!?…]["'”’»)\]\s]*$/;
/** A comma, a dash or nothing at the end of a quotation: the sentence goes on. After ?, ! and … it may. */
const MAY_GO_ON = /[!?…—–-]["'”’»)\]\s]*$/;
const CAPITALIZED = /^\p{Lu}\p{Ll}/u;
const DASH = /^[\u2010-\u2015-]+$/;
const LOWER_CASE = /^\p{Ll}/u;

/** Pass 3: the text as narrations, in order. */
export function narrate(document: Document, quotations: readonly Quotation[]): Narration[] {
  const outer = quotations.filter((quotation) => quotation.depth === 0);
  const narrations: Narration[] = [];
  let units: Unit[] = [];
  let paragraph = 0;
  let next = 0;
  const flush = () => {
    if (units.length > 0) narrations.push({ units, paragraph });
    units = [];
  };
  let previous: Token | undefined;
  const { tokens } = document;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    while (next < outer.length && outer[next]!.end <= token.start) next++;
    const quotation = outer[next];
    if (token.paragraph !== paragraph) {
      if (!runsOn(units, token, quotation, tokens[i + 1])) flush();
      paragraph = token.paragraph;
    }
    const last = units.at(-1);
    if (quotation && token.end > quotation.start) {
      if (last && last.quotation !== quotation) {
        const glued = last.text.endsWith('.') && last.end === quotation.start;
        if (glued || TERMINAL.test(last.text) || (last.quotation && ENDS_SENTENCE.test(last.text))) flush();
      }
      if (last?.quotation !== quotation || units.length === 0)
        units.push(quoteUnit(document.text, quotation));
      previous = token;
      continue;
    }
    if (last?.quotation) {
      if (!DASH.test(token.text) && endsWith(last, token, tokens, i)) flush();
    } else if (previous && previous.sentence !== token.sentence && last && !/^[,;:]$/.test(last.text))
      flush();
    if (units.length === LONGEST_NARRATION) flush();
    units.push({
      start: token.start,
      end: token.end,
      text: token.text,
      lower: token.lower,
      lemma: token.lemma,
      pos: partOfSpeech(token, last, tokens[i + 1]),
    });
    previous = token;
  }
  flush();
  return narrations;
}

/** Mends what the part-of-speech tagger gets wrong most: names that are verbs (`Cook said`, `Will Moy`), `-based`. */
function partOfSpeech(token: Token, last: Unit | undefined, next: Token | undefined): string {
  const { pos } = token;
  if (pos !== 'VERB' && pos !== 'AUX' && pos !== 'ADJ' && pos !== 'ADV' && pos !== 'NOUN') return pos;
  if (last?.text === '-' && last.end === token.start && pos === 'VERB') return 'ADJ';
  if (!CAPITALIZED.test(token.text)) return pos;
  if (last && last.pos !== 'QUOTE' && last.pos !== 'PUNCT') return 'PROPN';
  const named = next?.pos === 'PROPN' || (next?.pos === 'VERB' && REPORTS.has(next.lemma));
  return named && pos !== 'ADV' && pos !== 'NOUN' && pos !== 'ADJ' ? 'PROPN' : pos;
}

function quoteUnit(text: string, quotation: Quotation): Unit {
  const words = text.slice(quotation.start, quotation.end);
  return {
    start: quotation.start,
    end: quotation.end,
    text: words,
    lower: '',
    lemma: '',
    pos: 'QUOTE',
    quotation,
  };
}

/** `She said:` and the quotation in the next paragraph; a quotation and `— Jane Doe` on the next line. */
function runsOn(
  units: readonly Unit[],
  token: Token,
  quotation: Quotation | undefined,
  next: Token | undefined,
): boolean {
  const last = units.at(-1);
  if (last?.text === ':') return quotation !== undefined && quotation.start <= token.start;
  return (
    units.length === 1 &&
    last!.quotation !== undefined &&
    DASH.test(token.text) &&
    CAPITALIZED.test(next?.text ?? '')
  );
}

/** Whether the narrator's sentence ends with the quotation before `token`. */
function endsWith(quote: Unit, token: Token, tokens: readonly Token[], index: number): boolean {
  if (!ENDS_SENTENCE.test(quote.text)) return false;
  if (LOWER_CASE.test(token.text) || !/^[\p{L}\p{N}]/u.test(token.text)) return false;
  if (!MAY_GO_ON.test(quote.text)) return !isShortTag(tokens, index, 4);
  return !isShortTag(tokens, index, 10);
}

const REPORTS = new Set([
  'say',
  'ask',
  'shout',
  'yell',
  'cry',
  'exclaim',
  'add',
  'tweet',
  'write',
  'wonder',
  'joke',
  'reply',
  'tell',
  'scream',
  'chant',
  'declare',
  'continue',
  'respond',
  'answer',
  'demand',
  'whisper',
  'quip',
]);

/** `Smith asked.`: a sentence that holds no more than a source and a cue. */
function isShortTag(tokens: readonly Token[], index: number, longest: number): boolean {
  const { sentence, paragraph } = tokens[index]!;
  let cue = -1;
  let i = index;
  for (; i < tokens.length && i < index + longest; i++) {
    const token = tokens[i]!;
    if (token.paragraph !== paragraph || token.sentence !== sentence || TERMINAL.test(token.text)) break;
    if (token.pos === 'VERB' && REPORTS.has(token.lemma)) cue = i;
    else if (cue < 0 && (token.pos === 'VERB' || token.pos === 'AUX')) return false;
  }
  const ended = i >= tokens.length || i < index + longest;
  return cue > index - 1 && ended && i - cue <= 4;
}
