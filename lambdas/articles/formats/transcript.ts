import type { Article } from '../article.ts';
import { cleanText } from '../clean-text.ts';

const CLOCK = '(?:\\d{1,2}:)?\\d{1,2}:\\d{2}(?:[.,]\\d{1,3})?';
/** `[00:01:02]`, `(01:02)`, `00:01:02 -`, `00:01:02 - 00:01:05`, at the start of a line. */
const FIRST = new RegExp(
  `^\\s*(?:\\[${CLOCK}\\]|\\(${CLOCK}\\)|${CLOCK}(?:\\s*[-–—>]{1,3}\\s*${CLOCK})?(?=\\s|$))\\s*[-–—:]?\\s*`,
);
/** `Ada Byron [00:01]`, `Ada Byron (00:01):`, `Ada Byron  00:01`, `[Ada Byron] 00:01` alone on its line or before the words. */
const BEHIND_NAME = new RegExp(
  `^\\s*\\[?(\\p{Lu}[\\p{L}\\p{M}\\p{N}.'’ -]{0,40}?)\\]?\\s*(?:\\[${CLOCK}\\]|\\(${CLOCK}\\)|\\s${CLOCK})\\s*:?\\s*`,
  'u',
);
/** Words with capitals, and those that stand between the parts of names. */
const NAME =
  /^\p{Lu}[\p{L}\p{M}.'’-]{0,20}(?: (?:(?:van|von|de|da|di|del|der|den|la|le|al|bin|ibn|of|the)|[\p{Lu}\p{N}][\p{L}\p{M}\p{N}.'’-]{0,20})){0,5}$/u;

const LINES_SEEN = 200;
const FEWEST = 3;

/**
 * Whether a plain text is a transcript with time codes: a third of its lines begin with one, or have one after a name.
 */
export function isTranscript(text: string): boolean {
  const lines = text
    .slice(0, 100_000)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_SEEN);
  const timed = lines.filter((line) => FIRST.test(line) || BEHIND_NAME.test(line)).length;
  return timed >= FEWEST && timed * 3 >= lines.length;
}

/** Converts a transcript to text without time codes, a paragraph for each turn, `Name: …` if the speaker is named. */
export function readTranscript(text: string): Article {
  const turns: string[] = [];
  let isNameAlone = false;
  let isAfterBlank = true;
  for (const line of cleanText(text).split('\n')) {
    if (line.trim() === '') {
      isAfterBlank = true;
      continue;
    }
    const behind = BEHIND_NAME.exec(line);
    const isTimed = behind !== null || FIRST.test(line);
    const words = behind === null ? line.replace(FIRST, '').trim() : line.slice(behind[0].length).trim();
    const name = behind?.[1]?.trim();
    const said = name === undefined ? words : `${name}: ${words}`.trim();
    if (!isTimed && turns.length > 0 && (isNameAlone || !isAfterBlank)) {
      turns[turns.length - 1] += ` ${words}`;
      isNameAlone = false;
    } else if (said !== '') {
      isNameAlone =
        isTimed && (name === undefined ? NAME.test(words) && !/[.!?]$/.test(words) : words === '');
      turns.push(isNameAlone && name === undefined ? `${words}:` : said);
    }
    isAfterBlank = false;
  }
  return { text: cleanText(turns.join('\n\n')), notes: ['Time codes were left out.'] };
}
