import { LABELS } from './phrases.ts';
import { type PageElement, textIn } from './tree.ts';

/** The kinds of elements that are not part of the article. */
export type Clutter = 'consent' | 'paywall' | 'login' | 'clutter';

/**
 * Words in class names, ids and component names that indicate a consent box, from the pages of many publishers and
 * their tools. Compared word by word: `relatedArticles`, `related-articles` and `related_articles` are the same.
 */
const CONSENT = wordsOfList(`
  cookie cookies cookiebar cookiebot consent gdpr ccpa cmp didomi onetrust usercentrics trustarc truste quantcast
  cookieconsent cookielaw cookienotice sourcepoint iubenda privacybanner
`);
const PAYWALL = wordsOfList(`
  paywall regwall piano tinypass metering meteredcontent paygate subscriptionwall subscribewall
`);
const LOGIN = wordsOfList('login signin loginform signinform registration register registerwall');
/** Never article text, however it looks. */
const CERTAIN = wordsOfList(`
  newsletter newsletters signup subscribe outbrain taboola revcontent zergnet disqus comments commentlist livefyre
  sharing sharebar sharetools sharebuttons socialshare socialmedia addthis sharethis breadcrumb breadcrumbs
  caption captions figcaption photocredit imagecredit imagecaption wp-caption-text mediacaption credit credits
  advert adverts advertisement advertising ads adslot dfp adsbygoogle sponsor sponsored sponsoring
  recirc recirculation recirculate readnext mostread mostpopular mostviewed trending popular
  slideshow carousel lightbox toolbar tooltip modal popup popover overlay print
  copyright disclaimer affiliate donate donation feedback reaction reactions emoji
  screenreader offscreen visuallyhidden skip skiplink pagination pager jobs jobbox podcastpromo apppromo
  playlist vjs jwplayer videoplayer
  infobox factbox factsbox faktabox faktaboks faktenbox infokasten factboxes capping
  authorbio authorbox aboutauthor authorinfo authordescription authorcard
`);
/** Clutter if it is short or consists mostly of links: articles have teasers, summaries and lists of their own. */
const LIKELY = wordsOfList(`
  related recommended recommendation recommendations recommend teaser teasers promo promos promotion more readmore
  seealso alsolike youmaylike share social tags tag taglist topic topics keywords widget sidebar rail card cards
  links linklist latest headlines player video videos gallery galleries thumbnail embed-link onward
  author bio meta timestamp byline posted updated published banner follow hub series tools actions buttons
  menu navigation nav toc contents
`);
/** Readers' comments, which may be longer than the story. */
const OF_READERS = wordsOfList('comment comments commentlist disqus livefyre');
/** A box is not the story if the page has at least this many words of prose outside it. */
const STORY_WORDS = 60;
/** Pairs of words that indicate clutter. */
const PAIRS = new Set(
  `sign-up log-in sign-in read-more read-next read-also see-also more-on more-from also-read also-like may-like up-next most-read
  most-popular most-viewed author-bio author-box author-info author-about about-author screen-reader sr-only
  visually-hidden off-screen skip-link skip-to app-promo support-us end-of social-share share-bar related-articles
  author-description author-profile fact-box facts-box info-box
  related-stories related-content related-links ad-container ad-slot ad-wrapper ad-unit wp-caption image-caption photo-credit`
    .trim()
    .split(/\s+/),
);

/** Elements that contain the article, whatever their classes say. */
const HOLDERS = new Set(['body', 'main', 'article']);

/** Parts of tables are treated like the table. */
const ROWS = new Set(['tbody', 'thead', 'tr', 'td', 'th']);

/** Elements whose own text is one stretch. */
const STRETCHES = new Set('p div li section td dd blockquote article main figure center header'.split(' '));
const HEADINGS = /^h[1-6]$/;
/** Elements that group others. */
const BOXES = new Set('div section figure center form fieldset dl ul li table span a'.split(' '));

