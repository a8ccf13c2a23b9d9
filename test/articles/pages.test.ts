import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { theArticle, theReason } from './bytes.ts';

const STORY = [
  'VALLEY FALLS — The new bridge over the Alder opened on Monday, two years late, in front of some 3,000 people.',
  '“We built this with our own hands,” said Mayor Joan Foe, who had cut the ribbon, “and nobody believed us.”',
  'Her predecessor, Carl Poe, told reporters that the town had “paid twice, and got half a bridge,” and left early.',
  'According to the state’s engineers, 12,000 cars a day will cross it. Tolls will be raised until 2031, they added.',
  'The old ferry, which had carried the town’s children to school since 1911, made its last crossing an hour before.',
];
const TEXT = STORY.join('\n\n');
const paragraphs = (texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join('\n');

function page(body: string, { title = 'Bridge opens two years late - Valley Post', head = '' } = {}): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body>${body}</body></html>`;
}

function linkedData(value: object): string {
  return `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
}

const articleOf = (body: string, options = {}) => theArticle(page(body, options), 'a.html');
const reasonOf = (body: string, options = {}) => theReason(page(body, options), 'a.html');

/** What publishers put between and behind the paragraphs, by what tells that it isn't one. */
const CLUTTER: Record<string, string> = {
  'a newsletter box':
    '<div class="newsletter-box"><h3>The Ferry</h3><p>Our editors pick what matters in the valley, every morning at six.</p></div>',
  'a newsletter box without a class':
    '<p>Sign up for our morning newsletter and get the valley’s news in your inbox.</p>',
  'a paywall box':
    '<div class="paywall"><p>Read on for one crown a month. Cancel at any time, no questions asked.</p></div>',
  'related stories':
    '<div class="relatedArticles"><h4>More</h4><ul><li><a href="/a">Ten things you did not know about ribbons and scissors</a></li></ul></div>',
  'a related story between paragraphs':
    '<p>READ MORE: <a href="/b">The ferryman who never learned to swim</a></p>',
  'a paragraph that is one link': '<p><a href="/c">In pictures: the last crossing of the old ferry</a></p>',
  'a video teaser':
    '<div class="video-player"><p>Watch: the mayor cuts the ribbon</p><a href="/v">Play video</a></div>',
  'a caption': '<div class="image-caption">Mayor Foe with the scissors that she brought from home.</div>',
  'a caption with a credit':
    '<p>Mayor Foe cuts the ribbon on Monday. Photo: Dee Cee/Valley Post Getty Images</p>',
  'a caption with its credit in brackets':
    '<p>The old ferry on its last day, seen from the landing at Brenn (Picture: Dee Cee)</p>',
  'a caption with its owner behind it': '<p>The Alder below the new bridge © Town of Valley Falls</p>',
  'a caption of an agency’s photographer': '<p>Mayor Foe in front of the toll gate. IMAGO/Dee Cee</p>',
  'a label in capitals before a link':
    '<p><b>ANOTHER STORY |</b> <a href="/d">Goats stop the traffic again</a></p>',
  'a count of comments': '<p>3 Comments</p>',
  'a newsletter’s name': '<p>Newsletter: The Ferry</p>',
  'the page’s date and reading time': '<p>19.12.2016 - 18:05 Uhr Lesedauer: 2 Min.</p>',
  'a line of editors in Chinese': '<p>（责编：安碧、卡尔）</p>',
  'the pages of a gallery': '<p>Previous Page</p><p>Next Page</p>',
  'share buttons': '<div class="social-share"><a href="#">Facebook</a> <a href="#">WhatsApp</a></div>',
  'advertising labels': '<p>Advertisement</p><p>Story continues below</p>',
  'the date of the page': '<p>Updated: 19 December 2016, 18:05</p>',
  'the author’s biography':
    '<div class="author-bio"><p>Ann Bee has covered the valley’s bridges and ferries for the Post since 1999 and keeps goats.</p></div>',
  'readers’ comments':
    '<div class="comments"><p>First! I was there on Monday and nobody cut anything, they used a knife.</p></div>',
  'a follow line': '<p>Follow us on Twitter and Instagram for more of the valley.</p>',
  copyright: '<p>© 2016 Valley Post. All rights reserved.</p>',
  'a German newsletter box':
    '<p>Melden Sie sich jetzt für unseren Newsletter an, der jeden Morgen kommt.</p>',
};

