/** What an invocation knows of time. */
export interface Deadline {
  /** Milliseconds of the clock. */
  now: () => number;
  /** How long an invocation can live at all, milliseconds: the same for every one. */
  lifetime: number;
  /** Whether this one should come to an end. */
  isOutOfTime: () => boolean;
}
