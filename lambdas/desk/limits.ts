/** The limits of the desk's answers. docs/limits.md lists them for users. */

/** Dead letters in a list: each is received from the queue for it. */
export const MAX_LISTED_MESSAGES = 100;
/** Dead letters that are searched for the one to retry. */
export const MAX_SEARCHED_MESSAGES = 1000;
/** What is shown of a message that is no event. */
export const MAX_MESSAGE_LENGTH = 500;
/** How long the engine may take to explain a text: less than API Gateway waits for the whole answer. */
export const EXPLANATION_TIMEOUT_MS = 20_000;