/** A stretch of at least this many words, few of them in links, is prose. */
const PROSE_WORDS = 12;
const PROSE_LINKED = 0.3;
/** An element with this share of the page's prose contains the article. */
const MOST_PROSE = 0.25;
/** Shorter pieces of likely clutter are clutter. */
const FEW_WORDS = 12;
const MANY_LINKED = 0.4;

/** The most words of a caption, and of a box that offers a newsletter or a subscription. */
const CAPTION_WORDS = 45;
const OFFER_WORDS = 80;
const OFFER =
  /\b(?:newsletters?|subscri(?:be|ption)|sign(?:ing)? (?:me )?up|inbox|abonnieren|abonnez|inscri(?:re|vez)|suscr[ií]b\w*|boletín|iscriviti|assine|nyhetsbrev|nyhedsbrev|nieuwsbrief|rassegna)\b/i;

interface Amounts {
  words: number;
  linked: number;
  prose: number;
  /** Whether it contains the page's heading or article. */
  isHolder: boolean;
  /** Whether it contains a picture, a button, a heading; how many paragraphs. */
  hasPicture: boolean;
  hasButton: boolean;
  hasHeading: boolean;
  paragraphs: number;
}

/**
 * Removes elements that a page's markup names as not part of the article: consent boxes, paywalls, newsletter boxes,
 * related stories, share buttons, captions. An element with much of the page's prose stays, whatever its name.
 *
 * @returns the kinds of clutter that were removed
 */
export function dropClutter(root: PageElement): Set<Clutter> {
  const amounts = new Map<PageElement, Amounts>();
  const { prose } = measure(root, amounts, false);
  const dropped = new Set<Clutter>();
  const inGroups = proseOfGroups(root, amounts);
  const removeIn = (element: PageElement) => {
    element.children = element.children.filter((child) => {
      if (typeof child === 'string') return true;
      if (isMarker(child)) return false;
      const kind = clutterOf(child, amounts.get(child)!, prose, inGroups);
      if (kind !== undefined) dropped.add(kind);
      else removeIn(child);
      return kind === undefined;
    });
  };
  removeIn(root);
  return dropped;
}

/** The prose in all elements of the same name: each paragraph of an article may be called `paywalled`. */
function proseOfGroups(root: PageElement, amounts: ReadonlyMap<PageElement, Amounts>): Map<string, number> {
  const groups = new Map<string, number>();
  const visit = ({ children }: PageElement) => {
    for (const child of children) {
      if (typeof child === 'string' || isMarker(child)) continue;
      const { prose } = amounts.get(child)!;
      const name = child.attributes.class ?? '';
      if (prose > 0) groups.set(name, (groups.get(name) ?? 0) + prose);
      visit(child);
    }
  };
  visit(root);
  return groups;
}

function clutterOf(
  element: PageElement,
  amounts: Amounts,
  pageProse: number,
  inGroups: ReadonlyMap<string, number>,
): Clutter | undefined {
  if (HOLDERS.has(element.name) || ROWS.has(element.name)) return undefined;
  if (isCaptioned(element, amounts, pageProse) || isOffer(element, amounts, pageProse)) return 'clutter';
  const words = namesOf(element);
  if (words.length === 0) return undefined;
  const named = (set: ReadonlySet<string>) => words.some((word) => set.has(word));
  if (!amounts.isHolder && named(CONSENT)) return 'consent';
  const isBeside = pageProse - amounts.prose >= STORY_WORDS;
  if (isBeside && amounts.prose > 0 && named(OF_READERS)) return 'clutter';
  if (isBeside && !amounts.isHolder && named(LIKELY) && LABELS.has(labelOf(element))) return 'clutter';
  const prose = Math.max(amounts.prose, inGroups.get(element.attributes.class ?? '') ?? 0);
  if (amounts.isHolder || prose > MOST_PROSE * pageProse) return undefined;
  if (named(PAYWALL)) return 'paywall';
  if (named(LOGIN)) return 'login';
  if (named(CERTAIN) || words.some((word, at) => PAIRS.has(`${word}-${words[at + 1]}`))) return 'clutter';
  const mayBe = amounts.words < FEW_WORDS || amounts.linked > MANY_LINKED * amounts.words;
  return mayBe && !HEADINGS.test(element.name) && named(LIKELY) ? 'clutter' : undefined;
}

