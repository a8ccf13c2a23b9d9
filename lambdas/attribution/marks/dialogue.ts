import type { Span } from '../../model/attribution.ts';
import { CONVERSATION, TAG } from '../language/index.ts';

/** Speech between dashes without quotation marks, by the index of its paragraph. */
export type Dialogue = ReadonlyMap<number, readonly Span[]>;

/** A paragraph that begins with a dash longer than a hyphen, and the speech after it. */
const LINE = /^\s{0,4}[–—―]\s{0,2}(?=[\p{Lu}\p{N}¿¡…'‘’“"])/u;
/** The end of the speech before a tag, and of the tag: `…, — he said. — …` */
const TURNING = /(?<=[,.!?…:])\s?[–—―]\s(?=\S)/gu;
/** A tag begins with a small letter, or with a name and a verb; before anything else the dash is the speaker's own. */
const TURNED = /^(?:\p{Ll}|\p{Lu}\S{1,20}(?:\s\p{Lu}\S{1,20}){0,3}\s\p{Ll})/u;
const SENTENCE_END = /[.!?…,]["“”»’']*$/u;
const DOUBLE_MARK = /["“”«»]/u;
/** A longer line is no line of a dialogue, in UTF-16 code units. */
const LONGEST = 1_000;

/** A line behind a dash. */
interface Line {
  said: Span[];
  /** Where its tag stands: between dashes, or only behind a comma, which other lines with dashes may have as well. */
  tag: 'dashed' | 'plain' | undefined;
}

/**
 * Lines of dialogue as many languages, and translations from them, print it: `— I will not go, — she said. — It is
 * late.`, `— I will not go, said Ida.` Signatures and lists begin with dashes too, so lines are read this way only if at
 * least one in the text has a tag; without dashes around any tag, only if all of them are sentences that people say to
 * each other.
 */
export function findDialogue(text: string, paragraphs: readonly Span[]): Dialogue {
  const lines = new Map<number, Line>();
  let others = 0;
  paragraphs.forEach((paragraph, index) => {
    const line = readLine(text, paragraph);
    if (line?.said.every(({ start, end }) => SENTENCE_END.test(text.slice(Math.max(start, end - 4), end))))
      lines.set(index, line);
    else if (line) others++;
  });
  const all = [...lines.values()];
  const isDialogue = all.some(({ tag }) => tag === 'dashed') || (others === 0 && isConversation(text, all));
  return new Map(isDialogue ? [...lines].map(([index, { said }]) => [index, said]) : []);
}

function readLine(text: string, { start, end }: Span): Line | undefined {
  const opening = LINE.exec(text.slice(start, Math.min(end, start + 10)));
  if (!opening) return undefined;
  const line = text.slice(start, end);
  const said: Span[] = [];
  let at = opening[0].length;
  let inTag = false;
  for (const turning of line.matchAll(TURNING)) {
    if (turning.index < at) continue;
    const next = turning.index + turning[0].length;
    if (!inTag && !TURNED.test(line.slice(next, next + 100))) continue;
    if (!inTag) said.push({ start: start + at, end: start + turning.index });
    inTag = !inTag;
    at = next;
  }
  const tag = said.length > 0 ? 'dashed' : undefined;
  const [, tagged] = (!tag && TAG.exec(line.slice(at, at + LONGEST))) || [];
  if (tagged !== undefined)
    return { said: [{ start: start + at, end: start + at + tagged.length }], tag: 'plain' };
  if (!inTag) said.push({ start: start + at, end: start + line.trimEnd().length });
  return { said, tag };
}

/** Several lines with a tag among them, without quotation marks: `— Who came? asked Ida.`, `— Nobody did.` */
function isConversation(text: string, lines: readonly Line[]): boolean {
  const words = lines.flatMap(({ said }) => said.map(({ start, end }) => text.slice(start, end)));
  return (
    lines.length > 1 &&
    lines.some(({ tag }) => tag === 'plain') &&
    words.some((one) => CONVERSATION.test(one)) &&
    !words.some((one) => DOUBLE_MARK.test(one))
  );
}
