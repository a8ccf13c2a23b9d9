import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { type ReadResult, readRecords } from '../lambdas/articles/index.ts';
import { type Explained, explain, type Span } from '../lambdas/attribution/index.ts';
import { readsLanguage } from '../lambdas/attribution/languages.ts';
import { linesOf } from './lines.ts';
import { filesUnder, reasonOf } from './local/dropped-files.ts';
import type { Outputs } from './outputs.ts';

/** JSON may write each code unit of a 4 MiB article as `\uXXXX`. */
const MOST_LINE_BYTES = 32 * 1024 * 1024;

/** Attributions go to `output`, one line per article. */
interface AttributeOutputs extends Outputs {
  /** Whether to add why each attribution has its speaker. */
  explained?: boolean;
}

/**
 * Attributions of articles given as JSON lines `{"id", "text"}`: one line each, in the same order. A bad line is
 * reported with its number, and the others continue.
 *
 * @returns whether all lines were valid
 */
export async function attributeLines(
  input: AsyncIterable<Buffer>,
  { output, errors, explained = false }: AttributeOutputs,
): Promise<boolean> {
  let good = true;
  for await (const { number, bytes } of linesOf(input, MOST_LINE_BYTES)) {
    try {
      const article = articleIn(bytes);
      if (article)
        await write(output, { id: article.id, attributions: listed(await explain(article.text), explained) });
    } catch (error) {
      good = false;
      errors.write(`line ${number}: ${(error as Error).message}\n`);
    }
  }
  return good;
}

/**
 * The same for files and folders in any supported format. The output has the article's `text` as well, because the
 * spans point into that, not into the file. The id is the file's path as given, with `#` and the record's
 * number if a file holds several articles.
 *
 * @returns whether all could be read
 */
export async function attributeFiles(
  paths: string[],
  { output, errors, explained = false }: AttributeOutputs,
): Promise<boolean> {
  let good = true;
  const complain = (what: string, problem: string) => {
    good = false;
    errors.write(`${what}: ${problem}\n`);
  };
  for (const given of paths) {
    try {
      for await (const path of filesUnder([given], complain)) {
        for await (const { id, result } of articlesIn(path)) {
          if ('unreadable' in result) complain(id, result.unreadable.message);
          else {
            const { text, language } = result.article;
            const attributions = readsLanguage(language) ? await explain(text) : [];
            await write(output, { id, text, attributions: listed(attributions, explained) });
          }
        }
      }
    } catch (error) {
      complain(given, reasonOf(error));
    }
  }
  return good;
}

async function* articlesIn(path: string): AsyncGenerator<{ id: string; result: ReadResult }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const chunks = file.createReadStream({ start: 0, autoClose: false });
    for await (const { record, result } of readRecords(chunks, { key: path }, size)) {
      yield { id: record === 0 ? path : `${path}#${record}`, result };
    }
  } finally {
    await file.close();
  }
}

/** @returns undefined for a blank line */
function articleIn(bytes: Buffer | undefined): { id: string | number; text: string } | undefined {
  if (!bytes) throw new Error(`longer than ${MOST_LINE_BYTES / 1024 / 1024} MiB.`);
  const line = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  if (line === '') return undefined;
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null) throw new Error('not a JSON object.');
  const { id, text } = value as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number') throw new Error('"id" is missing, or is no string.');
  if (typeof text !== 'string') throw new Error('"text" is missing, or is no string.');
  return { id, text };
}

function listed(attributions: Explained[], explained: boolean) {
  const pair = ({ start, end }: Span) => [start, end];
  return attributions.map(
    ({ kind, type, source, cue, content, speaker, reportedBy, confidence, explanation }) => ({
      kind,
      type,
      source: source.map(pair),
      cue: cue.map(pair),
      content: content.map(pair),
      speaker: speaker?.name ?? null,
      speakerConfidence: speaker?.confidence ?? null,
      ...(speaker?.name === null ? { description: speaker.description } : {}),
      ...(reportedBy ? { reportedBy: reportedBy.name ?? reportedBy.description } : {}),
      confidence,
      ...(explained
        ? {
            explanation: explanation && {
              ...explanation,
              mention: explanation.mention && pair(explanation.mention),
            },
          }
        : {}),
    }),
  );
}

async function write(output: NodeJS.WritableStream, article: object): Promise<void> {
  if (!output.write(`${JSON.stringify(article)}\n`)) await once(output, 'drain');
}
