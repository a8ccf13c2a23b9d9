import { SQSClient } from '@aws-sdk/client-sqs';
import { announcing } from '../lambdas/changes/announcing-corrector.ts';
import { createAnnounce } from '../lambdas/changes/change.ts';
import { createStoreCorrector, type StoreSettings } from '../lambdas/store/index.ts';
import { ApiRefused, LOCAL_API, requestTo } from './api-request.ts';
import { printable } from './local/printable.ts';
import { onTable } from './tables.ts';

const TIMEOUT_MS = 30_000;

/** A speaker, as far as it is printed. */
interface Shown {
  id: string;
  name: string;
  quotes: number;
  aliases: { id: string; name: string; field?: string | null; quotes: number }[];
}

/** Makes corrections, over an API or on a table. */
interface Corrector {
  merge(from: string, into: string): Promise<Shown>;
  split(id: string, alias: string): Promise<Shown[]>;
  rename(id: string, name: string | undefined): Promise<Shown>;
}

async function answerOf(response: Response): Promise<unknown> {
  const { status, url } = response;
  const answer = await response.json().catch(() => undefined);
  if (response.ok && answer) return answer;
  const { detail } = (answer ?? {}) as { detail?: unknown };
  throw new ApiRefused(typeof detail === 'string' ? printable(detail) : `${url} answers ${status}.`);
}

function correctorBy(api: string): Corrector {
  const send = async (method: string, id: string, what: string, body?: object) => {
    const path = `speakers/${encodeURIComponent(id.toWellFormed())}/${what}`;
    const response = await requestTo(api, path, {
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return answerOf(response);
  };
  return {
    merge: async (from, into) => (await send('POST', into, 'merge', { from })) as Shown,
    async split(id, alias) {
      const { speakers } = (await send('POST', id, 'split', { alias })) as { speakers: Shown[] };
      return speakers;
    },
    rename: async (id, name) =>
      (await (name === undefined ? send('DELETE', id, 'name') : send('PUT', id, 'name', { name }))) as Shown,
  };
}

const counted = (quotes: number) => `${quotes} ${quotes === 1 ? 'quote' : 'quotes'}`;

/** One speaker: a line for the speaker, and one for each of their names. */
function linesOf({ id, name, quotes, aliases }: Shown): string[] {
  const names = aliases.map(
    (alias) =>
      `  ${alias.name} (${[alias.id, alias.field].filter(Boolean).join(', ')}): ${counted(alias.quotes)}`,
  );
  return [`${name} (${id}): ${counted(quotes)}, as`, ...names].map(printable);
}

/** Over an API, or on a deployed table; then `changes` are the queues of the consumers of changes. */
export interface CorrectingBy {
  api?: string | undefined;
  table?: string | undefined;
  changes?: readonly string[] | undefined;
}

/** As the correct function does it: consumers of changes are notified. */
async function correctorOn(settings: StoreSettings, changes: readonly string[]): Promise<Corrector> {
  const corrector = createStoreCorrector(settings);
  if (changes.length === 0) return corrector;
  const region = await settings.dynamo.config.region();
  return announcing(corrector, createAnnounce(new SQSClient({ region }), changes));
}

/**
 * Makes a correction and prints the resulting speakers.
 *
 * @param other for a merge the speaker to merge into `id`, for a split the alias, else the name
 * @throws {ApiRefused}, {TableUnusable}, {Uncorrectable}: nothing was corrected
 */
export async function correct(
  command: 'merge' | 'split' | 'rename',
  id: string,
  other: string,
  { api = LOCAL_API, table, changes = [] }: CorrectingBy,
  output: NodeJS.WritableStream,
): Promise<void> {
  const correctBy = async (corrector: Corrector): Promise<Shown[]> => {
    if (command === 'split') return corrector.split(id, other);
    const isTakenBack = other === '';
    return [
      command === 'merge'
        ? await corrector.merge(other, id)
        : await corrector.rename(id, isTakenBack ? undefined : other),
    ];
  };
  const speakers =
    table === undefined
      ? await correctBy(correctorBy(api))
      : await onTable(table, async (settings) => correctBy(await correctorOn(settings, changes)));
  output.write(`${speakers.flatMap(linesOf).join('\n')}\n`);
}
