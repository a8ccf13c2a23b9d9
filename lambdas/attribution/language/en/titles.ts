import honorifics from './honorifics.json' with { type: 'json' };
import roles from './roles.json' with { type: 'json' };

/** What may stand before a name: honorifics and nouns for persons, in lower case. */
export const TITLES: ReadonlySet<string> = new Set(
  [honorifics, roles].flatMap(({ male, female, either }) => [male, female, either].join(' ').split(' ')),
);
