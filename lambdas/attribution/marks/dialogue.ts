import type { Span } from '../../model/attribution.ts';

/** Speech between dashes without quotation marks, by the index of its paragraph. */
export type Dialogue = ReadonlyMap<number, readonly Span[]>;

/** A paragraph that begins with a dash longer than a hyphen, and the speech after it. */
const LINE = /^\s{0,4}[–—―]\s{0,2}(?=[\p{Lu}\p{N}¿¡…'‘’“"])/u;
/** The end of the speech before a tag, and of the tag: `…, — he said. — …` */
const TURNING = /(?<=[,.!?…:])\s?[–—―]\s(?=\S)/gu;
/** A tag begins with a small letter, or with a name and a verb; before anything else the dash is the speaker's own. */
const TAG = /^(?:\p{Ll}|\p{Lu}\S{1,20}(?:\s\p{Lu}\S{1,20}){0,3}\s\p{Ll})/u;
const SENTENCE_END = /[.!?…,]["“”»’']*$/u;

/**
 * Lines of dialogue as many languages, and translations from them, print it: `— I will not go, — she said. — It is
 * late.` Signatures and lists begin with dashes too, so lines are read this way only if at least one in the text has a
 * tag.
 */
export function findDialogue(text: string, paragraphs: readonly Span[]): Dialogue {
  const lines = new Map<number, Span[]>();
  let tagged = false;
  paragraphs.forEach(({ start, end }, index) => {
    const opening = LINE.exec(text.slice(start, Math.min(end, start + 10)));
    if (!opening) return;
    const line = text.slice(start, end);
    const said: Span[] = [];
    let at = opening[0].length;
    let inTag = false;
    for (const turning of line.matchAll(TURNING)) {
      if (turning.index < at) continue;
      const next = turning.index + turning[0].length;
      if (!inTag && !TAG.test(line.slice(next, next + 100))) continue;
      if (!inTag) said.push({ start: start + at, end: start + turning.index });
      inTag = !inTag;
      tagged ||= inTag;
      at = next;
    }
    if (!inTag) said.push({ start: start + at, end: start + line.trimEnd().length });
    if (said.every(({ start, end }) => SENTENCE_END.test(text.slice(Math.max(start, end - 4), end))))
      lines.set(index, said);
  });
  return tagged ? lines : new Map();
}
