/**
 * Measures the speaker passes alone: gold spans in, speakers out, compared as the scorer does. By what the source
 * is, and by how it was led back to the speaker (`none`: it was not).
 *
 *   node bench/speakers.ts [--errors N] [--only polnear/train]
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readDocument } from '../lambdas/attribution/document.ts';
import { resolveSpeakers } from '../lambdas/attribution/speakers/index.ts';
import { readCorpus } from '../training/corpus.ts';
import { goldTagged, isRight, nameKey } from '../training/gold.ts';

interface Tally {
  asked: number;
  right: number;
}

const CORPORA = new URL('../../shared/corpora/', import.meta.url);
const SETS = ['polnear/train', 'polnear/dev', 'wild/train', 'wild/dev', 'seeds/gold'];

const { values } = parseArgs({
  options: { errors: { type: 'string', default: '0' }, only: { type: 'string' } },
});

function sourceType(words: string, right: string[]): string {
  if (words === '') return 'none';
  if (/^(he|she|his|her|him)$/i.test(words)) return 'he, she';
  if (/^(i|me|my|we|you|us|our)$/i.test(words)) return 'I, we, you';
  if (/^(they|it|their|its|them)$/i.test(words)) return 'it, they';
  if (/^(who|which|that|whose|whom)$/i.test(words)) return 'who, which';
  if (right[0] === '') return 'unnamed';
  const key = nameKey(words);
  if (right.some((name) => key === name)) return 'name';
  if (right.some((name) => key.includes(name))) return 'name inside';
  if (right.some((name) => key.split(' ').includes(name.split(' ').at(-1)!))) return 'surname';
  return 'description';
}

function tallyOf(tallies: Map<string, Tally>, name: string): Tally {
  const tally = tallies.get(name) ?? { asked: 0, right: 0 };
  tallies.set(name, tally);
  return tally;
}

function measure(set: string): void {
  const file = fileURLToPath(new URL(`${set}.jsonl`, CORPORA));
  if (!existsSync(file)) {
    console.log(`${set}: not here`);
    return;
  }
  const articles = readCorpus(file).filter(({ attributions }) =>
    attributions.some(({ speaker }) => speaker !== undefined),
  );
  const total: Tally = { asked: 0, right: 0 };
  const types = new Map<string, Tally>();
  const resolutions = new Map<string, Tally>();
  const wrong: string[] = [];
  let milliseconds = 0;
  for (const article of articles) {
    const { id, text, attributions } = article;
    const document = readDocument(text);
    const tagged = goldTagged(article);
    const began = performance.now();
    const speakers = resolveSpeakers(document, tagged);
    milliseconds += performance.now() - began;
    attributions.forEach((gold, index) => {
      if (gold.speaker === undefined) return;
      const wanted = (gold.speaker ?? ['']).map(nameKey);
      const words = (gold.source ?? []).map(([start, end]) => text.slice(start, end)).join(' … ');
      const type = sourceType(words.trim(), wanted);
      const found = speakers[tagged[index]!.continues ?? index];
      const right = isRight(gold.speaker, found?.name ?? null);
      for (const tally of [total, tallyOf(types, type), tallyOf(resolutions, found?.resolution ?? 'none')]) {
        tally.asked++;
        if (right) tally.right++;
      }
      if (!right) {
        wrong.push(
          `${type.padEnd(12)} ${id.slice(0, 24)} @${gold.source?.[0]?.[0]} [${words.replace(/\s+/g, ' ').slice(0, 120)}] -> ${found?.name ?? `(${found?.description})`}, gold ${JSON.stringify(gold.speaker)}`,
        );
      }
    });
  }
  const percent = ({ right, asked }: Tally) =>
    `${((100 * right) / asked).toFixed(1).padStart(5)} % of ${asked}`;
  console.log(
    `${set}: ${percent(total)} right, ${(milliseconds / articles.length).toFixed(2)} ms an article`,
  );
  for (const [heading, tallies] of [
    ['source', types],
    ['resolved by', resolutions],
  ] as const) {
    console.log(`  ${heading}`);
    for (const [type, tally] of [...tallies].sort((a, b) => b[1].asked - a[1].asked)) {
      console.log(`    ${type.padEnd(12)} ${percent(tally)}`);
    }
  }
  for (const line of wrong.sort().slice(0, Number(values.errors))) console.log(line);
}

for (const set of SETS) if (!values.only || values.only === set) measure(set);
