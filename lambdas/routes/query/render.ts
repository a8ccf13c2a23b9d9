import { csvText, type Format, flat, jsonLines } from '../../http/formats.ts';
import { annotation, annotationPage } from './annotations.ts';
import type { Archive, Rows } from './endpoint.ts';
import { COLUMNS, quoteRows } from './quote-rows.ts';

/** The formats that each can be had in. */
export const OFFERED: Record<Rows, readonly Format[]> = {
  quotes: ['json', 'jsonl', 'csv', 'ld'],
  quote: ['json', 'ld'],
  items: ['json', 'jsonl', 'csv'],
};

const idsIn = ({ items }: { items: readonly object[] }) =>
  items.flatMap((item) => ('id' in item && typeof item.id === 'string' ? item.id : []));

/** The columns of flat rows, in the order that they come up in. */
const namesIn = (rows: readonly Record<string, unknown>[]) => [...new Set(rows.flatMap(Object.keys))];

/** An answer in another format than JSON. */
export async function rendered(rows: Rows, format: Format, found: object, archive: Archive): Promise<string> {
  if (rows === 'quote') {
    const { id } = found as { id: string };
    return JSON.stringify(await annotation(archive, id));
  }
  const list = found as { items: object[] };
  if (format === 'ld') return JSON.stringify(await annotationPage(archive, idsIn(list)));
  if (rows === 'quotes') {
    const quotes = await quoteRows(archive, idsIn(list));
    const names = COLUMNS.map(({ name }) => name);
    return format === 'csv' ? csvText(names, quotes) : jsonLines(quotes);
  }
  const items = list.items.map((item) => flat(item));
  return format === 'csv' ? csvText(namesIn(items), items) : jsonLines(items);
}
