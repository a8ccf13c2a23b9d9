import {
  between,
  each,
  escaped,
  foot,
  type Layout,
  layout,
  linkedData,
  menu,
  newsArticle,
  openGraph,
  page,
  script,
} from './layout.ts';
import { ferry, glacier, harbour, library, market, orchard, school, tunnel } from './stories.ts';

const stray =
  '<p>Colleagues from the weekend section have gone through fifty years of letters to the editor and found one that was kind.</p>';

/** Pages that hold their story for machines too, whole, in part or wrongly. */
export const structured: Layout[] = [
  layout(
    'articleBody whole, the page shows the beginning',
    harbour,
    page(
      harbour.title,
      linkedData(newsArticle(harbour, { articleBody: harbour.paragraphs.join('\n\n') })),
      `${menu}<main><h1>${harbour.title}</h1>${each(harbour.paragraphs.slice(0, 1))}<div class="more"><button>Read the whole story</button></div></main>`,
    ),
  ),
  layout(
    'articleBody in part, the page shows all',
    orchard,
    page(
      orchard.title,
      linkedData(newsArticle(orchard, { articleBody: orchard.paragraphs.slice(0, 2).join(' ') })),
      `${menu}<article><h1>${orchard.title}</h1>${each(orchard.paragraphs)}</article>${foot}`,
    ),
  ),
  layout(
    'an article in a graph beside the site, the page and its crumbs',
    library,
    page(
      `${library.title} - Orlow`,
      linkedData({
        '@context': 'https://schema.org',
        '@graph': [
          { '@type': 'WebSite', name: 'Orlow Online', url: 'https://orlow.example/' },
          { '@type': 'WebPage', name: library.title },
          { '@type': 'BreadcrumbList', itemListElement: [] },
          newsArticle(library, { articleBody: library.paragraphs.join('\n') }),
        ],
      }),
      `<div id="app"><h1>${library.title}</h1><div class="skeleton"></div>${each(library.paragraphs.slice(0, 2))}</div>`,
    ),
  ),
  layout(
    'several blocks, the article’s the last',
    tunnel,
    page(
      tunnel.title,
      `${linkedData({ '@type': 'Organization', name: 'County Post' })}${linkedData({ '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', url: 'https://county.example/1' }] })}${linkedData(newsArticle(tunnel, { '@type': ['NewsArticle', 'Report'] }))}`,
      `${menu}<article><h1>${escaped(tunnel.title)}</h1>${between(tunnel.paragraphs, 3, stray.replace('<p>', '<p class="promo"><a href="/letters">').replace('</p>', '</a></p>'))}</article>`,
    ),
  ),
  layout(
    'articleBody without paragraphs, strangers between those of the page',
    school,
    page(
      school.title,
      linkedData(newsArticle(school, { articleBody: school.paragraphs.join(' ') })),
      `<article><h1>${school.title}</h1>${between(school.paragraphs, 3, stray)}</article>`,
    ),
  ),
  layout(
    'articleBody as HTML that is escaped',
    ferry,
    page(
      ferry.title,
      linkedData(newsArticle(ferry, { articleBody: escaped(each(ferry.paragraphs)) })),
      `<main><h1>${ferry.title}</h1><p>Please switch on scripts.</p></main>`,
    ),
  ),
  layout(
    'JSON-LD that is broken',
    market,
    page(
      market.title,
      `${openGraph(market)}<script type="application/ld+json">{"@type":"NewsArticle","headline":"${market.title}","articleBody":"Eighty </script>`,
      `<article><h1>${market.title}</h1>${each(market.paragraphs)}</article>`,
    ),
  ),
  layout(
    'the application’s state has the story in blocks',
    glacier,
    page(
      glacier.title,
      `${openGraph(glacier)}`,
      `<div id="__next"><h1>${glacier.title}</h1><p>Loading…</p></div>${script('application/json', { props: { pageProps: { article: { id: 7, blocks: glacier.paragraphs.map((text, at) => ({ id: at, type: 'paragraph', data: { text } })), related: [{ title: 'Six things we learned' }] } } }, page: '/article/[slug]' }, '__NEXT_DATA__')}`,
    ),
  ),
  layout(
    'the application’s state has the story as HTML, the page shows a part',
    harbour,
    page(
      harbour.title,
      openGraph(harbour),
      `<div id="__next"><article><h1>${harbour.title}</h1>${each(harbour.paragraphs.slice(0, 2))}</article></div>${script('application/json', { props: { pageProps: { initialState: { story: { bodyHtml: each(harbour.paragraphs), url: '/harbour' } } } } }, '__NEXT_DATA__')}`,
    ),
  ),
  layout(
    'AMP: components, an advert and a consent component',
    orchard,
    `<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><title>${orchard.title}</title><link rel="canonical" href="https://senne.example/pears">${linkedData(newsArticle(orchard))}<style amp-boilerplate>body{visibility:hidden}</style><script async src="https://cdn.ampproject.org/v0.js"></script></head>
<body><amp-consent id="c" layout="nodisplay"><div><p>We use cookies. With your consent our partners may show you personalised ads.</p><button on="tap:c.accept">Accept</button></div></amp-consent><amp-sidebar id="s" layout="nodisplay"><ul><li><a href="/">Home</a></li></ul></amp-sidebar>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">${orchard.title}</h1><div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">Hanne Vik</span></div></header><amp-img src="/p.jpg" width="6" height="4" alt="A pear"></amp-img><div class="amp-wp-article-content">${between(orchard.paragraphs, 2, '<amp-ad type="doubleclick" width="300" height="250"><div fallback>Advertisement</div></amp-ad><amp-iframe src="https://x.example"><p placeholder>Loading</p></amp-iframe>')}</div></article></body></html>`,
  ),
  layout(
    'microdata: properties on the elements themselves',
    library,
    page(
      library.title,
      '',
      `${menu}<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">${library.title}</h1><meta itemprop="datePublished" content="${library.published}"><span itemprop="author" itemscope itemtype="https://schema.org/Person">By <span itemprop="name">Samir Doyle</span></span><div itemprop="articleBody">${each(library.paragraphs)}</div></div>${foot}`,
    ),
  ),
  layout(
    'the state of another kind of application, in an attribute-free script',
    market,
    page(
      market.title,
      `${openGraph(market)}<script>window.__PRELOADED_STATE__={"user":null,"ads":["a","b"]};</script>`,
      `<div id="root"><main><h1>${market.title}</h1><div class="Article_body__x1">${each(market.paragraphs)}</div></main></div>`,
    ),
  ),
];
