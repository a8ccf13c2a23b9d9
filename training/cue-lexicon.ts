// Counts how often each word of a corpus stands in a cue, and writes the reliable ones as the cue lexicon:
//
//   node training/cue-lexicon.ts CORPUS.jsonl... > lambdas/attribution/lexicon/cues.json
//
// Reliability is hits / occurrences with one pseudo-occurrence that misses; words in quotation marks don't count.
import { readFileSync } from 'node:fs';
import { readDocument } from '../lambdas/attribution/document.ts';
import { findQuotations } from '../lambdas/attribution/marks/quotations.ts';
import { narrate } from '../lambdas/attribution/tagging/narration.ts';

const LEAST_HITS = 3;
const LEAST_RELIABILITY = 0.2;
const KINDS: Record<string, string> = { VERB: 'verbs', NOUN: 'nouns', ADJ: 'adjectives' };

const counts = new Map<string, { hits: number; total: number }>();
for (const file of process.argv.slice(2)) {
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { text, attributions } = JSON.parse(line) as {
      text: string;
      attributions: { cue?: [number, number][] }[];
    };
    const cues = new Set(
      attributions
        .flatMap((a) => a.cue ?? [])
        .flatMap(([s, e]) => Array.from({ length: e - s }, (_, i) => s + i)),
    );
    const document = readDocument(text);
    for (const { units } of narrate(document, findQuotations(document))) {
      for (const unit of units) {
        if (!KINDS[unit.pos] || !/^\p{L}+$/u.test(unit.lemma)) continue;
        const key = `${KINDS[unit.pos]} ${unit.lemma}`;
        const count = counts.get(key) ?? { hits: 0, total: 1 };
        count.total++;
        if (cues.has(unit.start)) count.hits++;
        counts.set(key, count);
      }
    }
  }
}

const lexicon: Record<string, Record<string, number>> = { verbs: {}, nouns: {}, adjectives: {} };
for (const [key, { hits, total }] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const [kind, lemma] = key.split(' ') as [string, string];
  if (hits >= LEAST_HITS && hits / total >= LEAST_RELIABILITY)
    lexicon[kind]![lemma] = Math.round((100 * hits) / total) / 100;
}
console.log(JSON.stringify(lexicon, null, 1));
