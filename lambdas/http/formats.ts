interface FormatFacts {
  /** The media types that select it in `Accept`; the first is its own. */
  mediaTypes: readonly [string, ...string[]];
  /** Parameters of its `Content-Type`. */
  parameters?: string;
  /** A feed is sorted by arrival, latest first. */
  isFeed?: true;
}

/** The formats of answers. `routes/query/render.ts` has the writer of each. */
const FACTS = {
  json: { mediaTypes: ['application/json'] },
  jsonl: { mediaTypes: ['application/jsonl', 'application/x-ndjson', 'application/x-jsonlines'] },
  csv: { mediaTypes: ['text/csv'], parameters: 'charset=utf-8; header=present' },
  ld: { mediaTypes: ['application/ld+json'] },
  atom: { mediaTypes: ['application/atom+xml'], parameters: 'charset=utf-8', isFeed: true },
  jsonfeed: { mediaTypes: ['application/feed+json'], isFeed: true },
} as const satisfies Record<string, FormatFacts>;

export type Format = keyof typeof FACTS;

export const FORMATS = Object.keys(FACTS) as Format[];

const factsOf = (format: Format): FormatFacts => FACTS[format];

/** The media type of a format. */
export const mediaType = (format: Format): string => factsOf(format).mediaTypes[0];

/** The `Content-Type` of a format. */
export function contentType(format: Format): string {
  const { parameters } = factsOf(format);
  return [mediaType(format), ...(parameters === undefined ? [] : [parameters])].join('; ');
}

/** Whether a format is a feed, sorted by arrival. */
export const isFeed = (format: Format): boolean => factsOf(format).isFeed ?? false;

/** The formats that an `Accept` header names, the most preferred first. */
function accepted(accept: string): Format[] {
  const weighted = accept.split(',').flatMap((part) => {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const weight = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1);
    const format =
      FORMATS.find((one) => factsOf(one).mediaTypes.includes(type)) ?? (type === '*/*' ? 'json' : undefined);
    return format !== undefined && weight > 0 ? [{ format, weight }] : [];
  });
  return weighted.sort((a, b) => b.weight - a.weight).map(({ format }) => format);
}

/**
 * The format of an answer: the one given with `format=`, else the first in `Accept` that is offered, else
 * JSON.
 *
 * @param offered the formats of this answer
 */
export const chooseFormat = (offered: readonly Format[], given: Format | undefined, accept: string): Format =>
  given ?? accepted(accept).find((format) => offered.includes(format)) ?? 'json';

type Value = string | number | boolean | null | undefined;

const quoted = (value: Value): string => {
  const words = value === null || value === undefined ? '' : String(value);
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
};

/** A line of CSV by RFC 4180, with its line end. */
export const csvLine = (values: readonly Value[]): string => `${values.map(quoted).join(',')}\r\n`;

/** Rows as CSV with a header. @param names the columns, in order */
export const csvText = (names: readonly string[], rows: readonly Record<string, Value>[]): string =>
  [names, ...rows.map((row) => names.map((name) => row[name]))].map(csvLine).join('');

/** Rows as JSON lines. */
export const jsonLines = (rows: readonly object[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/**
 * A resource as one flat row: `file.key` becomes `file_key`, and a list of texts is joined with `; `.
 *
 * @example
 * flat({ id: 'a', file: { key: 'b' }, names: ['c', 'd'] }) // { id: 'a', file_key: 'b', names: 'c; d' }
 */
export function flat(resource: object, prefix = ''): Record<string, Value> {
  const entries = Object.entries(resource).flatMap(([name, value]): [string, Value][] => {
    if (Array.isArray(value)) {
      const isPlain = value.every((one) => typeof one === 'string');
      return [[prefix + name, isPlain ? value.join('; ') : JSON.stringify(value)]];
    }
    if (value !== null && typeof value === 'object') return Object.entries(flat(value, `${prefix}${name}_`));
    return [[prefix + name, value as Value]];
  });
  return Object.fromEntries(entries);
}
