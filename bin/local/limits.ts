/** The limits of the local server. docs/limits.md lists them for users. */

/** A request's body, as at API Gateway. */
export const MAX_REQUEST_BYTES = 10 * 1024 * 1024;
/** Close to API Gateway's limit: 10,240 bytes for the URL and all header values together. */
export const MAX_URL_LENGTH = 10_000;
/** Large enough that a URL that is far too long is read, and answered with a 414. */
export const MAX_HEADER_BYTES = 256 * 1024;

/** A file that the page uploads; larger ones go into the inbox or through S3. */
export const MAX_UPLOAD_BYTES = 64 * 1024 * 1024;
export const MAX_FILE_NAME_LENGTH = 200;

/** A key of a bucket in UTF-8, as in S3. */
export const MAX_KEY_BYTES = 1024;
/** Every part of a multipart upload but the last, as in S3. */
export const MIN_PART_BYTES = 5 * 1024 * 1024;
/** A multipart upload that is never completed. */
export const UPLOAD_DAYS = 7;

/** An idle process that explains texts: it holds some hundred megabytes. */
export const IDLE_EXPLAINER_MS = 60_000;
