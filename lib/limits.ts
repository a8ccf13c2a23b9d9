/** The limits of a deployment that are the same in all stages. docs/limits.md lists them for users. */

/** An invocation that extracts files; the queue's visibility timeout follows from it. */
export const EXTRACT_TIMEOUT_S = 300;
/** An invocation of a consumer of changes: enough for a file of thousands of articles. */
export const CONSUMER_TIMEOUT_S = 300;
/** A request for quotes, speakers or articles. */
export const QUERY_TIMEOUT_S = 15;
export const CORRECT_TIMEOUT_S = 25;
/** An explanation or a list of dead letters: API Gateway waits for half a minute. */
export const DESK_TIMEOUT_S = 29;

/** The longest that SQS keeps a message, and so a dead letter. */
export const MESSAGE_DAYS = 14;
/** Results of Athena can be obtained again with the same query. */
export const ATHENA_RESULT_DAYS = 30;
