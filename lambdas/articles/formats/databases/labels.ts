import { type Article, UnreadableArticle } from '../../article.ts';
import { cleanText } from '../../clean-text.ts';
import { joinWrappedLines } from '../lines.ts';

/** Reads one exported article. @throws UnreadableArticle `no-text` */
export type ReadExported = () => Article;

/** The text of an exported article, from its lines. @throws UnreadableArticle `no-text` */
export function storyOf(lines: readonly string[]): string {
  const { text } = joinWrappedLines(cleanText(lines.map((line) => line.trimEnd()).join('\n')));
  const story = text.trim().replace(/\n{3,}/g, '\n\n');
  if (story !== '') return story;
  throw new UnreadableArticle(
    'no-text',
    'The database gives no text of this article, only what is known of it: export its full text and drop that.',
  );
}

/** An article whose end is missing. */
export function cutOff(article: Article): Article {
  return { ...article, notes: ['The export has no mark at the end of this article: it may be cut off.'] };
}

/**
 * The fields of lines `Label: value`, by label in lower case; a value goes on until the next blank line.
 *
 * @param labels that are fields, in lower case
 */
export function fieldsIn(lines: readonly string[], labels: ReadonlySet<string>): Map<string, string> {
  const fields = new Map<string, string>();
  let open: string | undefined;
  for (const line of lines) {
    const [, label, value = ''] = /^\s*([\p{L}][\p{L} /-]{2,40}):(?:\s+(.*))?$/u.exec(line) ?? [];
    const key = label?.toLowerCase() ?? '';
    if (labels.has(key)) {
      open = fields.has(key) ? undefined : key;
      if (open !== undefined) fields.set(open, value.trim());
    } else if (line.trim() === '') {
      open = undefined;
    } else if (open !== undefined) {
      fields.set(open, `${fields.get(open)} ${line.trim()}`.trim());
    }
  }
  return fields;
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const DATE = new RegExp(
  `^\\s*(?:[a-z]{3,6}day,? )?(?:\\d{1,2} ${MONTH}|${MONTH} (?:\\d{1,2}, ?)?)[ ]?\\d{4}\\b`,
  'i',
);

/** Whether a line begins with a date, as exports write it: `January 5, 2020 Sunday`, `5 January 2020`, `May 2020`. */
export function isDateLine(line: string): boolean {
  return DATE.test(line) && line.trim().length <= 60;
}
