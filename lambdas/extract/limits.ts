/** The limits of extraction and of stored quotes. docs/limits.md lists them for users. */

/** The words of a quote, in UTF-16 code units, like all lengths here. Its spans tell where the rest is. */
export const MAX_QUOTE_LENGTH = 10_000;
/** The words of a source, a cue, a name or a description. */
export const MAX_WORDS_LENGTH = 500;
/** Spans of a source, cue or content: with all of them, an item stays below DynamoDB's 400 KB. */
export const MAX_SPANS = 2000;
/** The text that is stored on either side of a quote. */
export const MAX_CONTEXT_LENGTH = 80;
/** The message of a failed article. */
export const MAX_FAILURE_LENGTH = 500;

/** Articles of one file that an invocation writes: the next one continues, and can be retried by itself. */
export const MAX_INVOCATION_ARTICLES = 1000;
/**
 * Records of a file whose articles are editions, from its first one. After a switch all their pieces are compared, and
 * that must fit into one invocation: the next one would begin with the first piece again.
 */
export const MAX_EDITION_RECORDS = 1000;

/** Attempts after which a message is a dead letter: the queue's `maxReceiveCount`. */
export const MAX_ATTEMPTS = 5;
/** A service that throttles a task this often does so because of the task: this takes about a day. */
export const MAX_POSTPONEMENTS = 100;
/** The longest that SQS delays a message. */
export const MAX_DELAY_S = 900;
