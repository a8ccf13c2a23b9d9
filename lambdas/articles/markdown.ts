import type { Nodes, PhrasingContent, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { type Article, UnreadableArticle } from './article.ts';
import { cleanText } from './clean-text.ts';
import { factsOf, knownFacts } from './facts.ts';
import { readFrontMatter } from './front-matter.ts';
import { textOfMarkup } from './markup-text.ts';

/**
 * The parser's time is quadratic in the number of marks in a block and in the depth of lists. A text beyond these
 * limits, which articles stay far below, is read as plain text.
 */
const MOST_LENGTH = 256 * 1024;
const MOST_MARKS = 20_000;
const MOST_MARKS_IN_BLOCK = 1_000;

const DEEP_INDENT = /^[ \t]{64}/m;
const MARK = /[*_[\]<>`!#\\&~+-]/g;

/**
 * Converts Markdown, with or without YAML front matter, to plain text: paragraphs, headings and list items on a line
 * each, separated by blank lines; quoted paragraphs as paragraphs; links as their text; without images, code blocks and
 * rules. The title comes from the front matter, else from the first heading.
 *
 * @throws UnreadableArticle `no-text`, or `broken-markup` if HTML in it is nested deeper than 500
 */
export function readMarkdown(raw: string): Article {
  const { fields, body } = readFrontMatter(cleanText(raw));
  const root = isTame(body) ? fromMarkdown(body) : undefined;
  const heading = root?.children.find((node) => node.type === 'heading' && node.depth === 1);
  const text = root === undefined ? body : cleanText(blocksIn(root).join('\n\n'));
  if (text === '') {
    throw new UnreadableArticle(
      'no-text',
      'The Markdown has no text but images, code and front matter: drop it again with its text.',
    );
  }
  return {
    text,
    ...knownFacts({ title: heading === undefined ? [] : [blocksIn(heading).join(' ')] }),
    ...factsOf(fields),
  };
}

function isTame(body: string): boolean {
  if (body.length > MOST_LENGTH || DEEP_INDENT.test(body)) return false;
  let all = 0;
  for (const block of body.split(/\n[ \t]*\n/)) {
    const marks = block.match(MARK)?.length ?? 0;
    all += marks;
    if (marks > MOST_MARKS_IN_BLOCK || all > MOST_MARKS) return false;
  }
  return true;
}

/** The paragraphs in a node, one string each. */
function blocksIn(node: Nodes | Root): string[] {
  switch (node.type) {
    case 'root':
    case 'blockquote':
    case 'list':
    case 'listItem':
      return node.children.flatMap(blocksIn);
    case 'paragraph':
    case 'heading':
      return [inline(node.children).trim()].filter((line) => line !== '');
    case 'html':
      return [textOfMarkup(node.value)].filter((text) => text !== '');
    default:
      return [];
  }
}

function inline(nodes: PhrasingContent[]): string {
  return nodes.map(wordsOf).join('');
}

function wordsOf(node: PhrasingContent): string {
  switch (node.type) {
    case 'text':
      // Line ends inside a paragraph come from wrapping in an editor.
      return node.value.replaceAll('\n', ' ');
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'html':
      return /^<br[\s/>]/i.test(node.value) ? '\n' : '';
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'link':
    case 'linkReference':
      return inline(node.children);
    default:
      return '';
  }
}
