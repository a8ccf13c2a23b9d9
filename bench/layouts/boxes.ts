import {
  between,
  each,
  escaped,
  foot,
  type Layout,
  layout,
  links,
  menu,
  OTHERS,
  openGraph,
  page,
} from './layout.ts';
import { ferry, glacier, harbour, library, market, orchard, type Story, school, tunnel } from './stories.ts';

/** A plain page with something between the paragraphs, above or below them. */
function boxed(
  name: string,
  story: Story,
  box: string,
  { at = 2, above = '', below = '' }: { at?: number; above?: string; below?: string } = {},
): Layout {
  const [first, ...others] = story.authors;
  const byline = `<p class="byline">By ${[first, ...others].join(' and ')}</p>`;
  return layout(
    name,
    story,
    page(
      `${story.title} | Boxes Daily`,
      openGraph(story),
      `${menu}${above}<main><article><h1>${escaped(story.title)}</h1>${byline}<div class="story">${between(story.paragraphs, at, box)}</div>${below}</article></main>${foot}`,
    ),
  );
}

/** What publishers put between, above and below the paragraphs of a story. */
export const boxes: Layout[] = [
  boxed('a consent banner over a page that can be read', harbour, '', {
    above:
      '<div id="cmp-container" role="dialog"><h2>Your privacy matters</h2><p>We and our 611 partners store and access information on your device, such as cookies, to show personalised ads and content. You can change your mind at any time.</p><button>Accept all</button><button>Manage options</button></div>',
  }),
  boxed(
    'an offer to subscribe behind the text of a subscriber',
    tunnel,
    '<div class="subscriber-badge"><span>Subscriber only</span></div>',
    {
      below:
        '<div class="paywall-offer"><h3>Keep reading the County Post</h3><p>Subscribe now for one crown a week. Cancel anytime.</p><a href="/subscribe">Subscribe</a></div>',
    },
  ),
  boxed(
    'related stories with pictures and long teasers',
    orchard,
    `<div class="c-related"><h3>Related coverage</h3>${OTHERS.map((title) => `<div class="c-related__item"><img src="/x.jpg"><a href="/r"><h4>${title}</h4></a><p>Our reporters have looked into it and found more than they wanted to know about it, in three parts and a map.</p></div>`).join('')}</div>`,
  ),
  boxed(
    'captions as paragraphs, with credits',
    market,
    '<div class="photo"><img src="/roof.jpg"><p class="caption">The ribs of the market hall on Friday. Photograph: Ed Sloane/The Mail</p></div>',
  ),
  boxed(
    'a teaser for a video between two paragraphs',
    ferry,
    '<div class="video-teaser"><a href="/video/1"><img src="/v.jpg"><span class="duration">01:42</span><p>Captain Stamm shows the bridge of the old boat one last time</p></a></div>',
    { at: 3 },
  ),
  boxed(
    'a player with its playlist',
    library,
    '<div class="vjs-player"><div class="title">Inside the night library</div><div class="vjs-control-text">Play</div><div>0:00 / 3:20</div><ul class="playlist"><li>Up next: The bee reader of Orlow</li><li>The town that does not sleep</li></ul></div>',
  ),
  boxed(
    'a newsletter box with a form',
    school,
    '<section class="newsletter-signup" data-module="newsletter"><h3>The School Letter</h3><p>What pupils, parents and teachers talk about, every Thursday in your inbox.</p><form><label>Email address</label><input type="email"><button>Sign me up</button></form><p class="legal">By signing up you agree to our terms of use.</p></section>',
  ),
  boxed(
    'a poll and a quiz',
    market,
    '<div class="poll-widget" data-poll="9"><h4>Have your say: should the market hall be rebuilt?</h4><label><input type="radio">Yes</label><label><input type="radio">No</label><button>Vote</button></div>',
  ),
  boxed(
    'a promotion for a podcast and a sponsor’s box',
    tunnel,
    '<div class="podcast-promo"><h4>Listen: The Drain</h4><p>Our podcast about everything that flows below the county. New episodes every Monday.</p></div><div class="sponsored-content"><p>Paid for by Stannard Pumps</p><p>Five signs that your cellar needs a pump before the winter comes.</p></div>',
    { at: 4 },
  ),
  boxed('readers’ comments below, longer than the story', ferry, '', {
    below: `<section id="comments" class="comments-area"><h2>23 comments</h2><ol class="comment-list">${Array.from({ length: 9 }, (_, at) => `<li class="comment"><div class="comment-author">Reader ${at}</div><div class="comment-content"><p>I have taken that boat every day for years and I can tell you that the coffee on it was worse than the noise, which nobody ever writes about.</p></div><a class="comment-reply-link" href="#">Reply</a></li>`).join('')}</ol></section>`,
  }),
  boxed('the author’s biography below', glacier, '', {
    below:
      '<div class="author-bio"><img src="/arn.jpg"><h4>About the author</h4><p>Gisela Arn has written about mountains since 1998. She lives at 1,400 metres and owns two goats.</p><a href="/contact">Contact</a></div>',
  }),
  boxed('most read, in a column that comes before the story', harbour, '', {
    above: `<div class="rail most-read"><h3>Most read</h3><ol>${links(OTHERS)}</ol></div><div class="weather-widget">Kelp 4°</div>`,
  }),
  boxed(
    'share buttons with words and counts',
    orchard,
    '<div class="share-tools"><span>Share</span><ul><li><a href="#">Facebook 112</a></li><li><a href="#">Copy link</a></li><li><a href="#">Print</a></li></ul></div>',
    { at: 1 },
  ),
  boxed(
    'a popup that asks to allow messages',
    school,
    '<div class="modal push-modal" role="alertdialog"><p>Would you like to receive breaking news on your desktop?</p><button>Not now</button><button>Allow</button></div>',
  ),
  boxed('the next story below, in full', library, '', {
    below: `</article><article class="next-article"><h1>${market.title}</h1>${each(market.paragraphs.slice(0, 4))}`,
  }),
  boxed(
    'pointers to other stories as paragraphs of links',
    glacier,
    '<p><strong>READ MORE: </strong><a href="/m1">A hut for eight people and one cow</a></p><p><a href="/m2">SEE ALSO: The helicopter that brought a stove to the summit</a></p>',
    { at: 4 },
  ),
  boxed(
    'pictures with captions that nothing names',
    market,
    '<div align="center"><div><img src="/roof.jpg" alt=""></div><span>The ribs of the market hall, seen from the fish stalls</span></div><center><picture><img src="/hall.jpg"></picture><em>The hall in the year it was built</em></center>',
  ),
  boxed(
    'a newsletter box whose classes are hashes',
    orchard,
    '<div class="_x7f2"><div class="_a91"><h2>Newsletter: The Week in Fruit</h2><p>Every Monday the best stories of growers and their trees</p><button class="_b0">Subscribe now</button></div></div>',
  ),
  boxed(
    'a box of facts',
    glacier,
    '<div class="infobox bordered"><h3>The glacier in figures</h3><p>The ice has lost nine metres of its depth since the hut was built, and a third of its length.</p><p>The hut has eight beds, one stove and no telephone, and stands 2,900 metres above the sea.</p></div>',
  ),
  boxed('a list of other stories whose titles are links in part', ferry, '', {
    below:
      '<hr><div>More great stories</div><ul><li>Captains must sleep, <a href="/1">no matter what the owners say</a></li><li>The plan to tow an island. <a href="/2">Nobody has asked the island</a></li><li>Could a gull find the way? <a href="/3">A school has tried it out</a></li></ul>',
  }),
  boxed('addresses, a way to cite the page and the author’s name below the text', tunnel, '', {
    below: `<p>More on tunnels: https://post.example/tunnels and https://post.example/drains</p><p>${tunnel.title}. Boxes Daily, https://post.example/a/1 (accessed on 9 March 2026)</p><p><strong>${tunnel.authors[0]}</strong></p>`,
  }),
  boxed(
    'an embed that asks for consent',
    tunnel,
    '<div class="embed"><p>We need your consent to load this social media content</p><p>This content is hosted by a third party. By showing it you accept its terms and conditions.</p><button>Show content</button></div>',
  ),
];
