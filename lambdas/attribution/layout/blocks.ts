import type { Span } from '../../model/attribution.ts';
import type { Document, Token, TokenRange } from '../document.ts';
import { INTRODUCING_WORDS } from '../language/index.ts';
import { around } from '../spans.ts';
import { SENTENCE_ENDS } from '../wording.ts';
import { type Certain, CONSTRUCT, type MarkedDocument } from './construct.ts';
import { LIMITS } from './limits.ts';

const QUOTED_LINE = /^\s{0,3}>/u;
const INITIALS = /^(?:\p{Lu}\.)+$/u;
const COLON = /:\s*$/u;

/**
 * Lines with `>` before them, as letters quote letters. The line before them names the writer and ends with a colon.
 */
export function findQuotedLines({ document }: MarkedDocument): Certain[] {
  const { text, paragraphs } = document;
  const found: Certain[] = [];
  let block: Span | undefined;
  paragraphs.forEach((paragraph, index) => {
    const quoted = QUOTED_LINE.exec(text.slice(paragraph.start, paragraph.start + 4));
    if (!quoted) {
      block = undefined;
      return;
    }
    const content = { start: paragraph.start + quoted[0].length, end: paragraph.end };
    content.start += /^[\s>]*/u.exec(
      text.slice(content.start, Math.min(content.end, content.start + 20)),
    )![0].length;
    if (content.end <= content.start) return;
    if (block && found.length > 0) found.at(-1)!.content.push(content);
    else {
      const before = paragraphs[index - 1];
      found.push({
        construct: CONSTRUCT.quotedLines,
        ...(before && COLON.test(text.slice(before.start, before.end))
          ? introductionOf(document, before)
          : { source: [], cue: [] }),
        content: [content],
      });
    }
    block = content;
  });
  return found;
}

/** A paragraph without marks after one that ends with a reporting verb and a colon: `Marsh replied:`. */
export function findBlocks({ document, quotations }: MarkedDocument): Certain[] {
  const { text, paragraphs } = document;
  const found: Certain[] = [];
  paragraphs.forEach((paragraph, index) => {
    const block = paragraphs[index + 1];
    if (!block || !COLON.test(text.slice(Math.max(paragraph.start, paragraph.end - 4), paragraph.end)))
      return;
    if (around(quotations, block.start, block.start + 1).length > 0) return;
    if (!SENTENCE_ENDS.test(text.slice(Math.max(block.start, block.end - 8), block.end))) return;
    const introduction = introductionOf(document, paragraph);
    if (introduction.cue.length === 0) return;
    found.push({
      construct: CONSTRUCT.block,
      ...introduction,
      content: [{ start: block.start, end: block.end }],
    });
  });
  return found;
}

/** The speaker of what follows, by the last reporting verb of a paragraph: `…, Senator Gale Marsh replied:` */
function introductionOf(
  { tokens, sentences }: Document,
  { first, last }: TokenRange,
): Pick<Certain, 'source' | 'cue'> {
  const none = { source: [], cue: [] };
  const sentence = sentences[tokens[last - 1]!.sentence]!;
  const from = Math.max(first, sentence.first, last - LIMITS.introducer);
  let verb = last - 1;
  while (
    verb >= from &&
    !(INTRODUCING_WORDS.has(tokens[verb]!.lemma) && /^(?:VERB|NOUN)$/.test(tokens[verb]!.pos))
  )
    verb--;
  if (verb < from || tokens[verb]!.pos === 'NOUN') return none;
  let start = verb;
  while (
    start > from &&
    (/^(?:AUX|ADV|PART)$/.test(tokens[start - 1]!.pos) || tokens[start - 1]!.lemma === 'have')
  )
    start--;
  // The name in `the chancellor, Nadia Frome, had to say` stands between commas.
  const end = tokens[start - 1]?.text === ',' ? start - 1 : start;
  let subject = end;
  // a hyphen belongs to a name: `Nour el-Low`
  const isOfName = ({ pos, text, end: last }: Token, next: Token | undefined) =>
    /^(?:PROPN|PRON|DET|ADJ|NOUN|NUM)$/.test(pos) ||
    (text === '-' && next?.start === last) ||
    INITIALS.test(text);
  while (subject > from && isOfName(tokens[subject - 1]!, tokens[subject])) subject--;
  if (subject >= end) return none;
  return {
    source: [{ start: tokens[subject]!.start, end: tokens[end - 1]!.end }],
    cue: [{ start: tokens[start]!.start, end: tokens[verb]!.end }],
  };
}
