import type { Span } from '../../model/attribution.ts';
import { POST_TAIL } from '../language/index.ts';
import { type Certain, CONSTRUCT, type MarkedDocument } from './construct.ts';
import { LIMITS } from './limits.ts';

const HANDLE = /\(@\w{1,30}\)/gu;
const SIGNING = new RegExp(`[—–―-]{1,2}\\s{0,2}([^\\n—–―]{1,${LIMITS.displayName}}?)\\s{0,2}$`, 'u');
const LINK = /^(?:https?:\/\/|pic\.twitter\.com\/|t\.co\/)/u;
const FIRST_LINK = /(?:https?:\/\/|pic\.twitter\.com\/)\S/u;
/** Between the lines of a post: an empty line is two. */
const APART = /^(?:[^\S\n]*\n){3,5}[^\S\n]*$/u;
/** Another's words or post. */
const OTHERS = /[“”"]|\(@/u;
const LEADING = /^\s*([\p{Lu}\p{N}][^\n()—–:]{1,60}?)\s?(\(@\w{1,30}\))\s+(?=\S)/u;

/**
 * Posts as pages embed them: the text, a dash, the author's name and handle, the date; or name and handle first and a
 * link at the end. Links are not part of the words.
 */
export function findPosts({ document: { text, paragraphs } }: MarkedDocument): Certain[] {
  const found: Certain[] = [];
  paragraphs.forEach((paragraph, index) => {
    let from = paragraph.start;
    for (const match of text.slice(paragraph.start, paragraph.end).matchAll(HANDLE)) {
      const handle = {
        start: paragraph.start + match.index,
        end: paragraph.start + match.index + match[0].length,
      };
      const least = Math.max(from, handle.start - LIMITS.displayName - 4);
      const signing = SIGNING.exec(text.slice(least, handle.start));
      if (!signing) continue;
      const dash = least + signing.index;
      const tail = POST_TAIL.exec(
        text.slice(handle.end, Math.min(paragraph.end, handle.end + LIMITS.postTail)),
      );
      if (!tail) continue;
      const name = least + signing.index + signing[0].indexOf(signing[1]!, 1);
      const before = paragraphs[index - 1];
      const alone = text.slice(from, dash).trim() === '';
      const content = alone && before && from === paragraph.start ? before : { start: from, end: dash };
      const words = withoutLinks(text, content);
      if (words.end > words.start) {
        const post = { construct: CONSTRUCT.post, cue: [] };
        const source = [{ start: name, end: handle.end }];
        const signed = found.push({ ...post, source, content: [words] }) - 1;
        const last = content === before ? index - 1 : index;
        const above = content.start === paragraphs[last]!.start ? linesAbove(text, paragraphs, last) : [];
        for (const line of above) found.push({ ...post, source: [], content: [line], continues: signed });
      }
      from = handle.end + tail[0].length;
    }
    const led = from === paragraph.start ? leadingPost(text, paragraph) : undefined;
    if (led) found.push(led);
  });
  return found;
}

/** The lines of a post above its last one: further apart than the paragraphs of the page. */
function linesAbove(text: string, paragraphs: readonly Span[], last: number): Span[] {
  const lines: Span[] = [];
  for (let i = last; i > 0; i--) {
    const above = paragraphs[i - 1]!;
    if (!APART.test(text.slice(above.end, paragraphs[i]!.start)) || text[above.end - 1] === ':') return lines;
    if (lines.length === LIMITS.postLines) return [];
    if (OTHERS.test(text.slice(above.start, above.end))) return lines;
    const words = withoutLinks(text, above);
    if (words.end > words.start) lines.push(words);
  }
  return [];
}

/** `Lena Ortiz (@LenaOrtiz) The bridge is open. pic.twitter.com/x` */
function leadingPost(text: string, { start, end }: Span): Certain | undefined {
  const head = LEADING.exec(text.slice(start, Math.min(end, start + 2 * LIMITS.displayName)));
  if (!head || !FIRST_LINK.test(text.slice(start, end))) return undefined;
  const source = {
    start: start + head[0].indexOf(head[1]!),
    end: start + head[0].indexOf(head[2]!) + head[2]!.length,
  };
  const words = withoutLinks(text, { start: start + head[0].length, end });
  if (words.end <= words.start) return undefined;
  return { construct: CONSTRUCT.post, source: [source], cue: [], content: [words] };
}

function withoutLinks(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const link = FIRST_LINK.exec(words);
  const kept = link && areLinks(words.slice(link.index)) ? words.slice(0, link.index) : words;
  const lead = /^\s*/.exec(kept)![0].length;
  return { start: start + lead, end: start + Math.max(lead, kept.trimEnd().length) };
}

/** Links and pictures at the end of a post. */
const areLinks = (words: string): boolean =>
  words
    .trim()
    .split(/\s+/)
    .every((word) => LINK.test(word));
