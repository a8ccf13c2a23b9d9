/** How much of a text is used to detect its language, in UTF-16 code units. */
const SAMPLE_LENGTH = 2000;
/** Texts with fewer letters may consist of names only. */
const FEWEST_LETTERS = 60;
/** The lowest score of a text in one of the detector's languages; English news has 0.69 and more. */
const LEAST_SCORE = 0.5;

/** Groups of languages that the detector can't distinguish or of which it knows only one: the declared one is used. */
const GROUPS = [
  ['no', 'nb', 'nn', 'da'],
  ['ms', 'id'],
  ['hr', 'sr', 'bs', 'sh'],
  ['cs', 'sk'],
  ['es', 'gl'],
];

/**
 * Detects the language of a text as a BCP 47 tag, with the declared region or script if the language is the same
 * (`en-GB`); `und` if it is none of the sixty that can be detected; undefined if the text is too short.
 *
 * @param declared the tag in the file, which may be wrong
 */
export async function languageOf(text: string, declared?: string): Promise<string | undefined> {
  const sample = sampleOf(text);
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS) return declared;
  const { eld } = await import('eld/extrasmall');
  const found = eld.detect(sample);
  const base = declared?.split('-')[0]?.toLowerCase();
  const known = Object.values(eld.info().Languages);
  if ((found.getScores()[found.language] ?? 0) < LEAST_SCORE) {
    return declared !== undefined && base !== undefined && !known.includes(base) ? declared : 'und';
  }
  const isSame =
    base === found.language ||
    GROUPS.some((group) => base && group.includes(base) && group.includes(found.language));
  return isSame ? declared : found.language;
}

/** The likeliest language of a text, and its score from 0 to 1. */
export async function likeliestLanguage(text: string): Promise<{ language: string; score: number }> {
  const { eld } = await import('eld/extrasmall');
  const found = eld.detect(text.slice(0, SAMPLE_LENGTH));
  return { language: found.language, score: found.getScores()[found.language] ?? 0 };
}

/** A sample from the middle of the text, away from datelines and names; all of a short text. */
function sampleOf(text: string): string {
  const from = Math.max(0, Math.floor((text.length - SAMPLE_LENGTH) / 2));
  return text.slice(from, from + SAMPLE_LENGTH);
}
