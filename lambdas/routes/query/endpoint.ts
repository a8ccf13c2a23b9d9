import type * as z from 'zod/mini';
import { NotFound } from '../../http/problems.ts';
import type { PageRequest, Position, StoreReader } from '../../model/stored.ts';
import type { SearchIndex } from '../../search/index.ts';
import { cursorOf, type ListPlace, placeOf } from './cursor.ts';

/** What answers are found in. */
export interface Archive {
  store: StoreReader;
  /** The text stored under a key of the text bucket; undefined when there is none. */
  readText(textKey: string): Promise<string | undefined>;
  /** How many dropped files are still to be read, where that is known. */
  ingesting?(): number;
  /** Finds by words; absent where a stage has no index. */
  search?: Search | undefined;
}

/**
 * What an answer is made of, for other formats than JSON: quotes in a list that there is in the order of arrival too,
 * quotes in another list, one quote, or other things in a list.
 */
export type Rows = 'arrivals' | 'quotes' | 'quote' | 'items';

/** What of an index can be asked. */
export type Search = Pick<SearchIndex, 'quotes' | 'articles' | 'counts' | 'personas'>;

/** What a request asks. */
export interface Question<Parameters> {
  /** The `{id}` of the path, decoded; empty where the path has none. */
  id: string;
  parameters: Parameters;
  /** The path and its parameters as one string: what cursors are bound to. */
  asked: string;
}

/** One path of the API: what it takes, what it answers and how that is found. The OpenAPI document is made from these. */
export interface Endpoint {
  path: string;
  operation: string;
  summary: string;
  parameters: z.ZodMiniObject;
  /** The schema of the JSON it answers; `text` for plain text. */
  answer: z.ZodMiniType | 'text';
  /** What it answers in other formats than JSON; nothing else than JSON unless given. */
  rows?: Rows;
  /** `private, no-cache` unless given: a dropped article shows a moment later, and clients show credentials. */
  cacheControl?: string;
  /** @returns what `answer` describes */
  find(question: Question<Record<string, unknown>>, archive: Archive): Promise<unknown>;
}

/** An endpoint whose `find` takes what its parameters are and gives what its answer is. */
interface Definition<Parameters extends z.ZodMiniObject, Answer extends z.ZodMiniType | 'text'>
  extends Endpoint {
  parameters: Parameters;
  answer: Answer;
  find(
    question: Question<z.output<Parameters>>,
    archive: Archive,
  ): Promise<Answer extends z.ZodMiniType ? z.input<Answer> : string>;
}

/** Checks an endpoint's `find` against its own schemas, then lets it stand in one list with the others. */
export const endpoint = <Parameters extends z.ZodMiniObject, Answer extends z.ZodMiniType | 'text'>(
  defined: Definition<Parameters, Answer>,
): Endpoint => defined;

/** @throws {NotFound} when `thing` is undefined; `hint` tells how its id may be found. */
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
 * Where the asked page begins.
 *
 * @throws {BadParameters} when its cursor belongs to another question.
 */
export function placeIn({ asked, parameters }: Question<Paged>): ListPlace {
  return parameters.cursor === undefined ? {} : placeOf(asked, parameters.cursor);
}

/** The asked page, as the store takes it. */
export function pageAt({ parameters }: Question<Paged>, { after }: ListPlace): PageRequest {
  return { limit: parameters.limit, ...(after !== undefined && { after }) };
}

/** The place that follows a page of the store; undefined at the end of the list. */
export function placeAfter({ next }: { next?: Position }): ListPlace | undefined {
  return next === undefined ? undefined : { after: next };
}

/** The `next` of a page whose list goes on at `place`; nothing where it ends. */
export function nextPage({ asked }: Question<Paged>, place: ListPlace | undefined): { next?: string } {
  return place === undefined ? {} : { next: cursorOf(asked, place) };
}
