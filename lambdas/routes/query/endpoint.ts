import type * as z from 'zod/mini';
import { NotFound } from '../../http/problems.ts';
import type { PageRequest, Position, StoreReader } from '../../model/stored.ts';
import type { Search } from '../../search/index.ts';
import { cursorOf, type ListPlace, openCursor } from './cursor.ts';

/** The sources of answers. */
export interface Archive {
  store: StoreReader;
  /** The text stored under a key of the text bucket; undefined if there is none. */
  readText(textKey: string): Promise<string | undefined>;
  /** How many dropped files are still to be processed, if that is known. */
  ingesting?(): number;
  /** The search index; absent if a stage has none. */
  search?: Search | undefined;
}

/**
 * The content of an answer, for formats other than JSON: quotes in a list that can be sorted by arrival,
 * quotes in another list, one quote, or other things in a list.
 */
export type Rows = 'arrivals' | 'quotes' | 'quote' | 'items';

/** A parsed request. */
export interface ParsedRequest<Parameters> {
  /** The `{id}` of the path, decoded; empty if the path has none. */
  id: string;
  parameters: Parameters;
  /** The path and its parameters as one string, to which cursors are bound. */
  asked: string;
}

/**
 * One path of the API: what it accepts, what it answers, and how that is found. The OpenAPI document is generated from
 * these.
 */
export interface Endpoint {
  path: string;
  operation: string;
  summary: string;
  parameters: z.ZodMiniObject;
  /** The schema of the JSON answer; `text` for plain text. */
  answer: z.ZodMiniType | 'text';
  /** What it answers in formats other than JSON; unless given, there are none. */
  rows?: Rows;
  /** `private, no-cache` unless given: a dropped article shows a moment later, and clients send credentials. */
  cacheControl?: string;
  /** @returns what `answer` describes */
  find(question: ParsedRequest<Record<string, unknown>>, archive: Archive): Promise<unknown>;
}

/** An endpoint whose `find` has the type of its parameters and returns the type of its answer. */
interface Definition<Parameters extends z.ZodMiniObject, Answer extends z.ZodMiniType | 'text'>
  extends Endpoint {
  parameters: Parameters;
  answer: Answer;
  find(
    question: ParsedRequest<z.output<Parameters>>,
    archive: Archive,
  ): Promise<Answer extends z.ZodMiniType ? z.input<Answer> : string>;
}

/** Checks an endpoint's `find` against its own schemas, then erases these types so that it fits into the list. */
export const endpoint = <Parameters extends z.ZodMiniObject, Answer extends z.ZodMiniType | 'text'>(
  defined: Definition<Parameters, Answer>,
): Endpoint => defined;

/** @throws {NotFound} if `thing` is undefined; `hint` says how its id may be found */
export function found<Thing>(thing: Thing | undefined, what: string, id: string, hint: string): Thing {
  if (thing === undefined) throw new NotFound(`There is no ${what} with the id '${id}'; ${hint}.`);
  return thing;
}

/** The parameters that every list has. */
export interface Paged {
  limit: number;
  cursor?: string;
}

/**
 * The position at which the requested page begins.
 *
 * @throws {BadParameters} if its cursor belongs to another question
 */
export function placeIn({ asked, parameters }: ParsedRequest<Paged>): ListPlace {
  return parameters.cursor === undefined ? {} : openCursor(asked, parameters.cursor);
}

/** The requested page, as the store takes it. */
export function pageAt({ parameters }: ParsedRequest<Paged>, { after }: ListPlace): PageRequest {
  return { limit: parameters.limit, ...(after !== undefined && { after }) };
}

/** The position after a page of the store; undefined at the end of the list. */
export function placeAfter({ next }: { next?: Position }): ListPlace | undefined {
  return next === undefined ? undefined : { after: next };
}

/** The `next` of a page whose list continues at `place`; nothing at the end. */
export function nextPage({ asked }: ParsedRequest<Paged>, place: ListPlace | undefined): { next?: string } {
  return place === undefined ? {} : { next: cursorOf(asked, place) };
}
