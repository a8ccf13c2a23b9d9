import { Parser } from 'htmlparser2';

/** An element of a page's body. */
export interface PageElement {
  name: string;
  attributes: Record<string, string>;
  children: PageNode[];
}

/** An element, or the text between two tags. */
export type PageNode = PageElement | string;

/** Parses a page's body from `readPage`: well-formed, of limited depth and size. */
export function treeOf(body: string): PageElement {
  const root: PageElement = { name: 'body', attributes: {}, children: [] };
  const open = [root];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element: PageElement = { name, attributes, children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(words) {
        const children = open.at(-1)?.children ?? root.children;
        const last = children.at(-1);
        if (typeof last === 'string') children[children.length - 1] = last + words;
        else children.push(words);
      },
      onclosetag() {
        if (open.length > 1) open.pop();
      },
    },
    // Well-formed markup needs no implied end tags.
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(body);
  return root;
}

/** The whole text of an element. */
export function textIn({ children }: PageElement): string {
  return children
    .map((child) => (typeof child === 'string' ? child : textIn(child)))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Serialises the tree as well-formed markup. */
export function markupOfTree({ children }: PageElement): string {
  const pieces: string[] = [];
  const write = (node: PageNode) => {
    if (typeof node === 'string') {
      pieces.push(escaped(node));
      return;
    }
    pieces.push(`<${node.name}${attributesOf(node.attributes)}>`);
    node.children.forEach(write);
    pieces.push(`</${node.name}>`);
  };
  children.forEach(write);
  return pieces.join('');
}

/** Serialises attributes, each after a space. */
export function attributesOf(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
}

const ESCAPES: Record<string, string> = { '&': '&#38;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text. `&` becomes a numeric reference, because Readability's parser would decode `&amp;#38;` twice. */
export function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (mark) => ESCAPES[mark]!);
}
