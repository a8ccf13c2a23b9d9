import { knownFacts } from '../../facts.ts';
import { cutOff, fieldsIn, isDateLine, type ReadExported, storyOf } from './labels.ts';

/** Ends an article of Nexis Uni and Lexis+. */
const END = /^[ \t]*End of Document[ \t]*$/im;
/** Begins the text of an article. */
const BODY = /^\s*Body\s*$/;
/** Begins an article of the service before them. */
const COUNT = /^[ \t]*(?:Document )?\d{1,5} of \d{1,5} DOCUMENTS[ \t]*$/im;

/** What is told of an article above its text, and behind it. */
const ABOVE = new Set('byline section length dateline highlight series distribution'.split(' '));
const BEHIND =
  /^\s*(?:(?:Load-Date|LOAD-DATE|LANGUAGE|GRAPHIC|PUBLICATION-TYPE|SUBJECT|CORRECTION-DATE|DOCUMENT-TYPE|NOTES|URL|JOURNAL-CODE):|(?:Graphic|Notes|Classification|Correction)\s*$|Copyright (?:\d{4}|©))/;
const LABEL = /^\s*([A-Za-z-]+):/;
/** Lines of the old service that are centred, as publications and dates are, begin with so many blanks. */
const CENTRED = /^\s{4,}/;

/** The articles of an export of LexisNexis; undefined if it is none. */
export function nexisArticles(text: string): ReadExported[] | undefined {
  if (END.test(text) && /^[ \t]*Body[ \t]*$/m.test(text)) {
    const [rest = '', ...articles] = text.split(new RegExp(END, 'gim')).reverse();
    const read = articles.reverse().map((article) => () => readArticle(article.split('\n')));
    const isCut = /^[ \t]*Body[ \t]*$/m.test(rest);
    return isCut ? [...read, () => cutOff(readArticle(rest.split('\n')))] : read;
  }
  if (!COUNT.test(text)) return undefined;
  const [, ...articles] = text.split(new RegExp(COUNT, 'gim'));
  return articles.map((article) => () => readOldArticle(article.split('\n')));
}

/** Title, publication and date stand above the copyright, each a paragraph; a list of all articles may stand above them. */
function readArticle(lines: readonly string[]) {
  const body = lines.findIndex((line) => BODY.test(line));
  const above = lines.slice(0, Math.max(body, 0));
  const told = above.map((line) => line.trim()).filter((line) => line !== '');
  const date = told.findLastIndex(isDateLine);
  const fields = fieldsIn(above, ABOVE);
  return {
    text: storyOf(withoutWhatIsBehind(lines.slice(body + 1))),
    ...knownFacts({
      title: [told[date - 2]],
      publication: [told[date - 1]],
      published: [told[date]],
      author: [fields.get('byline')],
      dateline: [fields.get('dateline')],
    }),
  };
}

/** Publication and date are centred lines; the title is the first paragraph that isn't, or the paragraph behind the date. */
function readOldArticle(lines: readonly string[]) {
  const date = lines.findIndex(isDateLine);
  const publication = lines.slice(0, Math.max(date, 0)).find((line) => line.trim() !== '');
  const behindDate = lines.slice(date + 1);
  const label = behindDate.findIndex((line) => ABOVE.has(LABEL.exec(line)?.[1]?.toLowerCase() ?? ''));
  const titles = behindDate.slice(0, Math.max(label, 0)).filter((line) => line.trim() !== '');
  const isCentred = titles.some((line) => CENTRED.test(line));
  const title = titles.filter((line) => !isCentred || !CENTRED.test(line)).join(' ');
  const rest = behindDate.slice(Math.max(label, 0));
  const story = afterLabels(rest);
  const fields = fieldsIn(rest.slice(0, rest.length - story.length), ABOVE);
  return {
    text: storyOf(withoutWhatIsBehind(story)),
    ...knownFacts({
      title: [title],
      publication: [publication],
      published: [lines[date]],
      author: [fields.get('byline')],
      dateline: [fields.get('dateline')],
    }),
  };
}

/** The lines behind the paragraphs that begin with a label. */
function afterLabels(lines: readonly string[]): readonly string[] {
  let at = 0;
  for (;;) {
    let next = at;
    while (next < lines.length && lines[next]!.trim() === '') next++;
    if (!ABOVE.has(LABEL.exec(lines[next] ?? '')?.[1]?.toLowerCase() ?? '')) return lines.slice(at);
    at = next;
    while (at < lines.length && lines[at]!.trim() !== '') at++;
  }
}

function withoutWhatIsBehind(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => BEHIND.test(line));
  return end === -1 ? lines : lines.slice(0, end);
}
