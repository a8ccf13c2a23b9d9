import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createCorrectHandler } from '../../lambdas/correct/handler.ts';
import type { Answer } from '../../lambdas/http/answer.ts';
import { createQueryHandler } from '../../lambdas/query/handler.ts';
import { createStoreCorrector } from '../../lambdas/store/index.ts';
import { bodyOf, eventFor } from '../query/ask.ts';
import { Archive, type ArticleSketch, type QuoteSketch } from '../store/archive.ts';
import type { EmbeddedTable } from '../store/embedded-table.ts';

/** A request that corrects something, by what matters to a test; a body that is no string goes as JSON. */
export function eventOf(
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): APIGatewayProxyEventV2 {
  const event = eventFor(url, { method, headers });
  return body === undefined
    ? event
    : { ...event, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** Quotes of people in one role: by articles alone they are one where their names allow it. */
export const mayor = (...names: string[]): QuoteSketch[] =>
  names.map((name, index) => quoteOf(name, 10 + 40 * index, { roles: ['Linden mayor'], gender: 'female' }));

export const quoteOf = (by: string, at = 10, more: Partial<QuoteSketch> = {}): QuoteSketch => ({
  by,
  at,
  ...more,
});

/** Both functions over one table, and the archive that they read and correct. */
export class Desk {
  readonly archive: Archive;
  /** What the correct function noted. */
  readonly noted: unknown[] = [];
  readonly correct: (event: APIGatewayProxyEventV2) => Promise<Answer>;
  readonly query: (event: APIGatewayProxyEventV2) => Promise<Answer>;
  /** What either did not expect. */
  readonly errors: unknown[] = [];

  constructor(table: EmbeddedTable, tableName: string) {
    this.archive = new Archive(table, tableName);
    const log = (error: unknown) => void this.errors.push(error);
    const corrector = createStoreCorrector({ dynamo: table.connect(), tableName });
    this.correct = createCorrectHandler({ corrector, log, note: (one) => this.noted.push(one) });
    this.query = createQueryHandler({ store: this.archive.reader, readText: async () => undefined, log });
  }

  /** Puts an article in for each of these names, which quotes them once. */
  async quote(...names: string[]): Promise<void> {
    for (const name of names) await this.put(`${name}.txt`, { quotes: [quoteOf(name)] });
  }

  put = (key: string, ...articles: ArticleSketch[]) => this.archive.put(key, ...articles);

  send(method: string, url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.correct(eventOf(method, url, body, headers));
  }

  merge = (from: string, into: string) => this.send('POST', `/speakers/${into}/merge`, { from });
  split = (id: string, alias: string) => this.send('POST', `/speakers/${id}/split`, { alias });
  rename = (id: string, name: string) => this.send('PUT', `/speakers/${id}/name`, { name });
  unname = (id: string) => this.send('DELETE', `/speakers/${id}/name`);

  /** What the query function answers. */
  async ask(url: string) {
    return bodyOf(await this.query(eventFor(url)));
  }

  /** The id of the speaker that an id leads to; undefined when nobody is there. */
  async whois(id: string): Promise<string | undefined> {
    return (await this.ask(`/speakers/${id}`)).id;
  }

  /** The ids of a speaker's aliases, sorted. */
  async aliasesOf(id: string): Promise<string[]> {
    const { aliases } = await this.ask(`/speakers/${id}`);
    return aliases.map((alias: { id: string }) => alias.id).sort();
  }
}

/** People who resemble each other in nothing, and their ids. */
export const NAMES = ['Rada Velkova', 'Irena Moss', 'Otto Grau', 'Pia Lind', 'Tomas Hartl'];
export const IDS = NAMES.map((name) => name.toLowerCase().replace(' ', '-'));

/** Who is who among them: their ids, together where they are one. */
export async function groupsOf(desk: Desk): Promise<string[][]> {
  const of = new Map<string, string[]>();
  for (const id of IDS) {
    const root = (await desk.whois(id)) ?? id;
    of.set(root, [...(of.get(root) ?? []), id].sort());
  }
  return [...of.values()].sort();
}
