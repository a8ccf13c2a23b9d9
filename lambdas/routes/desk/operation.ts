import type * as z from 'zod/mini';
import type { Desk } from './desk.ts';

/** Something that a person at a desk asks or does beside reading and correcting. */
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

/** Checks an operation's `make` against its own schema, then lets it stand in one list with the others. */
export const deskOperation = <Answer extends z.ZodMiniType>(defined: Definition<Answer>): DeskOperation =>
  defined;
