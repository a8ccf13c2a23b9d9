import type { TaggedAttribution } from '../../model/attribution.ts';

/** For each attribution the one whose content holds its source, the innermost; undefined when there is none. */
export function enclosing(tagged: readonly TaggedAttribution[]): (number | undefined)[] {
  const outer: (number | undefined)[] = new Array(tagged.length).fill(undefined);
  const contents = tagged
    .flatMap(({ content }, owner) => content.map(({ start, end }) => ({ start, end, owner })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const sources = tagged
    .map(({ source }, owner) => ({ at: source[0]?.start, owner }))
    .filter((source): source is { at: number; owner: number } => source.at !== undefined)
    .sort((a, b) => a.at - b.at);
  const open: typeof contents = [];
  let next = 0;
  for (const { at, owner } of sources) {
    while (next < contents.length && contents[next]!.start <= at) open.push(contents[next++]!);
    while (open.length > 0 && open.at(-1)!.end <= at) open.pop();
    for (let i = open.length - 1; i >= 0 && i >= open.length - 8; i--) {
      if (open[i]!.end > at && open[i]!.owner !== owner) {
        outer[owner] = open[i]!.owner;
        break;
      }
    }
  }
  return outer;
}