describe('the main text of a page', () => {
  for (const [what, markup] of Object.entries(CLUTTER)) {
    it(`is free of ${what}`, async () => {
      const between = `<article><h1>Bridge opens two years late</h1>${paragraphs(STORY.slice(0, 2))}${markup}${paragraphs(STORY.slice(2))}</article>`;
      const behind = `<div class="content"><h1>Bridge opens two years late</h1>${paragraphs(STORY)}${markup}</div>`;
      assert.equal((await articleOf(between)).text, TEXT);
      assert.equal((await articleOf(behind)).text, TEXT);
    });
  }

  it('keeps what a clutter’s name is on, when it is most of the story', async () => {
    const wrapped = `<div class="subscribe-content paywall-container"><h1>Bridge</h1>${paragraphs(STORY)}</div>`;
    const each = STORY.map((text) => `<div class="newsletter-item"><p>${text}</p></div>`).join('');
    assert.equal((await articleOf(wrapped)).text, TEXT);
    assert.equal((await articleOf(`<article>${each}</article>`)).text, TEXT);
  });

  it('begins with the summary that the page prints above it and gives as its description', async () => {
    const summary = 'Two years late and over budget, the valley has a second way across the Alder at last';
    const head = `<meta property="og:description" content="${summary}.">`;
    const header = (words: string) => `<header><h1>Bridge opens two years late</h1><p>${words}</p></header>`;
    const whole = (words: string) =>
      `<main>${header(words)}<div class="body">${paragraphs(STORY)}</div></main>`;
    assert.equal((await articleOf(whole(summary), { head })).text, `${summary}\n\n${TEXT}`);
    assert.equal(
      (await articleOf(whole('By our reporter at the river bank, who is wet.'), { head })).text,
      TEXT,
    );
    const opening = `<meta name="description" content="${STORY[0]}">`;
    assert.equal((await articleOf(whole('x'), { head: opening })).text, TEXT);
  });

  it('begins below the byline or the date that stands above it', async () => {
    const above =
      '<p>After years of quarrels</p><p>Bridge opens, mayor cuts ribbon</p><p>19.12.2016 - 18:05</p>';
    const { text } = await articleOf(`<main><div>${above}${paragraphs(STORY)}</div></main>`);
    assert.equal(text, TEXT);
  });

  it('ends before what it says about its authors, and not with what one of them says', async () => {
    const byline = '<p class="byline">By Ann Bee</p>';
    const says = 'Ann Bee was there when the mayor said: “I would do it all again, and faster.”';
    const about = 'Ann Bee has covered the bridges of the valley for the Post since 1999. She keeps goats.';
    const body = `<article><h1>Bridge opens</h1>${byline}${paragraphs([...STORY, says, about])}</article>`;
    assert.equal((await articleOf(body)).text, [...STORY, says].join('\n\n'));
  });

  it('is free of labels that stand again and again, and of signs', async () => {
    const body = `<article><h1>Bridge</h1>${STORY.map((text) => `<p>${text}</p><p>Valley life</p>`).join('')}<p>(abe/Wire)</p></article>`;
    assert.equal((await articleOf(body)).text, TEXT);
  });

  it('keeps speech that begins like an advertisement', async () => {
    const spoken =
      'Sign up for the newsletter, Mayor Foe told them: “Subscribe, or you will never know when the bridge is shut.”';
    assert.ok(
      (await articleOf(`<article>${paragraphs([...STORY, spoken])}</article>`)).text.includes(spoken),
    );
  });

  it('keeps headings, lists and quoted posts within it', async () => {
    const body = `<article><p>${STORY[0]}</p><h2>What comes next</h2><p>${STORY[1]}</p><ul><li>The tolls go up in March.</li><li>The ferry is sold.</li></ul><blockquote class="twitter-tweet"><p>We did it!</p>— Joan Foe (@joanfoe)</blockquote><p>${STORY[2]}</p></article>`;
    assert.equal(
      (await articleOf(body)).text,
      [
        STORY[0],
        'What comes next',
        STORY[1],
        'The tolls go up in March.',
        'The ferry is sold.',
        'We did it!',
        '— Joan Foe (@joanfoe)',
        STORY[2],
      ].join('\n\n'),
    );
  });

  it('is the story of the title where a page has several', async () => {
    const other = [
      'Goats were seen on the new bridge on Tuesday, and nobody knew whose they were or what they wanted there.',
      '“They are not mine,” said Ann Bee, who keeps goats, when the police called her late in the evening about it.',
      'The goats had left by nightfall, and the mayor said that they would be charged the toll when they came back.',
    ];
    const body = `<main><article><h1>Bridge opens two years late</h1>${paragraphs(STORY)}</article><article><h1>Goats on the bridge</h1>${paragraphs(other)}</article></main>`;
    assert.equal((await articleOf(body)).text, TEXT);
  });

  it('leaves out an article that lists other posts, whole as they may be', async () => {
    const post = `<article><p>${'Goats crossed the old bridge again on Sunday, and nobody stopped them at all. '.repeat(4)}</p></article>`;
    const list = `<article><h3>You may like</h3>${post.repeat(5)}</article>`;
    const body = `<div><article><h1>Bridge opens two years late</h1>${paragraphs(STORY)}</article>${list}</div>`;
    const { text } = await articleOf(body);
    assert.doesNotMatch(text, /Goats/);
    for (const paragraph of STORY) assert.ok(text.includes(paragraph));
  });

  it('is all of a story in several parts', async () => {
    const body = `<article><h1>Bridge opens two years late</h1><div class="part">${paragraphs(STORY.slice(0, 1))}</div><div class="part">${paragraphs(STORY.slice(1, 3))}</div><div class="part">${paragraphs(STORY.slice(3))}</div></article>`;
    assert.equal((await articleOf(body)).text, TEXT);
  });
});

