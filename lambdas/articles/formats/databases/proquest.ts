import { knownFacts } from '../../facts.ts';
import { fieldsIn, type ReadExported, storyOf } from './labels.ts';

const RULE = /^[ \t]*_{20,}[ \t]*$/m;
const COUNT = /^\s*Document \d+ of \d+\s*$/;
const FULL_TEXT = /^\s*Full text:(?:$|\s(.*)$)/i;
/** The labels of the fields behind the text. */
const BEHIND =
  /^\s*(?:Subject|Location|People|Company \/ organization|Classification|Title|Publication title|Credit|Illustration|Identifier \/ keyword|Publication subject|Pages|Publication year|Publication date|Section|Word count|ISSN|Source type|Copyright|Database):(?:\s|$)/;
const FIELDS = new Set([
  'author',
  'title',
  'publication title',
  'publication date',
  'publication info',
  'document url',
  'links',
  'abstract',
  'dateline',
  'language of publication',
]);

/** The articles of an export of ProQuest; undefined if it is none. */
export function proquestArticles(text: string): ReadExported[] | undefined {
  if (!RULE.test(text)) return undefined;
  const records = text.split(new RegExp(RULE, 'gm')).map((record) => record.split('\n'));
  const articles = records.filter((lines) => lines.some((line) => FULL_TEXT.test(line)));
  const isExport = articles.some((lines) =>
    lines.some((line) => /^\s*(?:Publication info|Database):/.test(line)),
  );
  return isExport ? articles.map((lines) => () => readArticle(lines)) : undefined;
}

function readArticle(lines: readonly string[]) {
  const start = lines.findIndex((line) => FULL_TEXT.test(line));
  const rest = [FULL_TEXT.exec(lines[start]!)?.[1] ?? '', ...lines.slice(start + 1)];
  const end = rest.findIndex((line, at) => at > 0 && BEHIND.test(line));
  const story = end === -1 ? rest : rest.slice(0, end);
  const fields = fieldsIn([...lines.slice(0, start), '', ...(end === -1 ? [] : rest.slice(end))], FIELDS);
  const heading = lines.find((line) => line.trim() !== '' && !COUNT.test(line));
  return {
    text: storyOf(/^not available\.?$/i.test(story.join('').trim()) ? [] : story),
    ...knownFacts({
      title: [fields.get('title'), heading],
      publication: [fields.get('publication title') ?? fields.get('publication info')].map(
        (name) => name?.split(/ ?[;:] ?/, 1)[0],
      ),
      author: [(fields.get('author') ?? '').split(/ ?; ?/).map(inOrder).join(', ')],
      published: [fields.get('publication date'), fields.get('publication info')],
      url: [fields.get('document url')],
      dateline: [fields.get('dateline')],
    }),
  };
}

/** `Tolland, Mira` as it is printed: `Mira Tolland`. */
function inOrder(name: string): string {
  const [last, first, ...others] = name.split(/, ?/);
  return first === undefined || others.length > 0 ? name : `${first} ${last}`;
}
