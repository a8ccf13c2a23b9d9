import type { Span } from '../../model/attribution.ts';
import { OWN_PERSON } from '../language/index.ts';
import { outsideMarks } from '../wording.ts';
import { type Certain, CONSTRUCT, inOneVoice, type MarkedDocument } from './construct.ts';
import { lastBelow } from './extent.ts';
import { isFooter } from './footers.ts';
import { COLON, introductionAt, introductionOf } from './introductions.ts';

const QUOTED_LINE = /^\s{0,3}>/u;

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

/**
 * Paragraphs without marks below one that introduces them: `Marsh replied:`, `Statement from Gale Marsh in full:`. The
 * first one at least; then as long as somebody says `we` or `I`, if the article itself doesn't.
 */
export function findBlocks(marked: MarkedDocument): Certain[] {
  const { document, quotations } = marked;
  const { text, paragraphs } = document;
  const found: Certain[] = [];
  const speaks = paragraphs.map((paragraph) =>
    outsideMarks(text, paragraph, quotations).some((words) => OWN_PERSON.test(words)),
  );
  let isOwn = false;
  for (let index = 0; index + 1 < paragraphs.length; index++) {
    isOwn ||= speaks[index]!;
    const introduction = introductionAt(document, paragraphs[index]!);
    const { start, end } = paragraphs[index + 1]!;
    const isPrinted = introduction && !isFooter(text.slice(start, end));
    const last = isPrinted ? lastBelow(marked, index, introduction, speaks, isOwn) : index;
    if (introduction && last > index) {
      const { source, cue } = introduction;
      const said = paragraphs.slice(index + 1, last + 1).map(({ start, end }) => ({ start, end }));
      found.push(...inOneVoice(found.length, { construct: CONSTRUCT.block, source, cue }, said));
    }
    index = last;
  }
  return found;
}
