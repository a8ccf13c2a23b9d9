import type { Span } from '../../model/attribution.ts';
import { AS_SAYING, QUOTED_BY, SAID_OF, SUBJECT, TOLD_TO } from '../language/index.ts';
import { WORD } from '../wording.ts';

interface Read {
  source: Span[];
  cue: Span[];
  content: Span[];
}

/** How much of the words before a cue and behind it is looked through, in UTF-16 code units. */
const REACH = 100;
const SAYING_REACH = 12;

/** `Low was quoted as saying by the Gazette that …`: Low's words, if the Gazette was read as their source. */
function quoted(
  text: string,
  { source: [by], cue, content }: Read,
): Pick<Read, 'source' | 'content'> | undefined {
  const [first, last] = [cue[0], cue.at(-1)];
  if (!first || !last || !by || by.start < first.end) return undefined;
  const passes = text.slice(first.start, Math.min(by.end + SAYING_REACH, first.start + REACH));
  const words = SUBJECT.exec(text.slice(Math.max(0, first.start - REACH), first.start))?.[1];
  if (words === undefined || !QUOTED_BY.test(passes)) return undefined;
  const subject = { start: first.start - words.length - 1, end: first.start - 1 };
  const said = content.flatMap(({ start, end }) => {
    if (start >= subject.end)
      return { start: start + (AS_SAYING.exec(text.slice(start, end))?.[0].length ?? 0), end };
    return start < subject.start ? { start, end: Math.min(end, subject.start - 1) } : [];
  });
  return { source: [subject], content: said };
}

/**
 * The source and the content of what a passive reports, whose subject is not the source. In `Low was told that the road
 * is shut` the subject is the addressee; in `The road is expected to open` it belongs to the content.
 */
export function withoutPatient(text: string, read: Read): Pick<Read, 'source' | 'content'> {
  const { source, cue, content } = read;
  const passedOn = quoted(text, read);
  if (passedOn) return passedOn;
  const [first] = cue;
  const subject = source.at(-1);
  const isSubject =
    first && subject && subject.end <= first.start && !WORD.test(text.slice(subject.end, first.start));
  if (!isSubject) return { source, content };
  const words = cue.map(({ start, end }) => text.slice(start, end)).join(' ');
  if (TOLD_TO.test(words)) return { source: [], content };
  if (!SAID_OF.test(words)) return { source, content };
  return { source: [], content: [subject, ...content].sort((a, b) => a.start - b.start) };
}
