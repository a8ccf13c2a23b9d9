import type * as z from 'zod/mini';
import type { Desk } from './desk.ts';

/** An operation of the desk, besides reading and correcting. */
export interface DeskOperation {
  method: 'GET' | 'POST';
  path: string;
  operation: string;
  summary: string;
  answer: z.ZodMiniType;
  /** @returns what `answer` describes */
  make(asked: { id: string }, desk: Desk): Promise<unknown>;
}

interface Definition<Answer extends z.ZodMiniType> extends DeskOperation {
  answer: Answer;
  make(asked: { id: string }, desk: Desk): Promise<z.input<Answer>>;
}

/** Checks an operation's `make` against its own schema, then erases the type so that it fits into the list. */
export const deskOperation = <Answer extends z.ZodMiniType>(defined: Definition<Answer>): DeskOperation =>
  defined;
