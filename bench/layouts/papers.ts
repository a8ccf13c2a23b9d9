import {
  between,
  day,
  each,
  escaped,
  foot,
  type Layout,
  layout,
  linkedData,
  links,
  menu,
  meta,
  newsArticle,
  OTHERS,
  openGraph,
  page,
} from './layout.ts';
import { ferry, glacier, harbour, library, market, orchard, school, tunnel } from './stories.ts';

const ads = (id: number) =>
  `<div class="ad-slot" id="dfp-${id}"><span>Advertisement</span><script>googletag.cmd.push(${id})</script></div>`;

/** Pages as the systems of daily papers, broadcasters and agencies make them. */
export const papers: Layout[] = [
  layout(
    'a regional daily: one column, an advert behind every second paragraph',
    harbour,
    page(
      `${harbour.title} | Kelp Courier`,
      openGraph(harbour),
      `${menu}<div id="fusion-app"><main class="article-main"><h1 class="headline">${harbour.title}</h1>
<div class="byline">By <a href="/author/mira-tolland/" rel="author">Mira Tolland</a> and <a href="/author/jonas-pell/" rel="author">Jonas Pell</a></div>
<time class="primary-font__timestamp" datetime="${harbour.published}">${day(harbour.published)} at 6:40 a.m.</time>
<article class="article-body-wrapper">${between(harbour.paragraphs, 2, ads(1), '<p class="default__StyledText-sc-10mj2vp-0 body-paragraph">')}${ads(2)}</article></main></div>${foot}`,
    ),
  ),
  layout(
    'a weekly on a blog system: entry content, tags and neighbours below',
    orchard,
    page(
      `${orchard.title} – The Senne Weekly`,
      `${openGraph(orchard)}<link rel="stylesheet" href="/wp-content/style.css">`,
      `<div id="page" class="site"><header id="masthead">${menu}</header><div id="primary" class="content-area"><main id="main" class="site-main">
<article id="post-4711" class="post-4711 post type-post status-publish format-standard hentry category-farming"><header class="entry-header"><h1 class="entry-title">${orchard.title}</h1>
<div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date published" datetime="${orchard.published}">${day(orchard.published)}</time></span> <span class="byline">by <span class="author vcard"><a class="url fn n" href="/author/hanne/">Hanne Vik</a></span></span></div></header>
<div class="entry-content"><figure class="wp-block-image size-large"><img src="/pear.jpg"><figcaption class="wp-element-caption">Stumps in the upper orchards. Photo: H. Vik</figcaption></figure>${each(orchard.paragraphs)}</div>
<footer class="entry-footer"><span class="tags-links">Tagged <a href="/tag/frost">frost</a>, <a href="/tag/pears">pears</a></span></footer></article>
<nav class="navigation post-navigation"><a href="/prev">Previous: Beekeepers meet</a></nav></main></div>
<aside id="secondary" class="widget-area"><h2>Recent posts</h2><ul>${links(OTHERS)}</ul></aside></div>${foot}`,
    ),
  ),
  layout(
    'a newsletter house: one narrow column, a subscription form in the middle',
    library,
    page(
      library.title,
      `${openGraph(library)}${linkedData(newsArticle(library, { '@type': 'Article' }))}`,
      `<div class="viewport"><header class="gh-head"><a class="gh-head-logo" href="/">Night Letters</a></header>
<main id="site-main"><article class="gh-article post"><header class="gh-article-header"><h1 class="gh-article-title">${library.title}</h1>
<div class="gh-article-meta"><h4 class="gh-article-author-name"><a href="/author/samir/">Samir Doyle</a></h4><time datetime="2022-11-02">Nov 2, 2022</time> <span>4 min read</span></div></header>
<section class="gh-content gh-canvas">${between(library.paragraphs, 3, '<div class="kg-card kg-signup-card"><h2>Sign up for Night Letters</h2><p>A letter for people who cannot sleep. No spam. Unsubscribe anytime.</p><form><input type="email"><button>Subscribe</button></form></div>')}</section></article></main></div>`,
    ),
  ),
  layout(
    'a public broadcaster: fields of a node',
    tunnel,
    page(
      `${tunnel.title} | Ring Radio`,
      openGraph(tunnel),
      `<div class="dialog-off-canvas-main-canvas"><header role="banner">${menu}</header><main role="main"><article data-history-node-id="99" class="node node--type-article node--view-mode-full">
<h1><span class="field field--name-title">${escaped(tunnel.title)}</span></h1><div class="node__meta"><span class="field--name-created">${day(tunnel.published)}</span><div class="field--name-field-author">By Ada Ferrant, Kurt Oyen and Lise Marr</div></div>
<div class="node__content"><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">${each(tunnel.paragraphs)}</div>
<div class="field field--name-field-tags"><div class="field__label">Tags</div><a href="/t/1">Tunnels</a> <a href="/t/2">Water</a></div></div></article></main></div>${foot}`,
    ),
  ),
  layout(
    'an agency: a body of rich text with hubs and promotions between',
    ferry,
    page(
      `${ferry.title} | Skerry Wire`,
      `${openGraph(ferry)}${linkedData([newsArticle(ferry, { mainEntityOfPage: 'https://skerry.example/ferry' })])}`,
      `<div class="Page-content"><main class="Page-main"><h1 class="Page-headline">${ferry.title}</h1><div class="Page-byline"><div class="Page-authors">By <span class="Link">TOVE ASK</span> and <span class="Link">MILAN BRODIE</span></div><div class="Page-dateModified">Updated <bsp-timestamp data-timestamp="1708345800000">12:30 PM UTC</bsp-timestamp></div></div>
<div class="RichTextStoryBody RichTextBody">${between(
        ferry.paragraphs,
        3,
        '<div class="PageListEnhancementGeneric"><div class="PageList-header-title">Related Stories</div><div class="PagePromo"><h3 class="PagePromo-title"><a href="/x">Batteries to the islands: what a crossing costs</a></h3><div class="PagePromo-description">The county has done the sums, and they are long.</div></div></div>',
      )}</div></main></div>${foot}`,
    ),
  ),
  layout(
    'a world agency: every class is a hash, each paragraph a div',
    market,
    page(
      `${market.title} | World Desk`,
      openGraph(market),
      `<div id="fusion-app"><div class="layout__main__1c3v"><article class="article__container__2MUeZ"><header class="article-header__container__uZ3"><h1 data-testid="Heading" class="text__text__1FZLe heading__base__2T28j">${market.title}</h1>
<div class="info-content__author-date__1Epi_"><div class="author-name__author__1gx5k" data-testid="AuthorName">By <a rel="author" href="/authors/corin-wale/">Corin Wale</a></div><time data-testid="DateTimeText" datetime="${market.published}">October 8, 2021 5:45 PM UTC</time></div></header>
<div class="article-body__content__17Yit">${each(market.paragraphs, '<div class="text__text__1FZLe body__full_width__ekUdw" data-testid="paragraph-0">', '</div>')}</div>
<div class="sign-off__container"><p class="text__text sign-off__text">Reporting by Corin Wale; Editing by Ines Otto</p></div>
<div class="article-body__toolbar"><p>Our Standards: <a href="/trust">The World Desk Trust Principles.</a></p></div></article></div></div>`,
    ),
  ),
  layout(
    'a metropolitan daily: sections of a story body, each with its own column',
    school,
    page(
      `${school.title} - The Sandvik Times`,
      openGraph(school),
      `<div id="app"><div><main id="site-content"><article id="story" class="css-1vxca1d e1lmdhsb0"><header class="css-uo0i6k"><h1 id="link-3d1" class="css-88wicj e1h9rw200">${school.title}</h1><p id="article-summary" class="css-w6ymp8">${school.summary}</p></header>
<div class="css-79elbk"><span class="byline-prefix">By </span><span class="css-1baulvz last-byline" itemprop="name">Bea Holm</span></div>
<section name="articleBody" class="meteredContent css-1r7ky0e">${[0, 2, 4]
        .map(
          (from) =>
            `<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8">${each(school.paragraphs.slice(from, from + 2), '<p class="css-at9mc1 evys1bk0">')}</div><aside class="css-ew4tgv" aria-label="companion column"></aside></div>`,
        )
        .join(
          '<div id="story-ad-1-wrapper" class="css-ad"><p>Advertisement</p><a href="#after">SKIP ADVERTISEMENT</a></div>',
        )}</section></article></main></div></div>`,
    ),
    { text: [school.summary, ...school.paragraphs] },
  ),
  layout(
    'a liberal daily: components with generated names, an island between',
    glacier,
    page(
      `${glacier.title} | Mountains | The Keeper`,
      openGraph(glacier),
      `<section id="maincontent"><article><div data-gu-name="headline"><h1 class="dcr-y70er9">${glacier.title}</h1></div><div data-gu-name="standfirst"><p>${glacier.summary}</p></div>
<div data-gu-name="meta"><a rel="author" href="/profile/gisela-arn">Gisela Arn</a><details><summary>Fri 29 Jul 2022 04.55 BST</summary>Last modified on Fri 29 Jul 2022 09.10 BST</details></div>
<div data-gu-name="body"><div id="article-body" class="article-body-commercial-selector article-body-viewer-selector dcr-ng3cvx">${between(
        glacier.paragraphs,
        2,
        '<figure id="abc" data-spacefinder-role="inline"><gu-island name="EmailSignUpWrapper"><aside class="dcr-mm"><h2>Free weekly newsletter</h2><p>The best of the mountains, on Fridays</p></aside></gu-island></figure><p id="sign-in-gate"></p>',
        '<p class="dcr-s3ycb2">',
      )}</div></div><div data-gu-name="lines"><ul class="dcr-submeta">${links(['Glaciers', 'Huts', 'Alps'])}</ul></div></article></section>`,
    ),
    { text: [glacier.summary, ...glacier.paragraphs] },
  ),
  layout(
    'a broadcaster: blocks of text and of pictures, told apart by data attributes',
    harbour,
    page(
      `${harbour.title} - Coast News`,
      `${openGraph(harbour)}${linkedData(newsArticle(harbour, { author: { '@type': 'Organization', name: 'Coast News' } }))}`,
      `<main id="main-content"><article class="ssrcss-1mc1y2"><div data-component="headline-block"><h1>${harbour.title}</h1></div>
<div data-component="byline-block"><div class="byline"><span>By Mira Tolland &amp; Jonas Pell</span><span>Harbour correspondents, Kelp</span></div></div>
${harbour.paragraphs.map((text) => `<div data-component="text-block" class="ssrcss-uf6wea"><div><p class="ssrcss-1q0x1qg">${escaped(text)}</p></div></div>`).join('<div data-component="image-block"><figure><div><span class="visually-hidden">Image source, </span>Coast News</div><figcaption><span class="visually-hidden">Image caption, </span><p>The crane on Monday</p></figcaption></figure></div>')}
<div data-component="links-block"><p>More on this story</p><ul>${links(OTHERS.slice(0, 3))}</ul></div></article></main>`,
    ),
  ),
  layout(
    'a news channel: highlights above, paragraphs with a loading class',
    orchard,
    page(
      `${orchard.title} | Channel Nine`,
      openGraph(orchard),
      `<section class="layout__wrapper"><div class="headline headline--has-lowertext"><h1 id="maincontent" class="headline__text inline-placeholder" data-editable="headlineText">${orchard.title}</h1><div class="headline__sub-container"><div class="byline__names">By <span class="byline__name">Hanne Vik</span>, Channel Nine</div><div class="timestamp">Updated 3:20 PM EDT, Wed May 17, 2023</div></div></div>
<main class="article__main"><div class="article__content" itemprop="articleBody"><cite class="source__cite"><span class="source__location">SENNE</span><span class="source__text">Channel Nine</span> — </cite>${each(orchard.paragraphs, '<p class="paragraph inline-placeholder vossi-paragraph" data-editable="text">')}
<div class="related-content related-content--article"><h4>Related article</h4><a href="/frost"><span>What frost does to a flower, in five drawings</span></a></div></div></main></section>`,
    ),
    { text: ['SENNEChannel Nine —', ...orchard.paragraphs] },
  ),
  layout(
    'a chain of local papers: short hashes, inline promotions as paragraphs',
    market,
    page(
      market.title,
      openGraph(market),
      `<div class="gnt_cw"><main class="gnt_cw_mc"><article class="gnt_pr"><h1 class="gnt_ar_hl">${market.title}</h1><div class="gnt_ar_by"><a href="/staff/77/corin-wale/" class="gnt_ar_by_a">Corin Wale</a><div class="gnt_ar_pb">The Mercer Mail</div></div>
<div class="gnt_ar_b">${between(market.paragraphs, 2, '<p class="gnt_ar_b_p"><strong>More: </strong><a href="/roof" class="gnt_ar_b_a">Who looks after the city’s roofs? Nobody, says an old list</a></p><aside class="gnt_em"><a href="/video">Watch the ribs come down</a></aside>', '<p class="gnt_ar_b_p">')}</div></article></main></div>${foot}`,
    ),
  ),
  layout(
    'a tabloid: fonts around every paragraph, bullet points on top',
    ferry,
    page(
      `${ferry.title} | Daily Skerry Online`,
      `${meta({ 'og:title': `${ferry.title}`, 'article:published_time': ferry.published })}`,
      `<div id="js-article-text" class="article-text wide cnr5"><h2>${ferry.title}</h2><p class="author-section byline-plain">By <a href="/profile-1/tove-ask.html" class="author" rel="author">Tove Ask</a> and <a href="/profile-2/milan-brodie.html" class="author" rel="author">Milan Brodie</a></p>
<p class="byline-section"><span class="article-timestamp article-timestamp-published"><span>Published:</span> <time datetime="${ferry.published}">12:30 GMT, 19 February 2024</time></span></p>
<div class="shareArticles"><p>View comments</p></div><div itemprop="articleBody">${each(ferry.paragraphs, '<p class="mol-para-with-font"><font style="font-size: 1.2em;">', '</font></p>')}</div>
<div class="column-content cleared"><div class="shareArticles"><h3>Share or comment on this article</h3></div></div></div>`,
    ),
  ),
  layout(
    'a chain of dailies: paragraphs in groups, an article’s widget between them',
    tunnel,
    page(
      `${tunnel.title} | County Post`,
      `${openGraph(tunnel)}${linkedData(newsArticle(tunnel, { isAccessibleForFree: true }))}`,
      `<main class="main-content"><article class="article-container"><h1 class="article-title" id="articleTitle">${escaped(tunnel.title)}</h1><p class="article-subtitle">${escaped(tunnel.summary)}</p>
<div class="article-content__content-group article-content-wrapper"><section class="article-content__content-group article-content__content-group--story">${each(tunnel.paragraphs.slice(0, 2))}</section>
<div class="ad__section-border article-content__ad-group"><p class="visually-hidden">Article content</p><div class="ad__inner">Advertisement 2</div></div><p class="article-content__label">This advertisement has not loaded yet, but your article continues below.</p>
<section class="article-content__content-group article-content__content-group--story">${each(tunnel.paragraphs.slice(2, 5))}</section>
<div class="ad__section-border article-content__ad-group"><p class="visually-hidden">Article content</p></div>
<section class="article-content__content-group article-content__content-group--story">${each(tunnel.paragraphs.slice(5))}</section></div>
<div class="share-widget">Share this article in your social network</div></article></main>`,
    ),
    { text: [tunnel.summary, ...tunnel.paragraphs] },
  ),
  layout(
    'a magazine: sections called after paywalls that are open',
    library,
    page(
      `${library.title} - The Mirror of Orlow`,
      openGraph(library),
      `<main id="Inhalt"><article><header data-area="intro"><h2><span>Reading at night</span> <span class="align-middle">${library.title}</span></h2><div class="RichText leading-loose">${library.summary}</div><div>By <a href="/impressum/autor-1">Samir Doyle</a></div><time datetime="${library.published}">02.11.2022, 21.05 Uhr</time></header>
<div data-area="body" class="relative"><section class="relative" data-sara-article-body>${library.paragraphs.map((text, at) => `<div class="RichText RichText--iconLinks lg:w-8/12 ${at > 1 ? 'paywall-open' : ''}" data-sara-click-el="body_element"><p>${escaped(text)}</p></div>`).join('')}</section></div></article></main>`,
    ),
    { text: [library.summary, ...library.paragraphs] },
  ),
  layout(
    'a writers’ platform: sections, claps and reading times around the text',
    school,
    page(
      `${school.title} | by Bea Holm | Long Reads`,
      `${openGraph(school)}`,
      `<div id="root"><div class="a b c"><div class="speechify-ignore"><a href="/signin">Sign in</a> <a href="/m/signup">Get started</a></div><article><div class="l"><section><div><div class="ch bg fw"><h1 class="pw-post-title gp gq">${school.title}</h1><div class="speechify-ignore ab cp"><a rel="author" href="/@bea">Bea Holm</a><span>·</span><span>6 min read</span><span>·</span><span>Jan 23, 2023</span></div><div class="pw-multi-vote-count">214</div><div><button>Listen</button><button>Share</button></div>
${each(school.paragraphs, '<p id="a1" class="pw-post-body-paragraph mm mn gr mo b" data-selectable-paragraph="">')}</div></div></section></div></article></div></div>`,
    ),
  ),
  layout(
    'a mailing platform: markup of mails, a button to subscribe behind every screen',
    glacier,
    page(
      glacier.title,
      openGraph(glacier),
      `<div class="single-post-container"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title unpublished">${glacier.title}</h1><h3 class="subtitle">${glacier.summary}</h3><div class="byline-wrapper"><a class="frontend-pencraft" rel="author" href="/@arn">Gisela Arn</a><div>Jul 29, 2022</div></div></div>
<div class="available-content"><div dir="auto" class="body markup">${between(glacier.paragraphs, 3, '<div class="subscription-widget-wrap"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">High Places is a reader-supported letter. To receive new letters and support my work, become a subscriber.</p></div><div class="subscribe-widget"><form><input type="email"><input type="submit" value="Subscribe"></form></div></div></div>')}</div></div>
<div class="post-footer"><a class="like-button">37</a> <a href="#comments">8 Comments</a></div></article></div>`,
    ),
    { text: [glacier.summary, ...glacier.paragraphs] },
  ),
];
