/** The limits of requests and answers. docs/limits.md lists them for users. */

/** A name, id or publication in a query, in characters. */
export const MAX_PARAMETER_LENGTH = 200;
/** A cursor grows with the speakers whose quotes are merged. */
export const MAX_CURSOR_LENGTH = 6000;

/** Speakers whose quotes are merged in one list. */
export const MAX_MERGED_SPEAKERS = 10;
/** Values of a facet. */
export const MAX_FACET_VALUES = 25;
/** Personas that match a name, and those of a speaker facet: the rarest are left out. */
export const MAX_MATCHED_PERSONAS = 200;
/** Groups of a statistic. */
export const MAX_GROUPS = 10_000;
/** The largest `minArticles`: articles of an utterance are counted up to this number. */
export const MAX_MIN_ARTICLES = 250;

/** The name that a correction gives a speaker; the store's limit, which the query function doesn't know. */
export const MAX_NAME_LENGTH = 200;

/** The search of a watch. */
export const MAX_WATCHED_QUERY_LENGTH = 2000;
export const MAX_WEBHOOK_URL_LENGTH = 1000;
/** A mail address, by RFC 5321. */
export const MAX_ADDRESS_LENGTH = 254;
