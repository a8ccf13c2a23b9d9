import type { Pair, Spans } from './scored.ts';

/** CofeNet's own measures of one role (Wang et al. 2023): exact and begin F1, and Jaccard, over fragments of paragraphs. */
export interface FragmentScore {
  exact: number;
  begin: number;
  jaccard: number;
}

/**
 * How CofeNet was measured: every span of a role is cut at the ends of paragraphs; a fragment is right when it is
 * exactly a gold one (`exact`), or begins with the same word (`begin`); `jaccard` is the mean, over the gold fragments,
 * of the best intersection over union with a predicted one. No account is taken of what belongs together.
 */
export function fragmentScore(pairs: readonly Pair[], role: 'source' | 'cue' | 'content'): FragmentScore {
  let gold = 0;
  let predicted = 0;
  let exact = 0;
  let begin = 0;
  let jaccard = 0;
  for (const { text, ...pair } of pairs) {
    const wanted = fragmentsOf(
      text,
      pair.gold.attributions.map((one) => one[role] ?? []),
    );
    const found = fragmentsOf(
      text,
      pair.predicted.attributions.map((one) => one[role]),
    );
    gold += wanted.length;
    predicted += found.length;
    const all = new Set(found.map(String));
    const starts = new Set(found.map(([start]) => start));
    for (const one of wanted) {
      if (all.has(String(one))) exact++;
      if (starts.has(one[0])) begin++;
      jaccard += Math.max(0, ...found.map((other) => overlap(one, other)));
    }
  }
  const f1 = (hits: number) => (2 * hits) / (gold + predicted);
  return { exact: f1(exact), begin: f1(begin), jaccard: jaccard / gold };
}

const WORD = /[\p{L}\p{N}]+(?:[’'][\p{L}]+)*/gu;

/** Fragments by their first and last word, each once. */
function fragmentsOf(text: string, roles: readonly Spans[]): [number, number][] {
  const found = new Map<string, [number, number]>();
  for (const [start, end] of roles.flat()) {
    for (const line of text.slice(start, end).matchAll(/[^\n]+/g)) {
      const words = [...line[0].matchAll(WORD)];
      const [first, last] = [words[0], words.at(-1)];
      if (!first || !last) continue;
      const at = start + line.index;
      const fragment: [number, number] = [at + first.index, at + last.index + last[0].length];
      found.set(String(fragment), fragment);
    }
  }
  return [...found.values()];
}

function overlap([a, b]: [number, number], [c, d]: [number, number]): number {
  const shared = Math.max(0, Math.min(b, d) - Math.max(a, c));
  return shared / (b - a + (d - c) - shared);
}
