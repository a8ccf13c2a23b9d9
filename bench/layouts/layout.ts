import type { Story } from './stories.ts';

/** A page as one kind of publisher lays it out, and what it should be read as. */
export interface Layout {
  name: string;
  html: string;
  /** The paragraphs of its article; undefined where the page has none. */
  text?: string[];
  /** The reason why it has none. */
  wall?: string;
  title?: string | undefined;
  authors?: string[] | undefined;
  published?: string | undefined;
}

/** What a layout says beside its page; what is left out is the story's. */
type Differences = Partial<Omit<Layout, 'name' | 'html'>>;

/** A page with a story on it. */
export function layout(name: string, story: Story, html: string, differences: Differences = {}): Layout {
  const { title, authors, published, paragraphs: text } = story;
  return { name, html, title, authors, published, text, ...differences };
}

/** Text as it stands in markup. */
export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Each text in an element, one a line. */
export const each = (texts: readonly string[], open = '<p>', close = '</p>') =>
  texts.map((text) => `${open}${escaped(text)}${close}`).join('\n');

/** Something between two paragraphs of a story, behind so many. */
export const between = (
  texts: readonly string[],
  at: number,
  inserted: string,
  open = '<p>',
  close = '</p>',
) => `${each(texts.slice(0, at), open, close)}\n${inserted}\n${each(texts.slice(at), open, close)}`;

export const meta = (properties: Record<string, string>) =>
  Object.entries(properties)
    .map(([name, content]) =>
      name.includes(':')
        ? `<meta property="${name}" content="${escaped(content)}">`
        : `<meta name="${name}" content="${escaped(content)}">`,
    )
    .join('\n');

/** What most pages say of themselves. */
export const openGraph = ({ title, summary, published, authors }: Story) =>
  meta({
    'og:title': title,
    'og:type': 'article',
    'og:description': summary,
    'article:published_time': published,
    author: authors.join(', '),
  });

export const script = (type: string, value: unknown, id = '') =>
  `<script${id && ` id="${id}"`} type="${type}">${JSON.stringify(value).replaceAll('</', '<\\/')}</script>`;

export const linkedData = (value: unknown) => script('application/ld+json', value);

/** schema.org's description of a story. */
export const newsArticle = ({ title, published, authors }: Story, more: object = {}) => ({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: title,
  datePublished: published,
  author: authors.map((name) => ({ '@type': 'Person', name })),
  ...more,
});

export const page = (title: string, head: string, body: string, language = 'en') =>
  `<!DOCTYPE html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escaped(title)}</title>
${head}
</head>
<body>
${body}
</body>
</html>`;

const SECTIONS = ['Home', 'News', 'Politics', 'Business', 'Sport', 'Culture', 'Weather', 'Opinion', 'Video'];

export const links = (words: readonly string[], open = '<li>', close = '</li>') =>
  words.map((word, at) => `${open}<a href="/${at}/${word.length}">${word}</a>${close}`).join('');

export const menu = `<nav class="site-nav"><ul>${links(SECTIONS)}</ul></nav>`;

/** Titles of other stories, as lists of them have. */
export const OTHERS = [
  'Six things we learned from the budget that nobody read',
  'Why the swifts came back a week early this year',
  'Watch: the moment the statue lost its hat',
  'Council to vote on benches, again',
  'In pictures: the fog that stayed for a fortnight',
];

export const foot =
  '<footer><p>© The Kelp Courier. All rights reserved. Registered at Kelp Harbour.</p><ul><li><a href="/terms">Terms</a></li><li><a href="/privacy">Privacy</a></li><li><a href="/jobs">Work with us</a></li></ul></footer>';

export const day = (published: string) =>
  new Date(published).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
