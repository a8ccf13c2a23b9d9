import { knownFacts } from '../../facts.ts';
import { cutOff, isDateLine, type ReadExported, storyOf } from './labels.ts';

/** Ends an article: its accession number, which contains its date. */
const END = /^[ \t]*(?:AN[ \t]+)?Document ([A-Z\d]{4,12}(?:19|20)\d{6}e[a-z\d]{6,10})[ \t]*$/m;

/** Codes of the fields in exports with field labels, each at the start of a line. */
const FIELD =
  /^[ \t]*(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|ART|CO|IN|NS|RE|IPD|IPC|PUB|CLM|RF|CX|AN)(?:$|[ \t](.*)$)/;

const WORD_COUNT = /^\s*[\d.,]+ words\s*$/;
const RIGHTS = /^\s*(?:Copyright\b|\(c\)|©)/i;
/** How many lines below the count of words tell of the article: date, time, publication, code, edition, page, language. */
const MOST_LINES_ABOVE = 14;
const NAMES = /^(?:\p{Lu}[\p{L}.'’-]*)(?: (?:\p{Lu}[\p{L}.'’-]*|and|de|van|von|al|bin|,)){1,8}$/u;

/** Whether a text, or the markup of a page, has the number that Factiva gives an article. */
export function isFactiva(text: string): boolean {
  return /\bDocument [A-Z\d]{4,12}(?:19|20)\d{6}e[a-z\d]{6,10}\b/.test(text);
}

/** The articles of an export of Factiva; undefined if it is none. */
export function factivaArticles(text: string): ReadExported[] | undefined {
  if (!END.test(text)) return undefined;
  const articles: ReadExported[] = [];
  let from = 0;
  for (const end of text.matchAll(new RegExp(END, 'gm'))) {
    const lines = text.slice(from, end.index).split('\n');
    from = end.index + end[0].length;
    articles.push(() =>
      lines.some((line) => /^[ \t]*HD\b/.test(line)) ? readLabelled(lines) : readPlain(lines),
    );
  }
  // An article whose end is missing has at least its count of words.
  const rest = text.slice(from).split('\n');
  if (rest.some((line) => WORD_COUNT.test(line))) articles.push(() => cutOff(readPlain(rest)));
  return articles;
}

function readLabelled(lines: readonly string[]) {
  const fields = new Map<string, string[]>();
  let open: string[] = [];
  for (const line of lines) {
    const [, code, rest = ''] = FIELD.exec(line) ?? [];
    if (code === undefined || fields.has(code)) {
      open.push(line);
      continue;
    }
    open = [rest];
    fields.set(code, open);
  }
  const said = (code: string) => fields.get(code)?.join(' ').replace(/\s+/g, ' ').trim();
  return {
    text: storyOf([...(fields.get('LP') ?? []), '', ...(fields.get('TD') ?? [])]),
    ...knownFacts({
      title: [said('HD')],
      author: [said('BY')],
      published: [said('PD')],
      publication: [said('SN')],
    }),
  };
}

/** Headline, byline, count of words, date, time, publication, code, edition, page, language, copyright, text. */
function readPlain(lines: readonly string[]) {
  const count = lines.findIndex((line) => WORD_COUNT.test(line));
  const above = toldIn(lines.slice(0, Math.max(count, 0)));
  const last = above.at(-1) ?? '';
  const isSigned = /^by /i.test(last) || (above.length > 1 && NAMES.test(last));
  const title = isSigned ? above.at(-2) : last;
  const below = lines.slice(count + 1);
  const rights = below.slice(0, 4 * MOST_LINES_ABOVE).findIndex((line) => RIGHTS.test(line));
  const told = toldIn(below.slice(0, Math.max(rights, 0)));
  const date = told.findIndex(isDateLine);
  const [publication] = told.slice(date + 1).filter((line) => !/^\d{1,2}:\d{2}/.test(line));
  // The copyright's paragraph may have several lines; without one, a blank line ends what is told.
  const body = below.slice(Math.max(rights, 1));
  const blank = body.findIndex((line) => line.trim() === '');
  return {
    text: storyOf(blank === -1 ? [] : body.slice(blank)),
    ...knownFacts({
      title: [title],
      author: [isSigned ? last : undefined],
      published: [told[date]],
      publication: [publication],
    }),
  };
}

function toldIn(lines: readonly string[]): string[] {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-MOST_LINES_ABOVE);
}
