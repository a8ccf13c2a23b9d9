/** Definite articles at the beginning of publications' names, folded; `l` as in `L’Équipe`. */
const ARTICLES = 'the le la les l der die das de het el los las il lo o os al'.split(' ');

const LEADING_ARTICLE = new RegExp(`^(?:${ARTICLES.join('|')}) (?=.)`);

/**
 * The names that match a requested publication: the name without its leading article, and with each article.
 *
 * @param name lower case, without diacritics, words separated by single blanks
 * @example
 * publicationsCalled('guardian'); // ['guardian', 'the guardian', 'le guardian', …]
 * publicationsCalled('the guardian'); // the same
 */
export function publicationsCalled(name: string): string[] {
  const bare = name.replace(LEADING_ARTICLE, '');
  return [bare, ...ARTICLES.map((article) => `${article} ${bare}`)];
}
