import type * as z from 'zod/mini';
import type { Expected, StoreCorrector } from '../../store/index.ts';

/** What a correction can be refused for, beside a speaker that isn't there, by the status of the answer. */
export type Refusals = readonly (409 | 412 | 422)[];

/** A request that corrects something, as far as it is read. */
interface Made<Body> {
  id: string;
  body: Body;
  /** What the request says must be there for it to change anything. */
  expected: Expected | undefined;
}

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
  make(asked: Made<unknown>, corrector: StoreCorrector): Promise<unknown>;
}

/** A correction whose `make` takes what its body is and gives what its answer is. */
interface Definition<Body extends z.ZodMiniObject | undefined, Answer extends z.ZodMiniType>
  extends Correction {
  body: Body;
  answer: Answer;
  make(
    asked: Made<Body extends z.ZodMiniObject ? z.output<Body> : undefined>,
    corrector: StoreCorrector,
  ): Promise<z.input<Answer>>;
}

/** Checks a correction's `make` against its own schemas, then lets it stand in one list with the others. */
export const correction = <Body extends z.ZodMiniObject | undefined, Answer extends z.ZodMiniType>(
  defined: Definition<Body, Answer>,
): Correction => defined;
