import { type Alignment, align } from './alignment.ts';
import type { Passage } from './passages.ts';

/** The speaker of a passage and its date, as far as an article tells. */
export interface Setting {
  /** The id of a named speaker: `ada-lindqvist`. */
  speaker?: string | undefined;
  /** The day of the article, `YYYY-MM-DD`. */
  day: string;
}

/** A passage with its speaker and date. */
export interface Said extends Setting {
  passage: Passage;
}

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;
/** For so many days an event is in the news; later, other people use the same phrases. */
const DAYS_OF_AN_EVENT = 7;

const daysBetween = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / DAY;

type Speakers = 'one' | 'unknown' | 'several';

/** How two speakers are related; `mevlut-mert-altintas` and `altintas` count as the same. */
function speakersOf(a: string | undefined, b: string | undefined): Speakers {
  if (a === undefined || b === undefined) return 'unknown';
  const parts = new Set(a.split('-').filter((part) => part.length > 2));
  return a === b || b.split('-').some((part) => parts.has(part)) ? 'one' : 'several';
}

/** Chosen on a sample of the news, by reading what each threshold accepts: `docs/decisions/0060-utterances.md`. */
function isSamePassage(alignment: Alignment, speakers: Speakers, isOneEvent: boolean): boolean {
  const { score, ofLighter, ofBoth, ofWords, ofFewer, fewer } = alignment;
  // So long a match is no coincidence, whoever the articles name as the speaker.
  if (score >= 5 && ofFewer >= 0.75 && ofLighter >= (speakers === 'several' ? 0.9 : 0.75)) return true;
  if (speakers === 'several') return false;
  // Common phrases: only by the same speaker, or in the same week if a speaker is unknown.
  if (!isOneEvent)
    return (speakers === 'one' || score >= 4) && score >= 2.5 && ofBoth >= 0.8 && ofWords >= 0.75;
  // One contained in the other.
  if (score >= 1.9 && fewer >= 4 && ofLighter >= 0.85 && ofFewer >= 0.85 && ofBoth >= 0.5) return true;
  // Almost identical.
  if (score >= 0.9 && ofBoth >= 0.85 && ofWords >= 0.75) return true;
  // Other words in the same order around a few distinctive ones.
  return score >= 1.4 && ofBoth >= 0.5 && ofWords >= 0.7;
}

/**
 * Whether two passages are the same utterance: reprinted verbatim, trimmed, with other punctuation, in another
 * tense, or in another translation. Symmetric.
 */
export function isSame(a: Said, b: Said): boolean {
  const isOneEvent = daysBetween(a.day, b.day) <= DAYS_OF_AN_EVENT;
  return isSamePassage(align(a.passage.terms, b.passage.terms), speakersOf(a.speaker, b.speaker), isOneEvent);
}