describe('the structured text of a page', () => {
  const news = { '@type': 'NewsArticle', headline: 'Bridge opens two years late' };

  it('is taken where the page shows less of it, and that is noted', async () => {
    const head = linkedData({ '@graph': [{ '@type': 'WebSite' }, { ...news, articleBody: TEXT }] });
    const article = await articleOf(`<article>${paragraphs(STORY.slice(0, 1))}</article>`, { head });
    assert.equal(article.text, TEXT);
    assert.match(article.notes?.join() ?? '', /structured data/);
  });

  it('is free of captions and players, also where they are cut into lines', async () => {
    const player =
      'To view this video please enable JavaScript, and consider a\n\t\t\tbrowser that\n\t\t\tplays videos';
    const caption = 'The old ferry on its last day, seen from the landing at Brenn (Picture: Dee Cee)';
    const head = linkedData({
      '@type': 'NewsArticle',
      articleBody: [...STORY.slice(0, 2), player, caption, ...STORY.slice(2)].join('\n\n'),
    });
    assert.equal((await articleOf(`<article><p>${STORY[0]}</p></article>`, { head })).text, TEXT);
  });

  it('tells what of the page is no part of the story, even where it has no paragraphs', async () => {
    const head = linkedData({ ...news, articleBody: STORY.join(' ') });
    const stray =
      '<p>Our colleagues of the sports desk have looked back at forty years of regattas on the Alder.</p>';
    const body = `<article>${paragraphs(STORY.slice(0, 3))}${stray}${paragraphs(STORY.slice(3))}</article>`;
    assert.equal((await articleOf(body, { head })).text, TEXT);
  });

  it('is not believed where it is a teaser', async () => {
    const head = linkedData({ ...news, articleBody: `${STORY[0]} …` });
    assert.equal((await articleOf(`<article>${paragraphs(STORY)}</article>`, { head })).text, TEXT);
  });

  it('may be escaped twice', async () => {
    const escaped = paragraphs(STORY)
      .replaceAll('“', '&ldquo;')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;');
    const head = linkedData({ ...news, articleBody: escaped });
    assert.equal((await articleOf('<p>Loading.</p>', { head })).text, TEXT);
  });

  it('is found in the state of the application', async () => {
    const state = {
      props: {
        pageProps: {
          story: { blocks: STORY.map((text) => ({ type: 'paragraph', text })), tags: ['bridge'] },
        },
      },
    };
    const script = `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify(state)}</script>`;
    assert.equal((await articleOf(`<div id="__next"><p>Please wait.</p></div>${script}`)).text, TEXT);
  });
});

