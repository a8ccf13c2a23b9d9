import type * as z from 'zod/mini';
import type { StoreCorrector } from '../../store/index.ts';

/** What a correction can be refused for, beside a speaker that isn't there, by the status of the answer. */
export type Refusals = readonly (409 | 422)[];

/** One thing that a person can correct: what it takes, what it answers and how it is done. */
export interface Correction {
  method: 'POST' | 'PUT' | 'DELETE';
  path: string;
  operation: string;
  summary: string;
  /** The schema of the JSON that it takes; undefined where it takes none. */
  body: z.ZodMiniObject | undefined;
  refusals: Refusals;
  answer: z.ZodMiniType;
  /** @returns what `answer` describes */
  make(asked: { id: string; body: unknown }, corrector: StoreCorrector): Promise<unknown>;
}

/** A correction whose `make` takes what its body is and gives what its answer is. */
interface Definition<Body extends z.ZodMiniObject | undefined, Answer extends z.ZodMiniType>
  extends Correction {
  body: Body;
  answer: Answer;
  make(
    asked: { id: string; body: Body extends z.ZodMiniObject ? z.output<Body> : undefined },
    corrector: StoreCorrector,
  ): Promise<z.input<Answer>>;
}

/** Checks a correction's `make` against its own schemas, then lets it stand in one list with the others. */
export const correction = <Body extends z.ZodMiniObject | undefined, Answer extends z.ZodMiniType>(
  defined: Definition<Body, Answer>,
): Correction => defined;
