import type * as z from 'zod/mini';
import type { Expected } from '../store/index.ts';

/** A request for an operation, after parsing. */
interface OperationRequest<Body> {
  /** The `{id}` of the path; empty if the path has none. */
  id: string;
  body: Body;
  /** The precondition of the request, for operations that may be refused with 412. */
  expected: Expected | undefined;
}

/**
 * One operation of the API besides the endpoints that read: what it accepts, what it answers and how it is done. The
 * OpenAPI document is generated from these.
 */
export interface Operation<Service> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  operation: string;
  summary: string;
  /** 200 unless given. */
  status?: 201;
  /** The schema of the JSON body; absent if it has none. */
  body?: z.ZodMiniObject | undefined;
  /** Why it can be refused, besides an unknown id, by the status of the answer. */
  refusals?: readonly (409 | 412 | 422)[];
  answer: z.ZodMiniType;
  /** @returns what `answer` describes */
  make(asked: OperationRequest<unknown>, service: Service): Promise<unknown>;
}

/** An operation whose `make` has the type of its body and returns the type of its answer. */
interface Definition<Service, Body extends z.ZodMiniObject | undefined, Answer extends z.ZodMiniType>
  extends Operation<Service> {
  body?: Body;
  answer: Answer;
  make(
    asked: OperationRequest<Body extends z.ZodMiniObject ? z.output<Body> : undefined>,
    service: Service,
  ): Promise<z.input<Answer>>;
}

/**
 * Returns a function that checks an operation's `make` against its own schemas, and erases these types so that it fits
 * into a list.
 */
export const operationOn =
  <Service>() =>
  <Answer extends z.ZodMiniType, Body extends z.ZodMiniObject | undefined = undefined>(
    defined: Definition<Service, Body, Answer>,
  ): Operation<Service> =>
    defined;