describe('an interview', () => {
  const turns = [
    [
      'Why is the bridge two years late?',
      'We built it with our own hands. Nobody believed us, and nobody helped us either.',
    ],
    [
      'What will you do with the old ferry?',
      'It goes to the museum. My children learned to swim beside it, and so did I.',
    ],
    [
      'And the tolls?',
      'They go up in March, as everybody in this town knows by now, whether they like it or not.',
    ],
  ] as const;
  const expected = turns.map(([question, answer]) => `Q: ${question}\n\nA: ${answer}`).join('\n\n');
  const opening =
    'Joan Foe has been mayor of Valley Falls since 2009. We met her on Monday, on the bridge, in the rain.';

  it('keeps who asks and who answers where bold letters tell it', async () => {
    const apart = turns
      .map(([question, answer]) => `<p><strong>${question}</strong></p><p>${answer}</p>`)
      .join('');
    const together = turns.map(([question, answer]) => `<p><b>${question}</b><br>${answer}</p>`).join('');
    for (const body of [apart, together]) {
      const article = await articleOf(`<article><h1>Foe</h1><p>${opening}</p>${body}</article>`);
      assert.equal(article.text, `${opening}\n\n${expected}`);
      assert.match(article.notes?.join() ?? '', /Q and A/);
    }
  });

  it('is not one that has names, nor a report with bold headings', async () => {
    const named = turns
      .map(([question, answer]) => `<p><b>Valley Post: ${question}</b></p><p>Foe: ${answer}</p>`)
      .join('');
    const report = `<p><b>The tolls</b></p><p>${STORY[3]}</p><p><b>The ferry</b></p><p>${STORY[4]}</p>`;
    assert.doesNotMatch((await articleOf(`<article><p>${opening}</p>${named}</article>`)).text, /^[QA]: /m);
    assert.doesNotMatch((await articleOf(`<article><p>${opening}</p>${report}</article>`)).text, /^[QA]: /m);
  });
});

describe('a live blog', () => {
  it('is read entry by entry, with times', async () => {
    const liveBlogUpdate = [
      {
        '@type': 'BlogPosting',
        headline: 'The ribbon is cut',
        datePublished: '2016-12-19T18:05:00Z',
        articleBody: STORY[1],
      },
      {
        '@type': 'BlogPosting',
        headline: 'Poe leaves',
        datePublished: '2016-12-19T17:40:00Z',
        articleBody: `<p>${STORY[2]}</p>`,
      },
      { '@type': 'BlogPosting', headline: 'A picture' },
    ];
    const head = linkedData({ '@type': 'LiveBlogPosting', headline: 'Bridge opens: live', liveBlogUpdate });
    const article = await articleOf(
      '<main><h1>Bridge opens: live</h1><p>Loading the latest entries.</p></main>',
      { head },
    );
    assert.equal(
      article.text,
      `2016-12-19 18:05 The ribbon is cut\n\n${STORY[1]}\n\n2016-12-19 17:40 Poe leaves\n\n${STORY[2]}`,
    );
  });
});

describe('authors of a page', () => {
  it('are all of them', async () => {
    const body = `<article><h1>Bridge</h1><div class="byline">By <a rel="author" href="/a">Ann Bee</a>, <a rel="author" href="/c">Cy Dee</a> and <a rel="author" href="/e">Eve Eff</a></div>${paragraphs(STORY)}</article>`;
    assert.equal((await articleOf(body)).author, 'Ann Bee, Cy Dee, Eve Eff');
  });

  it('are read from a byline’s words', async () => {
    const body = `<article><h1>Bridge</h1><p class="byline">By Ann Bee and Cy Dee | 5 min read</p>${paragraphs(STORY)}</article>`;
    const article = await articleOf(body);
    assert.equal(article.author, 'Ann Bee, Cy Dee');
    assert.equal(article.text, TEXT);
  });
});

