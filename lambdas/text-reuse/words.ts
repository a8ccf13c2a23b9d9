/** English contractions, and the words that each stands for. */
const SHORT_FORMS: [RegExp, string][] = [
  [/\bca\s?n['’]t\b|\bcannot\b/g, 'can not'],
  [/\bwo\s?n['’]t\b/g, 'will not'],
  [/\s?n['’]t\b/g, ' not'],
  [/\s?['’]ll\b/g, ' will'],
  [/\s?['’]re\b/g, ' are'],
  [/\s?['’]ve\b/g, ' have'],
  [/\s?['’]m\b/g, ' am'],
  [/\s?['’]s\b/g, ''],
];

/**
 * The words of a text in the form in which they are compared: lower case, without diacritics and punctuation,
 * contractions written out, whether a tokenizer has already split them or not.
 *
 * @example
 * wordsOf('“We ca n’t stay”'); // ['we', 'can', 'not', 'stay']
 */
export function wordsOf(text: string): string[] {
  let plain = text
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase();
  for (const [short, long] of SHORT_FORMS) plain = plain.replace(short, long);
  return plain.replace(/(?<=\p{L})['’](?=\p{L})|(?<=\d)[.,](?=\d)/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Function words: they say next to nothing about whether two sentences are the same. */
const FUNCTION_WORDS = new Set(
  (
    'a about after again all also am an and any are as at be because been before being but by can could did do does ' +
    'doing down for from had has have he her hers him his how i if in into is it its just let may me might more most ' +
    'much must my no not now of off on one or other our out over own said same shall she should so some such than ' +
    'that the their them then there these they this those to too up us very was we were what when where which while ' +
    'who whom whose why will with would yes you your dr gen gov mr mrs ms rep sen'
  ).split(' '),
);

/** Words that occur in so many sentences of the news that they say little. */
const LIGHT_WORDS = new Set(
  (
    'administration already always america american anyone anything around away back bad become believe best better big ' +
    'both bring call campaign change come congress country court day deal democrat didn different doesn don end even ' +
    'ever every everybody everyone everything fact far feel find first general get give go good government great ' +
    'happen health help here hope hous however important information isn issue job keep kind know last law lead life ' +
    'like little live long look lot major make many matter mean medium million money move nation national need never ' +
    'new news next nobody nothing number office only part party pay people percent person place plan point policy ' +
    'political politics president problem public put question real really republican right run say second see senate ' +
    'show something start state still stop support sure system take talk tell thank thing think time today together ' +
    'trump try two united use vote want way week well white win without work world wrong year'
  ).split(' '),
);

/** Spellings of one word: of names from other scripts (`Akhbar`, `Akbar`), British and American. */
const SPELLINGS: [RegExp, string][] = [
  [/kh/g, 'k'],
  [/(\p{L})\1/gu, '$1'],
  [/our(?=s?$|ed$|ing$)/, 'or'],
  [/(?<=.{3})is(?=e$|es$|ed$|ing$|ation)/, 'iz'],
];

/** Endings, longest first; at least four letters of a word remain, or three before the last ones. */
const ENDINGS = /(?<=.{4})(?:isms?|ists?|ings?|ed|es|e|s)$|(?<=.{3})(?:ed|ing|s|e)$/;

/** The common stem of a word's forms and spellings: light stemming, so that few words are conflated. */
function stemOf(word: string): string {
  const plain = SPELLINGS.reduce((text, [spelling, other]) => text.replace(spelling, other), word);
  return plain.replace(/ies$/, 'y').replace(ENDINGS, '');
}

/** A word in the form in which it is compared. */
export interface Term {
  stem: string;
  /** How distinctive the word is when sentences are compared, from 0 to 1. */
  weight: number;
}

const WEIGHTS = { function: 0.1, light: 0.4, content: 1 };
export const CONTENT = WEIGHTS.content;
export const LIGHT = WEIGHTS.light;

function weightOf(word: string, stem: string): number {
  if (FUNCTION_WORDS.has(word) || /^\p{L}$/u.test(word)) return WEIGHTS.function;
  return LIGHT_WORDS.has(word) || LIGHT_WORDS.has(stem) || LIGHT_STEMS.has(stem) ? LIGHT : CONTENT;
}

const LIGHT_STEMS = new Set([...LIGHT_WORDS].map(stemOf));

/** The words of a text with their weights. @see wordsOf */
export const termsOf = (text: string): Term[] =>
  wordsOf(text).map((word) => {
    const stem = stemOf(word);
    return { stem, weight: weightOf(word, stem) };
  });
