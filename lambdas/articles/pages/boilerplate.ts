import type { TextBlock } from '../markup-text.ts';
import { countWords } from './clutter.ts';
import {
  BETWEEN_NAMES,
  BY,
  CAPTION_ENDS,
  CREDITED,
  CREDITS,
  LABELS,
  POINTERS,
  SERVICES,
  STAMPS,
} from './phrases.ts';

/** A longer block is never boilerplate by its words alone. */
const MOST_WORDS = 45;
/** A quotation of at least this many words makes a block part of the story. */
const FEWEST_SPOKEN = 5;
const MARK = /["“”„«»]/;

/** A block of at least this many words is prose. */
const PROSE_WORDS = 20;

/** A link of at most this many words may be a name in a list of the article. */
const FEW_LINKED_WORDS = 3;
const ALL_LINKED = 0.75;
const MUCH_LINKED = 0.4;

const FEW_AROUND_ADDRESS = 5;

/** The most words of a label, and how often it may occur on a page before it counts as one. */
const LABEL_WORDS = 3;
const LABEL_TIMES = 3;

/** Fewer items may be sources that an article names. */
const LIST_ITEMS = 3;

const LONGEST_STAMP = 14;
const LONGEST_BYLINE = 12;

/** Whether a block belongs to the page and not to the story, by its words and its share of links. */
export function isBoilerplate({ text, element, isQuoted, linked }: TextBlock): boolean {
  const plain = plainWords(text);
  if (plain === '' || LABELS.has(withoutCount(plain)) || isSign(text)) return true;
  const words = countWords(text);
  if (isQuoted || words > MOST_WORDS) return false;
  const isLink = linked >= ALL_LINKED * text.length;
  if (isLink && words > FEW_LINKED_WORDS && !/^h[1-3]$/.test(element)) return true;
  const isMuchLinked = linked >= MUCH_LINKED * text.length;
  if (opensWith(POINTERS, plain, isMuchLinked) || (isMuchLinked && hasShoutedLabel(text))) return true;
  if (isCitation(text)) return true;
  if (speaks(text)) return false;
  return (
    opensWith(SERVICES, plain, true) ||
    opensWith(CREDITS, plain, false) ||
    CAPTION_ENDS.some((end) => plain.endsWith(end)) ||
    endsInCredit(text) ||
    isAddress(text) ||
    isStamp(text, plain, words)
  );
}

/** The initials of a writer or editor, alone in brackets: `(dmk)`, `(abe/Reuters)`. */
function isSign(text: string): boolean {
  return /^\(\p{L}{2,4}(?:\/\p{L}{2,8}){0,2}\)$/u.test(text.trim());
}

/** A label without the count of what it names: `3 Comments`, `Comments 3`. */
function withoutCount(plain: string): string {
  return plain.replace(/^\d+ (?=\S)|(?<=\S) \d+$/, '');
}

/** Whether it begins with a few words in capitals and a bar or colon: `READ THIS TOO | The ferryman who never swam`. */
function hasShoutedLabel(text: string): boolean {
  const label = /^([^|:]{4,40}) ?[|:] /.exec(text)?.[1];
  return label !== undefined && /\p{Lu}/u.test(label) && label === label.toUpperCase();
}

const CREDIT_IN_BRACKETS = /[([]([\p{L} ]{4,20})(?:[:/]| by ) ?[^()[\]]{2,60}[)\]]$/iu;
const CREDIT_BEHIND_COLON = /(?:^|[\s([])([\p{L}]{4,12}): ?[^.!?:()[\]]{2,60}$/u;
const RIGHTS = /(?:^|\s)© ?[^.!?©]{2,60}$/;
/** Agencies that part their name and the photographer's with a slash. */
const AGENCY =
  /(?:^|[\s.,(])(?:imago|imago images|afp|ap|epa|dpa|apa|reuters|getty|getty images)\/\p{L}[^.!?/]{1,41}$/iu;

/** Whether a block ends as captions do, with who took the picture. */
function endsInCredit(text: string): boolean {
  const end = text.trim().slice(-100);
  if (RIGHTS.test(end) || AGENCY.test(end)) return true;
  const label = (CREDIT_IN_BRACKETS.exec(end) ?? CREDIT_BEHIND_COLON.exec(end))?.[1];
  return label !== undefined && CREDITED.includes(label.trim().toLowerCase());
}

const WEB_ADDRESS = /https?:\/\/\S+/g;
/** How scholars are asked to cite the article. */
function isCitation(text: string): boolean {
  return (
    /https?:\/\//i.test(text) &&
    /\S \((?:abgerufen am|accessed|consulté le|consultado|consultato)\b/i.test(text)
  );
}

/** Whether it is a few words and the addresses that they point to: `More on football: https://…`. */
function isAddress(text: string): boolean {
  return (
    /^\p{L}[^:]{2,40}: https?:/u.test(text) && countWords(text.replace(WEB_ADDRESS, '')) <= FEW_AROUND_ADDRESS
  );
}

/** In lower case, with straight apostrophes and single spaces, without surrounding punctuation. */
function plainWords(text: string): string {
  const plain = text.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ');
  let from = 0;
  let to = plain.length;
  while (from < to && !/[\p{L}\p{N}©]/u.test(plain[from]!)) from++;
  while (to > from && !/[\p{L}\p{N}]/u.test(plain[to - 1]!)) to--;
  return plain.slice(from, to);
}

/**
 * Whether words begin with one of the phrases.
 *
 * @param anywhere otherwise a colon, a bar or the like must follow the phrase
 */
function opensWith(phrases: readonly string[], plain: string, anywhere: boolean): boolean {
  const phrase = phrases.find(
    (one) => plain.startsWith(one) && !/[\p{L}\p{N}]/u.test(plain[one.length] ?? ''),
  );
  if (phrase === undefined) return false;
  return anywhere || /^ ?[:：|>»©/–-]/.test(plain.slice(phrase.length));
}

/** Whether a text contains a quotation of several words. */
function speaks(text: string): boolean {
  const mark = text.search(MARK);
  return mark !== -1 && countWords(text.slice(mark)) >= FEWEST_SPOKEN;
}

/** Whether a block is a date, or says when the page was published. */
function isStamp(text: string, plain: string, words: number): boolean {
  if (words > LONGEST_STAMP) return false;
  const parts = text.split(/[\s,|;()]+/).filter((part) => part !== '');
  const numbers = parts.filter((part) => /^\d/.test(part));
  if (opensWith(STAMPS, plain, true) && numbers.length > 0) return true;
  const isDated = parts.some((part) => /^(?:(?:19|20)\d\d|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})[.:]?$/.test(part));
  const others = parts.length - numbers.length;
  return isDated && numbers.length * 2 >= others && !/(?<!\bmin)[.!?]["”]?$/i.test(text);
}

function isByline(text: string): boolean {
  const [first, ...names] = text.split(/[\s,]+/);
  return (
    names.length > 0 &&
    names.length <= LONGEST_BYLINE &&
    BY.has(first?.toLowerCase() ?? '') &&
    names.every((name) => BETWEEN_NAMES.has(name) || name === 'by' || name === '' || /^\p{Lu}/u.test(name))
  );
}

const SENTENCE_END = /[.!?…:;。！？]["'’”»)]?$/u;

/**
 * The blocks of the story, without boilerplate, without title, byline and labels before it, and without what follows
 * it.
 *
 * @param titles the article's and the page's headings, which pages repeat above the text
 * @param authors who wrote it, of whom pages tell behind the text
 */
export function withoutBoilerplate(
  blocks: readonly TextBlock[],
  titles: readonly (string | undefined)[],
  authors: readonly string[] = [],
): TextBlock[] {
  const repeated = labelsRepeated(blocks);
  const lists = linkedLists(blocks);
  const head = headOf(blocks);
  const kept = blocks.filter(
    (block, at) =>
      !repeated.has(block.text) &&
      !lists.has(block) &&
      !isBoilerplate(block) &&
      (at >= head || SENTENCE_END.test(block.text)),
  );
  const first = kept.findIndex(({ text }) => countWords(text) >= PROSE_WORDS);
  const story = kept.filter(
    ({ text, element }, at) =>
      at >= first ||
      !(titles.some((title) => sameWords(text, title)) || isByline(text) || isTag(text, element)),
  );
  const isBehind = (block: TextBlock) =>
    isLeftover(block) || isBiography(block, authors) || authors.some((name) => sameWords(block.text, name));
  while (story.length > 1 && isBehind(story.at(-1)!)) story.pop();
  return story;
}

/** How many blocks stand above the byline or the date that is above the text: kickers and headings. */
function headOf(blocks: readonly TextBlock[]): number {
  const first = blocks.findIndex(({ text }) => countWords(text) >= PROSE_WORDS);
  const isOfHead = ({ text }: TextBlock) =>
    isByline(text) || isStamp(text, plainWords(text), countWords(text));
  return blocks.slice(0, Math.max(first, 0)).findLastIndex(isOfHead) + 1;
}

const LONGEST_BIOGRAPHY = 80;
const TELLS_OF =
  /^,? (?:is|was|has|writes|covers|reports|works|joined|ist|schreibt|arbeitet|est|écrit|es|escribe|è|scrive)\b/;

/** Whether it tells who an author is: `Ann Bee is the Post's harbour reporter.` */
function isBiography({ text, isQuoted }: TextBlock, authors: readonly string[]): boolean {
  if (isQuoted || countWords(text) > LONGEST_BIOGRAPHY || speaks(text)) return false;
  return authors.some((name) => text.startsWith(name) && TELLS_OF.test(text.slice(name.length)));
}

/** The items of lists of other stories: each has a link, and most of the words are in links. */
function linkedLists(blocks: readonly TextBlock[]): Set<TextBlock> {
  const items = new Set<TextBlock>();
  for (let from = 0; from < blocks.length; from++) {
    let end = from;
    while (blocks[end]?.element === 'li' && blocks[end]!.linked > 0) end++;
    const list = blocks.slice(from, end);
    const linked = list.reduce((sum, block) => sum + block.linked, 0);
    const length = list.reduce((sum, block) => sum + block.text.length, 0);
    const words = list.reduce((sum, block) => sum + countWords(block.text), 0);
    if (
      list.length >= LIST_ITEMS &&
      linked >= MUCH_LINKED * length &&
      words > FEW_LINKED_WORDS * list.length
    ) {
      for (const block of list) items.add(block);
    }
    from = Math.max(from, end - 1);
  }
  return items;
}

/** Labels of sections and buttons, which are repeated on a page, unlike sentences. */
function labelsRepeated(blocks: readonly TextBlock[]): Set<string> {
  const short = blocks.filter(({ text }) => countWords(text) <= LABEL_WORDS && !SENTENCE_END.test(text));
  const groups = Map.groupBy(short, ({ text }) => text);
  return new Set([...groups].filter(([, same]) => same.length >= LABEL_TIMES).map(([text]) => text));
}

/** One or two words above the text: a section, a name, an icon. */
function isTag(text: string, element: string): boolean {
  return countWords(text) <= 2 && !SENTENCE_END.test(text) && !/^h[1-6]$/.test(element);
}

/** A heading without text below it, or a link. */
function isLeftover({ text, element, linked }: TextBlock): boolean {
  const isLink = element !== 'li' && linked >= ALL_LINKED * text.length;
  return (isLink || /^h[1-6]$/.test(element)) && !SENTENCE_END.test(text);
}

function sameWords(text: string, title: string | undefined): boolean {
  const key = (words: string) =>
    words
      .toLowerCase()
      .replaceAll('\u00ad', '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return title !== undefined && key(text) === key(title);
}
