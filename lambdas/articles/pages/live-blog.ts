import { cleanText } from '../clean-text.ts';
import { isoDate } from '../dates.ts';
import { type Fields, fieldsOf } from '../facts.ts';
import { looksLikeMarkup, textOfMarkup } from '../markup-text.ts';

const FEWEST_ENTRIES = 2;
const MOST_ENTRIES = 2000;

/**
 * The text of a live blog in JSON-LD (schema.org's `liveBlogUpdate`), entry by entry in the page's order: time in UTC
 * (`2016-12-19 18:05`) and headline on a line, then the text.
 *
 * @returns undefined if the page has no such entries with text
 */
export function liveBlogOf(linked: Fields): string | undefined {
  const updates: unknown = linked.get('liveblogupdate');
  if (!Array.isArray(updates)) return undefined;
  const entries = updates.slice(0, MOST_ENTRIES).flatMap((update: unknown) => entryOf(update) ?? []);
  return entries.length >= FEWEST_ENTRIES ? entries.join('\n\n') : undefined;
}

function entryOf(update: unknown): string | undefined {
  if (typeof update !== 'object' || update === null) return undefined;
  const fields = fieldsOf(update);
  const body = textIn(fields.get('articlebody'));
  if (body === '') return undefined;
  const headline = textIn(fields.get('headline'));
  const time = isoDate(fields.get('datepublished'))?.slice(0, 16).replace('T', ' ') ?? '';
  const head = [time, body.startsWith(headline) ? '' : headline].filter((part) => part !== '').join(' ');
  return head === '' ? body : `${head}\n\n${body}`;
}

function textIn(value: unknown): string {
  if (typeof value !== 'string') return '';
  return cleanText(looksLikeMarkup(value) ? textOfMarkup(value) : value).trim();
}
