import type { Span } from '../../model/attribution.ts';
import type { QuoteInArticle } from '../../model/stored.ts';
import type { Archive } from './endpoint.ts';

/** What a row is computed from; the article's text is undefined if it is gone. */
interface Source extends QuoteInArticle {
  text: string | undefined;
}

/** A column of quotes as exported, in CSV, JSON lines and Parquet alike. */
export interface Column {
  name: string;
  type: 'STRING' | 'INT32' | 'DOUBLE';
  description: string;
  read(source: Source): string | number | null;
}

export type Row = Record<string, string | number | null>;

const text = (name: string, description: string, read: (source: Source) => string | null): Column => ({
  name,
  type: 'STRING',
  description,
  read,
});

const number = (
  name: string,
  type: 'INT32' | 'DOUBLE',
  description: string,
  read: (source: Source) => number | null,
): Column => ({ name, type, description, read });

/** How many code points a text has before an offset in UTF-16 code units. */
export function codePointsBefore(words: string, offset: number): number {
  let count = 0;
  for (let at = 0; at < offset; at++) {
    // A code point beyond U+FFFF has two code units; the second isn't counted.
    const unit = words.charCodeAt(at);
    if (unit < 0xdc00 || unit > 0xdfff) count++;
  }
  return count;
}

const firstStart = (spans: readonly Span[]) => spans[0]?.start ?? 0;
const lastEnd = (spans: readonly Span[]) => spans.at(-1)?.end ?? 0;
const inCodePoints = (words: string | undefined, offset: number) =>
  words === undefined ? null : codePointsBefore(words, offset);

/** The columns, in order. New ones are added at the end; none changes its meaning. */
export const COLUMNS: readonly Column[] = [
  text('id', 'id of the quote', ({ quote }) => quote.id),
  text('text', 'words of the content', ({ quote }) => quote.text),
  text('kind', '`direct`, `mixed` or `indirect`', ({ quote }) => quote.kind),
  text('type', '`communication`, `belief`, `fact` or `intention`', ({ quote }) => quote.type),
  text('speaker_id', 'empty for an unnamed speaker', ({ quote }) => quote.speaker.id),
  text('speaker_name', 'the speaker’s name over all articles', ({ quote }) => quote.speaker.name),
  text('speaker_type', '`person`, `organisation`, `group` or `unnamed`', ({ quote }) => quote.speaker.type),
  text('speaker_gender', '`male`, `female`, or empty', ({ quote }) => quote.speaker.gender),
  text('speaker_roles', 'roles in this article, separated by `; `', ({ quote }) =>
    quote.speaker.roles.join('; '),
  ),
  text('speaker_description', 'description of an unnamed speaker', ({ quote }) => quote.speaker.description),
  text('source', 'the words for the speaker in this quote', ({ quote }) => quote.speaker.words),
  text('resolution', 'what led from these words to the speaker', ({ quote }) => quote.speaker.resolution),
  number(
    'speaker_confidence',
    'DOUBLE',
    'probability that they mean this speaker, 0 to 1',
    ({ quote }) => quote.speaker.confidence,
  ),
  text('cue', 'the reporting words', ({ quote }) => quote.cue),
  number(
    'confidence',
    'DOUBLE',
    'probability that the quote is right, 0 to 1',
    ({ quote }) => quote.confidence,
  ),
  number('start', 'INT32', 'start of the content in the text, in UTF-16 code units', ({ quote }) =>
    firstStart(quote.spans.content),
  ),
  number('end', 'INT32', 'end of its last span, exclusive', ({ quote }) => lastEnd(quote.spans.content)),
  number('start_code_point', 'INT32', 'the same in code points', ({ quote, text }) =>
    inCodePoints(text, firstStart(quote.spans.content)),
  ),
  number('end_code_point', 'INT32', 'the same in code points', ({ quote, text }) =>
    inCodePoints(text, lastEnd(quote.spans.content)),
  ),
  text('before', 'up to 80 code units of text before the content', ({ quote }) => quote.before),
  text('after', 'up to 80 code units after it', ({ quote }) => quote.after),
  text('article_id', 'id of the article', ({ article }) => article.id),
  text('title', 'title of the article', ({ article }) => article.title ?? null),
  text('publication', 'publication that printed it', ({ article }) => article.publication ?? null),
  text('author', 'author of the article', ({ article }) => article.author ?? null),
  text('published', 'ISO 8601: a day, or a time in UTC', ({ article }) => article.published ?? null),
  text('received', 'when the file was dropped: ISO 8601, UTC', ({ article }) => article.received),
  text('url', 'URL of the article', ({ article }) => article.url ?? null),
  text('file', 'key of the file in the articles bucket', ({ article }) => article.key),
  number(
    'record',
    'INT32',
    'number of the article in a file of several, from 1',
    ({ article }) => article.record ?? null,
  ),
  text(
    'extractor_version',
    'version of the engine that found the quote',
    ({ quote }) => quote.extractorVersion,
  ),
  text(
    'reported_by',
    'who passes on the speaker’s words, by name or description',
    ({ quote: { reportedBy } }) => reportedBy && (reportedBy.name ?? reportedBy.description),
  ),
];

/** Quotes with the texts of their articles; each text is read once. */
export async function withTexts(
  { store, readText }: { store: Pick<Archive['store'], 'quotesById'>; readText: Archive['readText'] },
  ids: readonly string[],
): Promise<Source[]> {
  const found = await store.quotesById(ids);
  const sources = ids.flatMap((id) => found.get(id) ?? []);
  const keys = [...new Set(sources.flatMap(({ article }) => article.textKey ?? []))];
  const texts = new Map(await Promise.all(keys.map(async (key) => [key, await readText(key)] as const)));
  return sources.map((source) => ({ ...source, text: texts.get(source.article.textKey ?? '') }));
}

/** A quote as a row. */
export const quoteRow = (source: Source): Row =>
  Object.fromEntries(COLUMNS.map(({ name, read }) => [name, read(source)]));

/** Quotes as rows, in the order of their ids; deleted ones are left out. */
export async function quoteRows(archive: Archive, ids: readonly string[]): Promise<Row[]> {
  const sources = await withTexts(archive, ids);
  return sources.map(quoteRow);
}
