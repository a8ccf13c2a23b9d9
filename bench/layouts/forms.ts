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
} from './layout.ts';
import { ferry, glacier, harbour, library, market, orchard, type Story, school, tunnel } from './stories.ts';

const plain = (story: Story, body: string, head = openGraph(story)) =>
  page(
    `${story.title} | Forms Daily`,
    head,
    `${menu}<main><article><h1>${escaped(story.title)}</h1>${body}</article></main>${foot}`,
  );

const entries = [
  { time: '2024-03-05T18:05:00Z', heading: 'The hook goes up', text: harbour.paragraphs[1]! },
  { time: '2024-03-05T17:40:00Z', heading: 'A crate arrives', text: harbour.paragraphs[2]! },
  { time: '2024-03-05T16:10:00Z', heading: 'Bread on board', text: harbour.paragraphs[3]! },
];
const stamped = entries.flatMap(({ time, heading, text }) => [
  `${time.slice(0, 16).replace('T', ' ')} ${heading}`,
  text,
]);

const questions = [
  [
    'Why do you keep a library open at night?',
    'Because the day is full. People have to be somewhere else then, and at night they don’t.',
  ],
  [
    'Who comes at two in the morning?',
    'Bakers. They come before their shift and read about the sea, all of them, I can’t say why.',
  ],
  [
    'Has anything been stolen?',
    'A chair. It came back after a week with a new cushion, and nobody said a word about it.',
  ],
  [
    'What do you read yourself?',
    'The names on the cards. I always wanted to write them all down, one after the other.',
  ],
] as const;
const turns = questions.flatMap(([question, answer]) => [`Q: ${question}`, `A: ${answer}`]);

