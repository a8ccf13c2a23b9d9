import grammar from '../lexicon/cue-grammar.json' with { type: 'json' };
import cueLexicon from '../lexicon/cues.json' with { type: 'json' };
import type { Unit } from './narration.ts';

/** How a cue stands in its clause; it decides where its source and content are looked for. */
export type CueForm =
  /** `said`, `has said`, `would not say` */
  | 'finite'
  /** `, citing`, `a letter saying` */
  | 'participle'
  /** `declined to say`, `went on to discuss`: the source belongs to the verb before */
  | 'infinitive'
  /** `was asked`, `is expected to`: the source, if any, follows `by` */
  | 'passive'
  /** `according to` */
  | 'according'
  /** `Mr. Ryan's claim that`, `his belief that`: the possessor is the source. */
  | 'nominal'
  /** A headline's colon. */
  | 'colon'
  /** The dash before a name that signs a quotation. */
  | 'signature';

/** A candidate for a cue: units `first` to `last`, both included, around its `head`. */
export interface Cue {
  first: number;
  last: number;
  head: number;
  lemma: string;
  form: CueForm;
  /** Share of this word's occurrences that are cues, by the lexicon. */
  reliability: number;
}

const VERBS = new Map(Object.entries(cueLexicon.verbs));
const NOUNS = new Map(Object.entries(cueLexicon.nouns));
const SPEECH = new Set(grammar.speech);
const CONTROL = new Set(grammar.control);
const AUXILIARY = new Set(grammar.auxiliary);
const BE = new Set(grammar.be);
const PLAIN = new Set(grammar.plain);
const PARTICLES = new Set(grammar.particles);

const TAG_ONLY = new Set(grammar.tagOnly);

/** Verbs of speech that the corpus is too small to show often: how often they report. */
const UNSEEN_SPEECH = 0.5;
/** Verbs that report beside a quotation only: `"...," she began`. */
const TAG_ONLY_SPEECH = 0.1;

/** Whether `lemma` is a verb of saying, one that a quotation may stand beside. */
export const isSpeech = (lemma: string): boolean => SPEECH.has(lemma);

/** Pass 4: the verbs and phrases of a narration that may report, in order. */
export function findCues(units: readonly Unit[]): Cue[] {
  const cues: Cue[] = [];
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]!;
    if (unit.lower === 'according' && units[i + 1]?.lower === 'to') {
      cues.push({ first: i, last: i + 1, head: i, lemma: 'according', form: 'according', reliability: 0.95 });
      continue;
    }
    const noun = unit.pos === 'NOUN' && units[i + 1]?.lower === 'that' ? NOUNS.get(unit.lemma) : undefined;
    if (noun !== undefined) {
      cues.push({ first: i, last: i, head: i, lemma: unit.lemma, form: 'nominal', reliability: noun });
      continue;
    }
    const lemma = verbLemma(units, i);
    if (lemma === undefined) continue;
    const reliability =
      VERBS.get(lemma) ?? (TAG_ONLY.has(lemma) ? TAG_ONLY_SPEECH : SPEECH.has(lemma) ? UNSEEN_SPEECH : 0);
    if (reliability === 0) continue;
    const cue = verbalCue(units, i, lemma, reliability);
    const previous = cues.at(-1);
    if (previous?.form === 'passive' && isAsSaying(units, previous, i)) {
      cues[cues.length - 1] = { ...cue, first: previous.first, form: 'finite' };
    } else cues.push(cue);
  }
  return cues;
}

/** The tagger takes some reports for nouns (`reports`, `claims`, `notes`) and reads `saying` as a noun. */
function verbLemma(units: readonly Unit[], i: number): string | undefined {
  const unit = units[i]!;
  if (unit.pos === 'VERB') return unit.lemma;
  if (unit.pos !== 'NOUN' && unit.pos !== 'ADJ' && unit.pos !== 'PROPN') return undefined;
  const lemma = grammar.mistaken[unit.lower as keyof typeof grammar.mistaken];
  if (lemma === undefined) return undefined;
  const before = units[i - 1];
  const after = units[i + 1];
  if (unit.lower.endsWith('ing')) return before?.pos === 'DET' || before?.pos === 'ADJ' ? undefined : lemma;
  const subject =
    before &&
    (before.pos === 'PROPN' || before.pos === 'NOUN' || before.pos === 'PRON' || before.pos === 'QUOTE');
  return subject &&
    after &&
    (after.lower === 'that' || after.pos === 'QUOTE' || after.lower === ':' || after.pos === 'PRON')
    ? lemma
    : undefined;
}

function verbalCue(units: readonly Unit[], head: number, lemma: string, reliability: number): Cue {
  let first = head;
  let form: CueForm = /ing$/.test(units[head]!.lower) ? 'participle' : 'finite';
  let i = head - 1;
  while (i >= 0 && isAdverb(units[i]!)) i--;
  if (units[i]?.lower === 'to' && form === 'finite') {
    form = 'infinitive';
    let control = i - 1;
    while (control >= 0 && isAdverb(units[control]!)) control--;
    if (CONTROL.has(units[control]?.lemma ?? '')) {
      first = control;
      form = 'finite';
      i = control - 1;
      if (/ing$/.test(units[control]!.lower)) form = 'participle';
    }
  }
  let sawBe = false;
  while (form !== 'infinitive' && i >= 0) {
    const lower = units[i]!.lower;
    if (AUXILIARY.has(lower) || BE.has(lower)) {
      sawBe ||= BE.has(lower);
      first = i;
      // A chain of auxiliaries makes a participle finite: `has been saying`.
      if (form === 'participle') form = 'finite';
    } else if (!isAdverb(units[i]!)) break;
    i--;
  }
  const isParticiple = /(?:ed|en|wn|told|said|known|thought|seen|heard|found|understood|quoted)$/.test(
    units[head]!.lower,
  );
  if (sawBe && form === 'finite' && isParticiple && first < head && BE.has(lastAuxiliary(units, first, head)))
    form = 'passive';
  let last = head;
  if (takesParticle(lemma, units[head + 1])) last = head + 1;
  return { first, last, head, lemma, form, reliability };
}

/** `was cited as saying`, `was quoted by the Courier as saying` */
function isAsSaying(units: readonly Unit[], passive: Cue, saying: number): boolean {
  if (units[saying - 1]?.lower !== 'as' || saying - passive.head > 8) return false;
  return saying - passive.head === 2 || units[passive.head + 1]?.lower === 'by';
}

/** `pointed out`, `called for`, `said of`; but not `said on Monday`. */
function takesParticle(lemma: string, next: Unit | undefined): boolean {
  if (!next || !PARTICLES.has(next.lower)) return false;
  return !PLAIN.has(lemma) || next.lower === 'of' || next.lower === 'out';
}

function lastAuxiliary(units: readonly Unit[], first: number, head: number): string {
  for (let i = head - 1; i >= first; i--) if (!isAdverb(units[i]!)) return units[i]!.lower;
  return '';
}

export const isAdverb = (unit: Unit): boolean =>
  unit.pos === 'ADV' ||
  unit.lower === "n't" ||
  unit.lower === 'not' ||
  unit.lower === 'also' ||
  unit.lower === 'reportedly';
