import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { bytes, theArticle, theReason } from './bytes.ts';

const PARAGRAPHS = [
  'VALLEY FALLS — The new bridge over the Alder opened on Monday, two years late, in front of some 3,000 people.',
  '“We built this with our own hands,” said Mayor Joan Foe, who had cut the ribbon, “and nobody believed us.”',
  'Her predecessor, Carl Poe, told reporters that the town had “paid twice, and got half a bridge,” and left early.',
  'According to the state’s engineers, 12,000 cars a day will cross it. Tolls will be raised until 2031, they added.',
];

const BODY = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
const TEXT = PARAGRAPHS.join('\n\n');

const LINKED_DATA = {
  '@context': 'https://schema.org',
  '@graph': [
    { '@type': 'WebSite', name: 'Valley Post', url: 'https://valley.example/' },
    {
      '@type': ['ReportageNewsArticle'],
      headline: 'Bridge opens, &quot;two years late&quot;',
      datePublished: '2016-12-19T18:05:00-05:00',
      author: [
        { '@type': 'Person', name: 'Ann Bee' },
        { '@type': 'Person', name: 'Cy Dee' },
      ],
      publisher: { '@type': 'Organization', name: 'The Valley Post' },
      mainEntityOfPage: { '@type': 'WebPage', '@id': 'https://valley.example/bridge' },
    },
  ],
};

