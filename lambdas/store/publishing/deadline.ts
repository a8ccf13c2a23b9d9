/** What an invocation knows about its time. */
export interface Deadline {
  /** Milliseconds of the clock. */
  now: () => number;
  /** The longest that any invocation can run, in milliseconds. */
  lifetime: number;
  /** Whether this invocation should finish now. */
  isOutOfTime: () => boolean;
}
