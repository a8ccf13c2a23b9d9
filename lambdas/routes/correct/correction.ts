import type * as z from 'zod/mini';
import type { Expected, StoreCorrector } from '../../store/index.ts';

/** Why a correction can be refused, besides an unknown speaker, by the status of the answer. */
export type Refusals = readonly (409 | 412 | 422)[];

/** A request to correct something, after parsing. */
interface Made<Body> {
  id: string;
  body: Body;
  /** The precondition of the request. */
  expected: Expected | undefined;
}

/** One correction that a person can make: what it accepts, what it answers and how it is done. */
export interface Correction {
  method: 'POST' | 'PUT' | 'DELETE';
  path: string;
  operation: string;
  summary: string;
  /** The schema of the JSON body; undefined if it has none. */
  body: z.ZodMiniObject | undefined;
  refusals: Refusals;
  answer: z.ZodMiniType;
  /** @returns what `answer` describes */
  make(asked: Made<unknown>, corrector: StoreCorrector): Promise<unknown>;
}

/** A correction whose `make` has the type of its body and returns the type of its answer. */
interface Definition<Body extends z.ZodMiniObject | undefined, Answer extends z.ZodMiniType>
  extends Correction {
  body: Body;
  answer: Answer;
  make(
    asked: Made<Body extends z.ZodMiniObject ? z.output<Body> : undefined>,
    corrector: StoreCorrector,
  ): Promise<z.input<Answer>>;
}

/** Checks a correction's `make` against its own schemas, then erases these types so that it fits into the list. */
export const correction = <Body extends z.ZodMiniObject | undefined, Answer extends z.ZodMiniType>(
  defined: Definition<Body, Answer>,
): Correction => defined;
