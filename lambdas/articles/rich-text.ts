/** Deeper than any story: lists in quotations in columns. */
const MOST_DEPTH = 20;

/** Elements of a story that are no text: pictures, embeds, code, and other stories. */
const WORDLESS =
  /^(?:image|figure|photo|gallery|video|audio|embed|oembed.*|raw_html|html|custom_embed|code|codeblock|code_block|table_of_contents|interstitial_link|link_list|reference|story|ad|divider|horizontalrule|horizontal_rule|delimiter)$/i;

type Node = Record<string, unknown>;

/**
 * The paragraphs of a story that its editor stores as a tree of blocks: Arc XP (`content_elements`), Sanity's Portable
 * Text and Slate (`children` of `text`), ProseMirror and Tiptap (`content` of `text`), Editor.js (`blocks` of `data`).
 *
 * @returns HTML or plain text, a string a paragraph; none if the value is no such tree
 */
export function blocksOfRichText(value: unknown, depth = 0): string[] {
  if (depth > MOST_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((block) => blocksOfRichText(block, depth + 1));
  if (!isNode(value)) return [];
  const kind = value.type ?? value._type;
  if (typeof kind === 'string' && WORDLESS.test(kind)) return [];
  const words = wordsOf(value, depth);
  if (words.trim() !== '') return [words];
  return [
    value.content_elements,
    value.blocks,
    value.items,
    value.content,
    value.children,
    value.data,
  ].flatMap((inside) => blocksOfRichText(inside, depth + 1));
}

/** The words of a block that holds no other blocks. */
function wordsOf(block: Node, depth: number): string {
  // An Arc element has its HTML in `content`, one of Editor.js in `data.text`.
  const { content, text, data, value, rendered } = block;
  const kind = block.type ?? block._type;
  if (typeof kind !== 'string') return '';
  if (typeof content === 'string') return content;
  if (typeof text === 'string') return text;
  for (const words of [value, rendered]) if (typeof words === 'string') return words;
  if (isNode(data) && typeof data.text === 'string') return data.text;
  const spans = [content, block.children].find(Array.isArray) ?? [];
  return spans.every(isSpan) && depth <= MOST_DEPTH
    ? spans.map(({ text: words }) => words ?? '\n').join('')
    : '';
}

/** A piece of a paragraph: text with its marks, or a line break. */
function isSpan(value: unknown): value is { text?: string } {
  if (!isNode(value)) return false;
  return typeof value.text === 'string' || /^hard_?break$/i.test(String(value.type));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
