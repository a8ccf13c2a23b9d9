/** The limits of HTTP requests and answers. docs/limits.md lists them for users. */

/** A body is a short instruction; anything longer is not meant for the API. */
export const MAX_BODY_BYTES = 4096;
/** An id: a key of the table has at most 120 characters of a name and a field, so longer ones can't exist. */
export const MAX_ID_LENGTH = 200;
/** What is read of `If-Match` and `If-None-Match`. */
export const MAX_ETAGS_LENGTH = 1000;
/** An answer as Lambda returns it, JSON in JSON. */
export const MAX_ANSWER_BYTES = 6 * 1024 * 1024;
