import type { Span, TaggedAttribution } from '../attribution.ts';
import type { Cue } from './cues.ts';
import type { Unit } from './narration.ts';
import { isComma, isTime, type Phrase } from './sources.ts';

/** Which rule built a relation; how often it is right differs by it. */
export type Pattern =
  /** `"...," she said` */
  | 'quote-tag'
  /** `She said: "..."` */
  | 'quote-intro'
  /** `She said that ...` */
  | 'clause'
  /** `..., she said.` */
  | 'clause-tag'
  /** `She is expected to ...` */
  | 'passive'
  | 'according'
  /** `her claim that ...` */
  | 'nominal'
  /** `Smith: ...` */
  | 'colon'
  /** `"..." — Jane Doe` */
  | 'signed'
  /** An utterance that no cue claims: its sentence's subject has it. */
  | 'uncovered'
  /** A quotation alone, after one whose speaker is known. */
  | 'continued'
  /** A quotation alone. */
  | 'untagged';

/** A relation in units of one narration. */
export interface Relation {
  cue: Cue | undefined;
  source: Phrase | undefined;
  contents: Phrase[];
  pattern: Pattern;
}

/** A cue with the source it would have. */
export interface Candidate {
  cue: Cue;
  source: Phrase | undefined;
}

/** A relation in spans, with what its confidence is weighed by. */
export interface Found extends Omit<TaggedAttribution, 'type' | 'confidence' | 'continues'> {
  pattern: Pattern;
  /** Of the cue, by the lexicon. */
  reliability: number;
  /** The relation whose words this one goes on with. */
  continues?: Found;
}

/** For a relation without a cue of the lexicon. */
const UNKNOWN_RELIABILITY = 0.5;

/** The relation in spans; its kind by how much of its content is quoted. */
export function found(units: readonly Unit[], { cue, source, contents, pattern }: Relation): Found {
  const spanOf = ({ first, last }: Phrase): Span => ({ start: units[first]!.start, end: units[last]!.end });
  const said = contents.flatMap(({ first, last }) => units.slice(first, last + 1));
  const quoted = said.some(isQuote);
  const bare = said.some((unit) => !isQuote(unit) && unit.pos !== 'PUNCT');
  return {
    kind: !quoted ? 'indirect' : bare ? 'mixed' : 'direct',
    source: source ? [spanOf(source)] : [],
    cue: cue ? [{ start: units[cue.first]!.start, end: units[cue.last]!.end }] : [],
    content: contents.map(spanOf),
    pattern,
    reliability: cue?.reliability ?? UNKNOWN_RELIABILITY,
  };
}

/** The relation of a quotation that stands alone, going on with what `continues` says if that is given. */
export function foundAlone(content: Span, continues: Found | undefined): Found {
  const alone: Omit<Found, 'pattern'> = {
    kind: 'direct',
    source: [],
    cue: [],
    content: [content],
    reliability: UNKNOWN_RELIABILITY,
  };
  return continues ? { ...alone, pattern: 'continued', continues } : { ...alone, pattern: 'untagged' };
}

export const isQuote = (unit: Unit | undefined): boolean => unit?.pos === 'QUOTE';
/** A verb that can be a clause's: no `-ing` form alone. */
export const isFiniteVerb = (unit: Unit): boolean =>
  unit.pos === 'AUX' || (unit.pos === 'VERB' && !unit.lower.endsWith('ing'));

export function hasFiniteVerb(units: readonly Unit[], { first, last }: Phrase): boolean {
  for (let i = first; i <= last; i++) if (isFiniteVerb(units[i]!)) return true;
  return false;
}

export const wordsIn = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** From `first` on, past marks, conjunctions and `On Monday,`. */
export function skipLinks(units: readonly Unit[], first: number, last: number): number {
  let i = first;
  for (; i < last; i++) {
    const unit = units[i]!;
    const isWord = /[\p{L}\p{N}]/u.test(unit.text);
    if (isWord && unit.pos !== 'CCONJ' && !(isTime(unit) && isComma(units[i + 1]))) break;
  }
  return i;
}

/** The last unit before the marks that end the narration. */
export function lastWord(units: readonly Unit[], first: number): number {
  let last = units.length - 1;
  while (last > first && /^[.!?]+$/.test(units[last]!.lower)) last--;
  return last;
}