/** Stories that are more than paragraphs. */
export const forms: Layout[] = [
  layout(
    'a live blog that says its entries in JSON-LD',
    harbour,
    plain(
      harbour,
      '<div class="live"><p>Loading the latest updates</p></div>',
      linkedData(
        newsArticle(harbour, {
          '@type': 'LiveBlogPosting',
          liveBlogUpdate: entries.map(({ time, heading, text }) => ({
            '@type': 'BlogPosting',
            headline: heading,
            datePublished: time,
            articleBody: text,
          })),
        }),
      ),
    ),
    { text: stamped },
  ),
  layout(
    'a live blog of articles with times',
    harbour,
    plain(
      harbour,
      `<div class="liveblog-entries">${entries.map(({ time, heading, text }) => `<article class="liveblog-entry" id="e"><header><time datetime="${time}">${time.slice(11, 16)}</time><h2>${heading}</h2></header><p>${escaped(text)}</p><div class="share"><a href="#">Share</a></div></article>`).join('')}</div>`,
    ),
    { text: stamped },
  ),
  layout(
    'a live blog of sections, times in words',
    harbour,
    plain(
      harbour,
      `<ol class="timeline">${entries.map(({ time, heading, text }) => `<li class="live-post" data-id="1"><div class="live-post__meta"><time datetime="${time}">1 hour ago</time></div><h3>${heading}</h3><div class="live-post__body"><p>${escaped(text)}</p></div></li>`).join('')}</ol>`,
    ),
    { text: stamped },
  ),
  layout(
    'an interview with bold questions',
    library,
    plain(
      library,
      `<p>${library.paragraphs[0]}</p>${questions.map(([question, answer]) => `<p><strong>${question}</strong></p><p>${answer}</p>`).join('')}`,
    ),
    { text: [library.paragraphs[0]!, ...turns] },
  ),
  layout(
    'an interview with names before each turn',
    library,
    plain(
      library,
      `<p>${library.paragraphs[0]}</p>${questions.map(([question, answer]) => `<p><b>Night Letters: ${question}</b></p><p><b>Lindmark:</b> ${answer}</p>`).join('')}`,
    ),
    {
      text: [
        library.paragraphs[0]!,
        ...questions.flatMap(([question, answer]) => [`Night Letters: ${question}`, `Lindmark: ${answer}`]),
      ],
    },
  ),
  layout(
    'a gallery whose captions tell the story',
    glacier,
    plain(
      glacier,
      `${each(glacier.paragraphs.slice(0, 3))}<div class="gallery-carousel"><div class="slide"><img src="/1.jpg"><span class="slide-count">1 of 3</span><p class="caption">Imfeld with plank 412. Photo: G. Arn</p></div><div class="slide"><img src="/2.jpg"><p class="caption">Mules on the path. Photo: G. Arn</p></div></div>${each(glacier.paragraphs.slice(3))}`,
    ),
  ),
  layout(
    'the second of three pages',
    tunnel,
    plain(
      tunnel,
      `<div class="article-body">${each(tunnel.paragraphs)}</div><div class="pagination"><a href="?p=1">1</a> <span>2</span> <a href="?p=3">3</a> <a href="?p=3">Next page</a></div>`,
    ),
  ),
  layout(
    'a list with numbers in the story',
    orchard,
    plain(
      orchard,
      `${each(orchard.paragraphs.slice(0, 3))}<h2>What growers can do</h2><ol><li>Prune hard in February, before the sap rises.</li><li>Leave the grass long under old trees.</li><li>Keep the stumps, as hedgehogs live in them.</li></ol>${each(orchard.paragraphs.slice(3))}`,
    ),
    {
      text: [
        ...orchard.paragraphs.slice(0, 3),
        'What growers can do',
        'Prune hard in February, before the sap rises.',
        'Leave the grass long under old trees.',
        'Keep the stumps, as hedgehogs live in them.',
        ...orchard.paragraphs.slice(3),
      ],
    },
  ),
  layout(
    'a letter as a quoted block',
    ferry,
    plain(
      ferry,
      between(
        ferry.paragraphs,
        3,
        '<blockquote class="letter"><p>Dear county, we have lived with this noise for fifty years and would like to keep it.</p><p>Sixty-three islanders</p></blockquote>',
      ),
    ),
    {
      text: [
        ...ferry.paragraphs.slice(0, 3),
        'Dear county, we have lived with this noise for fifty years and would like to keep it.',
        'Sixty-three islanders',
        ...ferry.paragraphs.slice(3),
      ],
    },
  ),
  layout(
    'a quotation set large that the story has too',
    school,
    plain(
      school,
      between(
        school.paragraphs,
        3,
        '<aside class="pullquote"><q>People used to jump. Now they hum</q><cite>Iver Dahl</cite></aside>',
      ),
    ),
  ),
  layout(
    'a table of figures in the story',
    market,
    plain(
      market,
      between(
        market.paragraphs,
        3,
        '<table class="figures"><thead><tr><th>Hall</th><th>Cost</th></tr></thead><tbody><tr><td>Roof</td><td>nine million</td></tr><tr><td>Set aside</td><td>two million</td></tr></tbody></table>',
      ),
    ),
    {
      text: [
        ...market.paragraphs.slice(0, 3),
        'Hall Cost\nRoof nine million\nSet aside two million',
        ...market.paragraphs.slice(3),
      ],
    },
  ),
  layout(
    'chapters with drop capitals',
    tunnel,
    plain(
      tunnel,
      `<p><span class="dropcap">C</span>${escaped(tunnel.paragraphs[0]!.slice(1))}</p>${each(tunnel.paragraphs.slice(1, 3))}<h2 class="chapter">A map in a corridor</h2>${each(tunnel.paragraphs.slice(3))}`,
    ),
    { text: [...tunnel.paragraphs.slice(0, 3), 'A map in a corridor', ...tunnel.paragraphs.slice(3)] },
  ),
  layout(
    'a post of a network in the story',
    ferry,
    plain(
      ferry,
      between(
        ferry.paragraphs,
        4,
        '<blockquote class="twitter-tweet"><p lang="en">The horn is ordered. F sharp, as promised.</p>&mdash; Leon Fabry (@leonfabry) <a href="https://x.example/1">February 19, 2024</a></blockquote>',
      ),
    ),
    {
      text: [
        ...ferry.paragraphs.slice(0, 4),
        'The horn is ordered. F sharp, as promised.',
        '— Leon Fabry (@leonfabry) February 19, 2024',
        ...ferry.paragraphs.slice(4),
      ],
    },
  ),
  layout('a brief of two paragraphs', market, plain(market, each(market.paragraphs.slice(0, 2))), {
    text: market.paragraphs.slice(0, 2),
  }),
];
