import { csvText, FORMATS, type Format, flat, jsonLines } from '../../http/formats.ts';
import { annotation, annotationPage } from './annotations.ts';
import type { Archive, Rows } from './endpoint.ts';
import type { FeedPlace } from './feeds.ts';
import { COLUMNS, quoteRows } from './quote-rows.ts';

/** Returns the text of an answer. */
type Writer = (archive: Archive, found: object, place: FeedPlace) => Promise<string>;

interface List {
  items: readonly object[];
  hint?: string;
}

const idsIn = (found: object) =>
  (found as List).items.flatMap((item) => ('id' in item && typeof item.id === 'string' ? item.id : []));

const rowsIn = (found: object) => (found as List).items.map((item) => flat(item));

/** The columns of flat rows, in order of first appearance. */
const namesIn = (rows: readonly Record<string, unknown>[]) => [...new Set(rows.flatMap(Object.keys))];

const quotesAsJsonLines: Writer = async (archive, found) => jsonLines(await quoteRows(archive, idsIn(found)));

const quotesAsCsv: Writer = async (archive, found) =>
  csvText(
    COLUMNS.map(({ name }) => name),
    await quoteRows(archive, idsIn(found)),
  );

const quotesAsAnnotations: Writer = async (archive, found) =>
  JSON.stringify(await annotationPage(archive, idsIn(found)));

/** Loaded only when a feed is requested. */
const quotesAsFeed =
  (format: 'atom' | 'jsonfeed'): Writer =>
  async (archive, found, place) => {
    const { feedText } = await import('./feeds.ts');
    const { hint } = found as List;
    return feedText(archive, idsIn(found), format, { ...place, ...(hint !== undefined && { hint }) });
  };

/** The writer of each format for each kind of content; JSON is the answer itself and always available. */
const WRITERS: Record<Exclude<Format, 'json'>, Partial<Record<Rows, Writer>>> = {
  jsonl: {
    arrivals: quotesAsJsonLines,
    quotes: quotesAsJsonLines,
    items: async (_, found) => jsonLines(rowsIn(found)),
  },
  csv: {
    arrivals: quotesAsCsv,
    quotes: quotesAsCsv,
    async items(_, found) {
      const rows = rowsIn(found);
      return csvText(namesIn(rows), rows);
    },
  },
  ld: {
    arrivals: quotesAsAnnotations,
    quotes: quotesAsAnnotations,
    quote: async (archive, found) => JSON.stringify(await annotation(archive, (found as { id: string }).id)),
  },
  atom: { arrivals: quotesAsFeed('atom') },
  jsonfeed: { arrivals: quotesAsFeed('jsonfeed') },
};

const writerOf = (rows: Rows, format: Format): Writer | undefined =>
  format === 'json' ? undefined : WRITERS[format][rows];

/** The formats available for each kind of content. */
export const offered = (rows: Rows): Format[] =>
  FORMATS.filter((format) => format === 'json' || writerOf(rows, format) !== undefined);

/** An answer in another format than JSON; undefined if it isn't available. */
export const rendered = async (
  rows: Rows,
  format: Format,
  found: object,
  archive: Archive,
  place: FeedPlace,
): Promise<string | undefined> => writerOf(rows, format)?.(archive, found, place);