describe('a page without its article', () => {
  it('that asks for consent is told to be a consent wall', async () => {
    const body =
      '<div><h1>Your privacy</h1><p>We and our 842 partners store and/or access information on a device, such as cookies, and process personal data, such as unique identifiers, for personalised ads, ad measurement and audience insights.</p><p>With your consent we may use precise data. You can withdraw your consent at any time in our privacy policy. Some vendors rely on legitimate interest.</p><button>Accept all</button></div>';
    assert.match(await reasonOf(body), /^consent-wall: .*drop/);
  });

  it('that has its consent box in a container is told so too', async () => {
    const body =
      '<div id="onetrust-banner"><p>We and our partners use cookies to process personal data, such as your IP address, with your consent. See our privacy policy.</p></div><div>Valley Post</div>';
    assert.match(await reasonOf(body), /^consent-wall: /);
  });

  it('that offers a subscription is told to be a paywall', async () => {
    const body =
      '<article><h1>Bridge opens two years late</h1><div class="paywall"><p>This article is for subscribers. Subscribe now for one crown per month, cancel anytime.</p></div></article>';
    assert.match(await reasonOf(body), /^paywall: .*subscriber/);
  });

  it('that asks to log in is told to be a login page', async () => {
    const body =
      '<form><h1>Log in to Valley Post</h1><p>Enter the address that you registered with.</p><input type="email"><input type="password"></form>';
    assert.match(await reasonOf(body, { title: 'Log in - Valley Post' }), /^login-page: /);
  });

  for (const [title, words] of [
    ['404 Not Found', 'The page you requested could not be found on this server.'],
    ['Access Denied', 'You don’t have permission to access this page. Reference #18.2f.'],
    ['Just a moment...', 'Enable JavaScript and cookies to continue.'],
    ['Seite nicht gefunden', 'Die Seite existiert nicht mehr oder wurde verschoben.'],
    ['Page introuvable', 'La page que vous cherchez n’existe pas.'],
  ] as const) {
    it(`that says ${title} is told to be an error page`, async () => {
      assert.match(await reasonOf(`<h1>${title}</h1><p>${words}</p>`, { title }), /^error-page: /);
    });
  }

  it('is none of them when it has an article about them', async () => {
    const story = [
      'VALLEY FALLS — The county’s privacy office fined three newspapers on Monday for cookies that were set without consent.',
      '“Accept all was green and large, reject all was grey and small,” said Joan Foe, the privacy officer. “That is not a choice.”',
      'The papers’ lawyer, Carl Poe, told reporters that their partners had a legitimate interest in personal data, and that they would appeal.',
      'According to the office, one in four readers never opened the settings. A new rule comes into force in March, it added.',
    ];
    const article = await articleOf(
      `<article><h1>Access denied: cookies cost papers dear</h1>${paragraphs(story)}</article>`,
      { title: 'Access denied: cookies cost papers dear' },
    );
    assert.equal(article.text, story.join('\n\n'));
  });

  it('keeps the beginning that stands before an offer, and notes it', async () => {
    const head = linkedData({ '@type': 'NewsArticle', headline: 'Bridge', isAccessibleForFree: false });
    const body = `<article><h1>Bridge</h1>${paragraphs(STORY)}<div class="paywall"><p>To continue reading, subscribe for one crown per month.</p></div></article>`;
    const article = await articleOf(body, { head });
    assert.equal(article.text, TEXT);
    assert.match(article.notes?.join() ?? '', /subscription/);
  });
});

describe('a hostile page', () => {
  it('with a hundred thousand attributes on one element is read', async () => {
    const attributes = Array.from({ length: 100_000 }, (_, at) => `a${at}="x"`).join(' ');
    assert.equal((await articleOf(`<article ${attributes}>${paragraphs(STORY)}</article>`)).text, TEXT);
  });

  it('with state nested ten thousand deep, broken or endless is read', async () => {
    for (const state of [
      '['.repeat(10_000) + ']'.repeat(10_000),
      '{"a":',
      `{"text":"${'x '.repeat(200_000)}"}`,
    ]) {
      const script = `<script id="__NEXT_DATA__" type="application/json">${state}</script>`;
      assert.equal((await articleOf(`<article>${paragraphs(STORY)}</article>${script}`)).text, TEXT);
    }
  });
});
