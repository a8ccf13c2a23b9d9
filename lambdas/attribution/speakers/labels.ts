import type { TaggedAttribution } from '../../model/attribution.ts';
import { CONSTRUCT } from '../layout/construct.ts';
import type { MarkedName } from '../tagging/reader.ts';

/** The constructs whose source is a name by its place: before a colon, behind a dash. */
export const NAMING: ReadonlySet<string> = new Set([
  CONSTRUCT.turn,
  CONSTRUCT.recordTurn,
  CONSTRUCT.post,
  CONSTRUCT.signature,
  CONSTRUCT.label,
]);
/** The name in a label: words with capitals up to a comma or a bracket (`OTTO QUAYLE, HARBOUR MASTER`). */
const NAME =
  /^[^\p{L}\p{N}@]*((?:@?\p{Lu}[\p{L}\p{M}.'’_-]*(?:[ \t]+(?=\p{Lu})|[ \t]+(?=(?:van|von|de|der|al|bin|la|le)\b)(?:\p{Ll}+[ \t]+)+)?){1,5})/u;
/** What a post is signed with: `Harbour & Sons for Norland (@harbour)`. */
const BEFORE_HANDLE = /^[^\p{L}\p{N}]*([^()@]{2,60}?)[)\s]*\(@/u;
const TITLE_BEHIND = /^\s+\p{Ll}/u;
/** `Q:` and `A:` are no names. */
const NAME_LETTERS = /\p{L}{2}/u;
const SHOUTED = /^\P{Ll}+$/u;

/** A text's names, with those that labels and signatures are: the network marks them less surely than sentences' names. */
export function withLabels(
  text: string,
  names: readonly MarkedName[],
  tagged: readonly TaggedAttribution[],
): MarkedName[] {
  const labels = new Map<number, MarkedName>();
  for (const { construct, source } of tagged) {
    const [span] = source;
    if (!construct || !span || !NAMING.has(construct)) continue;
    const words = text.slice(span.start, span.end);
    const found = BEFORE_HANDLE.exec(words) ?? NAME.exec(words);
    if (!found || !NAME_LETTERS.test(found[1]!)) continue;
    const start = span.start + found.index + found[0].lastIndexOf(found[1]!);
    const end = start + found[1]!.trimEnd().length;
    // `— National security adviser Ada Finch`
    const isTitle = TITLE_BEHIND.test(text.slice(end, span.end));
    if (isTitle && names.some((name) => name.type === 'person' && end < name.start && name.end <= span.end))
      continue;
    labels.set(start, { start, end, type: 'person' });
  }
  if (labels.size === 0) return [...names];
  const all = [...labels.values()].sort((a, b) => a.start - b.start);
  const kept: MarkedName[] = [];
  let next = 0;
  for (const name of names) {
    while (next < all.length && all[next]!.end <= name.start) next++;
    const label = all[next];
    if (!label || label.start >= name.end) kept.push(name);
    // what the network takes for an organisation in small letters is one: `Harbour Post: Why did you resign?`
    else if (name.type === 'organisation' && !SHOUTED.test(text.slice(label.start, label.end)))
      label.type = 'organisation';
  }
  return [...kept, ...all].sort((a, b) => a.start - b.start);
}
