import type { Span } from '../../model/attribution.ts';
import { SAID_OF, TOLD_TO } from '../language/index.ts';
import { WORD } from '../wording.ts';

interface Read {
  source: Span[];
  cue: Span[];
  content: Span[];
}

/**
 * The source and the content of what a passive reports, whose subject is not the source. In `Low was told that the road
 * is shut` the subject is the addressee; in `The road is expected to open` it belongs to the content.
 */
export function withoutPatient(
  text: string,
  { source, cue, content }: Read,
): Pick<Read, 'source' | 'content'> {
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