/** Whether it is a picture with its caption: nothing but a picture, and a few words without a heading. */
function isCaptioned(element: PageElement, amounts: Amounts, pageProse: number): boolean {
  return (
    amounts.hasPicture &&
    !amounts.hasHeading &&
    !amounts.isHolder &&
    amounts.words <= CAPTION_WORDS &&
    amounts.paragraphs <= 1 &&
    BOXES.has(element.name) &&
    pageProse - amounts.prose >= STORY_WORDS
  );
}

/** Whether it is a box with a button that offers a newsletter or a subscription. */
function isOffer(element: PageElement, amounts: Amounts, pageProse: number): boolean {
  return (
    amounts.hasButton &&
    !amounts.isHolder &&
    amounts.words <= OFFER_WORDS &&
    BOXES.has(element.name) &&
    pageProse - amounts.prose >= STORY_WORDS &&
    OFFER.test(textIn(element))
  );
}

/** The first words of an element in lower case, which may name its purpose. */
function labelOf({ children }: PageElement): string {
  for (const child of children) {
    const words = typeof child === 'string' ? child.trim().toLowerCase() : labelOf(child);
    if (words !== '') return words;
  }
  return '';
}

/** Counts the words of an element and its descendants. */
function measure(element: PageElement, all: Map<PageElement, Amounts>, isLinked: boolean): Amounts {
  const total: Amounts = {
    words: 0,
    linked: 0,
    prose: 0,
    isHolder: false,
    hasPicture: false,
    hasButton: false,
    hasHeading: HEADINGS.test(element.name),
    paragraphs: element.name === 'p' ? 1 : 0,
  };
  let own = 0;
  let ownLinked = 0;
  const inLink = isLinked || element.name === 'a';
  for (const child of element.children) {
    if (typeof child === 'string') {
      const count = countWords(child);
      own += count;
      total.words += count;
      if (inLink) total.linked += count;
      continue;
    }
    if (isMarker(child)) {
      total.hasPicture ||= child.name === 'img';
      total.hasButton ||= child.name === 'button';
      continue;
    }
    const inner = measure(child, all, inLink);
    total.words += inner.words;
    total.linked += inner.linked;
    total.prose += inner.prose;
    total.isHolder ||= inner.isHolder;
    total.hasPicture ||= inner.hasPicture;
    total.hasButton ||= inner.hasButton;
    total.hasHeading ||= inner.hasHeading;
    total.paragraphs += inner.paragraphs;
    if (STRETCHES.has(child.name)) continue;
    own += inner.words;
    ownLinked += inner.linked;
  }
  if (STRETCHES.has(element.name) && own >= PROSE_WORDS && ownLinked < PROSE_LINKED * own) total.prose += own;
  total.isHolder ||= element.name === 'h1' || element.name === 'article' || element.name === 'main';
  all.set(element, total);
  return total;
}

/** Scripts without spaces: about two characters a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** The approximate number of words in a text, in any script. */
export function countWords(text: string): number {
  const spaced = text.match(/\S+/g)?.length ?? 0;
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  return spaced + Math.floor(unspaced / 2);
}

/** A picture or a button, of which the page's body has only the place. */
function isMarker({ name }: PageElement): boolean {
  return name === 'img' || name === 'button';
}

function namesOf({ attributes }: PageElement): string[] {
  const { class: classes = '', id = '', role = '' } = attributes;
  const names = `${classes} ${id} ${role} ${attributes['data-testid'] ?? ''} ${attributes['data-component'] ?? ''}`;
  return names
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

function wordsOfList(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
