import { BadParameters } from './problems.ts';

/** Formats that a list can be had in. */
export const FORMATS = ['json', 'jsonl', 'csv', 'ld'] as const;

export type Format = (typeof FORMATS)[number];

/** The media types that stand for a format, and the one that an answer has. */
const MEDIA_TYPES: Record<Format, readonly [string, ...string[]]> = {
  json: ['application/json'],
  jsonl: ['application/jsonl', 'application/x-ndjson', 'application/x-jsonlines'],
  csv: ['text/csv'],
  ld: ['application/ld+json'],
};

/** The media type that a format is known by. */
export const mediaType = (format: Format): string => MEDIA_TYPES[format][0];

/** The `Content-Type` of a format. */
export const contentType = (format: Format): string =>
  format === 'csv' ? 'text/csv; charset=utf-8; header=present' : mediaType(format);

/** The formats that an `Accept` header names, the most wanted first. */
function accepted(accept: string): Format[] {
  const weighted = accept.split(',').flatMap((part) => {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const weight = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1);
    const format =
      FORMATS.find((one) => MEDIA_TYPES[one].includes(type)) ?? (type === '*/*' ? 'json' : undefined);
    return format !== undefined && weight > 0 ? [{ format, weight }] : [];
  });
  return weighted.sort((a, b) => b.weight - a.weight).map(({ format }) => format);
}

/**
 * The format to answer in: the one that is asked for by `format=`, else the first of those in `Accept` that there is, else
 * JSON.
 *
 * @param offered what there is here
 * @throws {BadParameters} when `given` isn't offered
 */
export function chooseFormat(offered: readonly Format[], given: Format | undefined, accept: string): Format {
  if (given !== undefined) {
    if (offered.includes(given)) return given;
    const message = `format must be ${offered.join(' or ')} here, not '${given}'.`;
    throw new BadParameters([{ parameter: 'format', message, allowed: [...offered] }]);
  }
  return accepted(accept).find((format) => offered.includes(format)) ?? 'json';
}

type Value = string | number | boolean | null | undefined;

const quoted = (value: Value): string => {
  const words = value === null || value === undefined ? '' : String(value);
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
};

/** A line of CSV as RFC 4180 has it, with its end. */
export const csvLine = (values: readonly Value[]): string => `${values.map(quoted).join(',')}\r\n`;

/** Rows as CSV with a header. @param names of the columns, in order */
export const csvText = (names: readonly string[], rows: readonly Record<string, Value>[]): string =>
  [names, ...rows.map((row) => names.map((name) => row[name]))].map(csvLine).join('');

/** Rows as JSON lines. */
export const jsonLines = (rows: readonly object[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/**
 * What a resource says as one flat row: `file.key` becomes `file_key`, texts of a list have `; ` between.
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
