/**
 * The non-ASCII letters of languages, by ISO 639-1 code, in lower case, from Unicode's CLDR: main exemplar characters,
 * and auxiliary ones of loan words that occur in news.
 */
const ALPHABETS: Readonly<Record<string, string>> = {
  ca: 'àçéèíïóòúüñ',
  cs: 'áčďéěíňóřšťúůýžöü',
  da: 'æøåéüöä',
  de: 'äöüßéèà',
  en: 'éèêëïîñçàáâäöüóíúåæøœãíć',
  es: 'áéíóúüñçàº',
  et: 'äöõüšžé',
  eu: 'ñçü',
  fi: 'äöåšžéü',
  fr: 'àâæçéèêëîïôœùûüÿñáíóö',
  hr: 'čćđšžéö',
  hu: 'áéíóöőúüűä',
  is: 'áðéíóúýþæöåü',
  it: 'àèéìíòóùîç',
  lt: 'ąčęėįšųūžóé',
  lv: 'āčēģīķļņšūžé',
  ms: 'éç',
  nl: 'áäéëèíïóöúüçàê',
  no: 'æøåéèòóôäöü',
  pl: 'ąćęłńóśźżéöü',
  pt: 'áâãàçéêíóôõúüñºª',
  ro: 'ăâîșțşţéö',
  sk: 'áäčďéíĺľňóôŕšťúýžěö',
  sl: 'čšžćđéö',
  sq: 'çë',
  sv: 'åäöéüàèç',
  tl: 'ñáéíóú',
  tr: 'çğıiöşüâîû̇é',
  bg: 'абвгдежзийклмнопрстуфхцчшщъьюяѝ',
  be: 'абвгдеёжзійклмнопрстуўфхцчшыьэюя',
  ru: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  sr: 'абвгдђежзијклљмнњопрстћуфхцчџшčćđšž',
  uk: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
};

/** Letters that are words by themselves. */
const WORDS: Readonly<Record<string, string>> = {
  ca: 'àéè',
  da: 'å',
  es: 'áéó',
  fr: 'àôé',
  is: 'áíó',
  it: 'àèéò',
  no: 'åø',
  pt: 'àéóô',
  sv: 'åö',
};

/** For a language without a list. */
const UNKNOWN = 0.8;

/** Share of a text's non-ASCII letters that its language uses, in words or as a word of its own. */
export function shareInAlphabet(text: string, language: string): number {
  const alphabet = ALPHABETS[language];
  const small = text.toLowerCase();
  let letters = 0;
  let own = 0;
  for (const { 0: letter, index } of small.matchAll(/[^\P{L}\0-\x7f]/gu)) {
    letters++;
    const isAlone =
      !/\p{L}/u.test(small[index - 1] ?? '') && !/\p{L}/u.test(small[index + letter.length] ?? '');
    const isLatin = /\p{Script=Latin}/u.test(letter);
    const known = isAlone && isLatin ? WORDS[language] : alphabet;
    if (known?.includes(letter)) own++;
    else if (alphabet === undefined && !(isAlone && isLatin)) own += UNKNOWN;
  }
  return letters === 0 ? 1 : own / letters;
}
