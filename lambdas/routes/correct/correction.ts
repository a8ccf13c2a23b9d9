import type * as z from 'zod/mini';
import type { StoreCorrector } from '../../store/index.ts';

/** What a correction can be refused for, beside a speaker that isn't there, by the status of the answer. */
export type Refusals = readonly (409 | 422)[];

/** One thing that a person can correct: what it takes, what it answers and how it is done. */
export interface Correction<
  Body extends z.ZodMiniObject | undefined = z.ZodMiniObject | undefined,
  Answer extends z.ZodMiniType = z.ZodMiniType,
> {
  method: 'POST' | 'PUT' | 'DELETE';
  path: string;
  operation: string;
  summary: string;
  /** The schema of the JSON that it takes; undefined where it takes none. */
  body: Body;
  refusals: Refusals;
  answer: Answer;
  make(
    asked: { id: string; body: Body extends z.ZodMiniObject ? z.output<Body> : undefined },
    corrector: StoreCorrector,
  ): Promise<z.input<Answer>>;
}

/** Checks a correction's `make` against its own schemas, then lets it stand in one list with the others. */
export function correction<Body extends z.ZodMiniObject | undefined, Answer extends z.ZodMiniType>(
  defined: Correction<Body, Answer>,
): Correction {
  return defined as unknown as Correction;
}
