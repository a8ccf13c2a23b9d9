/** Occurs in no name's id. */
const MARK = '~';

/**
 * The id of a persona: a name, and its bearer's field in the article.
 *
 * @example
 * personaId('john-smith', 'sport'); // 'john-smith~sport'
 */
export const personaId = (nameId: string, field: string | undefined): string =>
  field === undefined ? nameId : `${nameId}${MARK}${field}`;

/** @example nameIdOf('john-smith~sport'); // 'john-smith' */
export const nameIdOf = (id: string): string => (id.includes(MARK) ? id.slice(0, id.indexOf(MARK)) : id);

/** @example fieldIn('john-smith~sport'); // 'sport' */
export const fieldIn = (id: string): string | undefined =>
  id.includes(MARK) ? id.slice(id.indexOf(MARK) + 1) : undefined;
