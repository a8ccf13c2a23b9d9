import type { Span } from '../../model/attribution.ts';
import { BY_WHOM, QUOTED, SAID_OF, SUBJECT, TOLD_TO } from '../language/index.ts';
import { WORD } from '../wording.ts';

interface Read {
  source: Span[];
  cue: Span[];
  content: Span[];
}

/** How much of the words before a cue is looked through, in UTF-16 code units. */
const REACH = 100;

/** The subject of `Low was quoted as saying by the Gazette`, if the Gazette was read as the source. */
function quotedSubject(text: string, { source: [by], cue }: Read): Span | undefined {
  const [first, last] = [cue[0], cue.at(-1)];
  if (!first || !last || !by || by.start < last.end) return undefined;
  const isQuoted =
    QUOTED.test(text.slice(first.start, last.end)) && BY_WHOM.test(text.slice(last.end, by.start));
  const before = text.slice(Math.max(0, first.start - REACH), first.start);
  const words = isQuoted ? SUBJECT.exec(before)?.[1] : undefined;
  return words === undefined ? undefined : { start: first.start - words.length - 1, end: first.start - 1 };
}

/**
 * The source and the content of what a passive reports, whose subject is not the source. In `Low was told that the road
 * is shut` the subject is the addressee; in `The road is expected to open` it belongs to the content.
 */
export function withoutPatient(text: string, read: Read): Pick<Read, 'source' | 'content'> {
  const { source, cue, content } = read;
  const quoted = quotedSubject(text, read);
  if (quoted) return { source: [quoted], content };
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
