/** How much of a text tells its language, in UTF-16 code units. */
const SAMPLE_LENGTH = 2000;
/** Fewer letters may be names alone. */
const FEWEST_LETTERS = 60;
/** What a text in one of the detector's languages reaches at least; English news has 0.69 and more. */
const LEAST_SCORE = 0.5;

/** Languages that differ too little for the detector, or that it has one of: what is declared decides. */
const GROUPS = [
  ['no', 'nb', 'nn', 'da'],
  ['ms', 'id'],
  ['hr', 'sr', 'bs', 'sh'],
  ['cs', 'sk'],
  ['es', 'gl'],
];

/**
 * The language that a text is in, told by its words, as a BCP 47 tag: with the region or script that is declared where
 * the language is the same (`en-GB`); `und` where it is none of the sixty that can be told; undefined where the text is
 * too short.
 *
 * @param declared a tag that the file gives, which may be wrong
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

/** The language that a text is likest to, and how much, from 0 to 1. */
export async function likeliestLanguage(text: string): Promise<{ language: string; score: number }> {
  const { eld } = await import('eld/extrasmall');
  const found = eld.detect(text.slice(0, SAMPLE_LENGTH));
  return { language: found.language, score: found.getScores()[found.language] ?? 0 };
}

/** From the text's middle, past datelines and names; all of a short one. */
function sampleOf(text: string): string {
  const from = Math.max(0, Math.floor((text.length - SAMPLE_LENGTH) / 2));
  return text.slice(from, from + SAMPLE_LENGTH);
}
