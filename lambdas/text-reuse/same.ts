import { type Alignment, align } from './alignment.ts';
import type { Passage } from './passages.ts';

/** Who said a passage and when it was printed, as far as an article tells. */
export interface Setting {
  /** The id of a named speaker: `ada-lindqvist`. */
  speaker?: string | undefined;
  /** The day of the article, `YYYY-MM-DD`. */
  day: string;
}

/** A passage in its setting. */
export interface Said extends Setting {
  passage: Passage;
}

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;
/** The same event is in the news for so many days; later, other people use the same phrases. */
const DAYS_OF_AN_EVENT = 7;

const daysBetween = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / DAY;

type Speakers = 'one' | 'unknown' | 'several';

/** What two speakers are to each other; `mevlut-mert-altintas` and `altintas` are taken for one. */
function speakersOf(a: string | undefined, b: string | undefined): Speakers {
  if (a === undefined || b === undefined) return 'unknown';
  const parts = new Set(a.split('-').filter((part) => part.length > 2));
  return a === b || b.split('-').some((part) => parts.has(part)) ? 'one' : 'several';
}

/** Chosen on a sample of the news by reading what each lets through: `docs/decisions/0060-utterances.md`. */
function isSamePassage(alignment: Alignment, speakers: Speakers, isOneEvent: boolean): boolean {
  const { score, ofLighter, ofBoth, ofWords, ofFewer, fewer } = alignment;
  // So long a stretch doesn't come about twice, whoever is said to have said it.
  if (score >= 5 && ofFewer >= 0.75 && ofLighter >= (speakers === 'several' ? 0.9 : 0.75)) return true;
  if (speakers === 'several') return false;
  // Phrases that many use: only of one speaker, or of one event where nobody knows the speaker.
  if (!isOneEvent)
    return (speakers === 'one' || score >= 4) && score >= 2.5 && ofBoth >= 0.8 && ofWords >= 0.75;
  // A stretch of the other.
  if (score >= 1.9 && fewer >= 4 && ofLighter >= 0.85 && ofFewer >= 0.85 && ofBoth >= 0.5) return true;
  // Hardly a difference.
  if (score >= 0.9 && ofBoth >= 0.85 && ofWords >= 0.75) return true;
  // Other words in the same order around a few that tell.
  return score >= 1.4 && ofBoth >= 0.5 && ofWords >= 0.7;
}

/**
 * Whether two passages are the same utterance: printed again word for word, trimmed, in other punctuation, in another
 * tense, or translated by somebody else. Symmetric.
 */
export function isSame(a: Said, b: Said): boolean {
  const isOneEvent = daysBetween(a.day, b.day) <= DAYS_OF_AN_EVENT;
  return isSamePassage(align(a.passage.terms, b.passage.terms), speakersOf(a.speaker, b.speaker), isOneEvent);
}
