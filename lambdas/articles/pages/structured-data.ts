import type { Fields } from '../facts.ts';
import { looksLikeMarkup } from '../markup-text.ts';
import type { WebPage } from './page.ts';

/** A string of at least this many characters may be a paragraph; shorter ones are labels. */
const PARAGRAPH_LENGTH = 40;
/** A text of at least this many characters may be an article. */
const BODY_LENGTH = 400;
const MOST_DEPTH = 40;

/** Fields in which applications keep a paragraph of the article. */
const PARAGRAPH_FIELDS = new Set(['text', 'content', 'html', 'value', 'body', 'data', 'paragraph', 'model']);
/** Fields in which they keep the whole article. */
const BODY_FIELDS = /^(?:articlebody|body|bodyhtml|content|contenthtml|html|fulltext|text|story)$/;

/**
 * The article's text in a page's structured data, the most reliable first: JSON-LD's `articleBody`, then the longest
 * run of paragraphs in the state of the application that renders the page (`__NEXT_DATA__`).
 *
 * @param linked the fields of the page's article in JSON-LD
 */
export function bodiesIn(page: Pick<WebPage, 'state'>, linked: Fields): string[] {
  const body = linked.get('articlebody');
  const bodies =
    typeof body === 'string' ? [body] : Array.isArray(body) ? [body.filter(isString).join('\n\n')] : [];
  const states = page.state.map(bodyInState).filter((text) => text !== undefined);
  return [...bodies, ...states];
}

function bodyInState(json: string): string | undefined {
  let state: unknown;
  try {
    state = JSON.parse(json);
  } catch {
    // The state has no fixed format; the page can be read without it.
    return undefined;
  }
  let best = '';
  const visit = (value: unknown, depth: number) => {
    if (typeof value !== 'object' || value === null || depth > MOST_DEPTH) return;
    if (Array.isArray(value)) {
      const run = value.flatMap((item) => paragraphOf(item) ?? []).join('\n\n');
      if (run.length > best.length) best = run;
    }
    for (const [name, field] of Object.entries(value)) {
      const isBody = typeof field === 'string' && BODY_FIELDS.test(name.toLowerCase().replace(/[^a-z]/g, ''));
      if (isBody && field.length > best.length && isProse(field)) best = field;
      visit(field, depth + 1);
    }
  };
  visit(state, 0);
  return best.length >= BODY_LENGTH ? best : undefined;
}

/** The text of a block: a string, or an object with one in a known field. */
function paragraphOf(item: unknown, depth = 0): string | undefined {
  if (typeof item === 'string')
    return item.length >= PARAGRAPH_LENGTH && item.includes(' ') ? item : undefined;
  if (typeof item !== 'object' || item === null || Array.isArray(item) || depth > 3) return undefined;
  for (const [name, field] of Object.entries(item)) {
    const found = PARAGRAPH_FIELDS.has(name.toLowerCase()) ? paragraphOf(field, depth + 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a text is sentences or markup with paragraphs, not a script or a style sheet. */
function isProse(text: string): boolean {
  return (
    text.length >= BODY_LENGTH &&
    (looksLikeMarkup(text) || /[.!?]["”’]? \p{Lu}/u.test(text)) &&
    !/[{};]\s*[}\n]/.test(text.slice(0, 2000))
  );
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}