function page({ head = '', before = '', after = '', body = BODY } = {}): string {
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Bridge opens two years late - Valley Post</title>${head}</head>
<body class="home" style="display:none">
<header class="site-header"><a href="/">Valley Post</a></header>
<nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
${before}<article class="story"><h1>Bridge opens two years late</h1>${body}</article>${after}
<aside class="related"><h2>More</h2><p>Ten things that you did not know of ribbons, said by experts.</p></aside>
<footer><p>© Valley Post. All rights reserved.</p></footer>
<script>document.write("<p>script</p>")</script>
</body></html>`;
}

describe('an HTML page', () => {
  it('gives its main text, without navigation, related pieces and footer', async () => {
    assert.equal((await theArticle(page(), 'a.html')).text, TEXT);
  });

  it('gives the same where the tags are not closed, in capitals, or parted by <br>', async () => {
    const open = `<P>${PARAGRAPHS.join('<P>')}`;
    const broken = `<div>${PARAGRAPHS.join('<br><br>\n')}</div>`;
    for (const body of [open, broken]) assert.equal((await theArticle(page({ body }), 'a.html')).text, TEXT);
  });

  it('leaves out comments of readers, share buttons, hidden parts, captions', async () => {
    const noise =
      '<div class="share-buttons"><a href="#">Share</a></div><div style="display: none">hidden one</div>' +
      '<p hidden>hidden two</p><figure><img src="x.jpg"><figcaption>Photo: Valley Post</figcaption></figure>';
    const after =
      '<div id="comments" class="comments"><p>First! said a reader, and this is long enough.</p></div>';
    assert.equal((await theArticle(page({ body: noise + BODY, after }), 'a.html')).text, TEXT);
  });

  it('says what its JSON-LD says', async () => {
    const head = `<script type="application/ld+json">${JSON.stringify(LINKED_DATA)}</script>
      <meta property="og:title" content="Bridge! Opens!"><meta name="author" content="Web Desk">`;
    const { text: _, ...facts } = await theArticle(page({ head }), 'a.html');
    assert.deepEqual(facts, {
      title: 'Bridge opens, "two years late"',
      publication: 'The Valley Post',
      author: 'Ann Bee, Cy Dee',
      authors: ['Ann Bee', 'Cy Dee'],
      published: '2016-12-19T23:05:00.000Z',
      url: 'https://valley.example/bridge',
      language: 'en',
    });
  });

  it('says what its tags say where its JSON-LD is broken or is not of an article', async () => {
    const head = `<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>
      <script type="application/ld+json">{"@type": "Organization", "name": "x", "url": "https://x.example"}</script>
      <meta property="og:title" content="Bridge opens &amp; closes"><meta property="og:site_name" content="Valley Post">
      <meta name="author" content="By Ann Bee"><meta property="article:published_time" content="2016-12-19T18:05Z">
      <link rel="shortlink canonical" href="https://valley.example/bridge">`;
    const { text: _, ...facts } = await theArticle(page({ head }), 'a.html');
    assert.deepEqual(facts, {
      title: 'Bridge opens & closes',
      publication: 'Valley Post',
      author: 'Ann Bee',
      authors: ['Ann Bee'],
      published: '2016-12-19T18:05:00.000Z',
      url: 'https://valley.example/bridge',
      language: 'en',
    });
  });

  it('says what can be seen where nothing else says it', async () => {
    const body = `<p class="byline">By <a rel="author" href="/ann">Ann Bee</a></p><time datetime="2016-12-19">Monday</time>${BODY}`;
    const { text, ...facts } = await theArticle(page({ body }), 'a.html');
    assert.deepEqual(facts, {
      title: 'Bridge opens two years late',
      author: 'Ann Bee',
      authors: ['Ann Bee'],
      published: '2016-12-19',
      language: 'en',
    });
    assert.ok(text.endsWith(TEXT));
  });

  it('keeps a dateline in the text', async () => {
    const body = BODY.replace('VALLEY FALLS', '<span class="dateline">VALLEY FALLS</span>');
    assert.deepEqual(await theArticle(page({ body }), 'a.html'), {
      text: TEXT,
      title: 'Bridge opens two years late',
      language: 'en',
    });
  });

  it('takes no address for an author, no counts for a name, no relative address for its own', async () => {
    const head =
      '<meta property="article:author" content="https://social.example/ann"><link rel="canonical" href="/bridge">';
    const body = `<p class="byline">5 comments | 3 shares</p>${BODY}`;
    const article = await theArticle(page({ head, body }), 'a.html');
    assert.equal(article.author, undefined);
    assert.equal(article.url, undefined);
  });

  it('keeps all words of a short one', async () => {
    const short = '<html><body><p>He said “no”.</p><p>She left.</p></body></html>';
    assert.equal((await theArticle(short, 'a.html')).text, 'He said “no”.\n\nShe left.');
    assert.equal((await theArticle('<p>He said <q>no</q>.', 'a.html')).text, 'He said “no”.');
    assert.equal((await theArticle('<pre>He said:\n  no.</pre>', 'a.html')).text, 'He said:\n  no.');
  });

  it('keeps marks and characters', async () => {
    const body = "<p>&ldquo;AT&amp;T&rdquo; &amp;#38; 1 &lt; 2 «oui» &quot;x&quot; ``y''</p>";
    assert.equal(
      (await theArticle(`<html><body>${body}`, 'a.html')).text,
      '“AT&T” &#38; 1 < 2 «oui» "x" ``y\'\'',
    );
  });

  it('is read in the encoding that it declares, and by content in spite of that', async () => {
    const declared = bytes('<html><head><meta charset="windows-1251"></head><p>\xcd\xe5\xf2, said he.');
    assert.equal((await theArticle(declared, 'a.html')).text, 'Нет, said he.');
    assert.equal(
      (await theArticle('<html><head><meta charset="windows-1251"></head><p>“No”', 'a.html')).text,
      '“No”',
    );
  });

  it('takes its text from its JSON-LD where scripts would put it on the page', async () => {
    const linked = { '@type': 'NewsArticle', headline: 'Bridge', articleBody: TEXT };
    const shell = `<html><script type="application/ld+json">${JSON.stringify(linked)}</script><body><p>Please turn on scripts.</p>`;
    assert.equal((await theArticle(shell, 'a.html')).text, TEXT);
  });

  it('needs some text', async () => {
    assert.match(
      await theReason('<html><head><title>x</title></head><body><img src="x"><script>x</script>', 'a.html'),
      /^no-text: .*browser/,
    );
  });

  it('gives all of its text where it is too large or too deep to be weighed', async () => {
    const many = `<html><body>${'<div class="a">He said no.</div>'.repeat(12_000)}`;
    const deep = `<html><body>${'<div class="a">'.repeat(300)}He said no.`;
    assert.equal((await theArticle(many, 'a.html')).text.split('\n\n').length, 12_000);
    assert.equal((await theArticle(deep, 'a.html')).text, 'He said no.');
  });

  it('may be any markup', async () => {
    const pieces = fc.constantFrom(
      '<div class="article">',
      '</div>',
      '<p>',
      '</p>',
      '<a href="x">',
      '</a>',
      '<br>',
      '<table>',
      '<td>',
      '</table>',
      '<svg>',
      '</svg>',
      '<title>',
      '</title>',
      '<meta name="author" content="Ann">',
      '<time datetime="x">',
      '<script type="application/ld+json">',
      '</script>',
      '{"@type":"NewsArticle"}',
      '<p style="display">',
      'He said, “no”. ',
      '&amp;',
      '&#x0;',
      '< ',
      '"',
      '<o:p>',
      '<p"x>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '\n',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 60 }), async (markup) => {
        const html = `<html>${markup.join('')}Words at last`;
        const hidden = /<script|<!--|<!\[|<title|<svg/.test(html);
        // Which of it is the article, Readability says; but never is it nothing.
        return hidden || /last|no|NewsArticle/.test((await theArticle(html, 'a.html')).text);
      }),
      { numRuns: 500 },
    );
  });
});
