// Annotates articles by the engine's own network, for the next network to learn from beside what people annotated:
//
//   node training/pseudo.ts NEWS.jsonl.gz > pseudo.jsonl
//
// The output is a corpus like any other, but each attribution has its confidence, and the doubtful ones are there too.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { readDocument } from '../lambdas/attribution/document.ts';
import { findQuotations } from '../lambdas/attribution/marks/quotations.ts';
import { confidenceOf } from '../lambdas/attribution/tagging/confidence.ts';
import { Network } from '../lambdas/attribution/tagging/network.ts';
import { relationsIn } from '../lambdas/attribution/tagging/relations.ts';
import type { Span } from '../lambdas/model/attribution.ts';

/** One article in so many, of usual lengths in characters. */
const EVERY = 4;
const SHORTEST = 800;
const LONGEST = 8000;

const network = await Network.load(new URL('../lambdas/attribution/model/', import.meta.url));
const pairs = (spans: readonly Span[]) => spans.map(({ start, end }) => [start, end]);

const lines = createInterface({ input: createReadStream(process.argv[2]!).pipe(createGunzip()) });
let number = 0;
for await (const line of lines) {
  if (number++ % EVERY > 0) continue;
  const { id, text, date } = JSON.parse(line) as { id: string; text: string; date?: string };
  if (text.length < SHORTEST || text.length > LONGEST) continue;
  const document = readDocument(text);
  const relations = await relationsIn(document, findQuotations(document), network);
  const attributions = relations.map((relation) => ({
    source: pairs(relation.source),
    cue: pairs(relation.cue),
    content: pairs(relation.content),
    type: relation.type,
    confidence: Number(confidenceOf(relation).toFixed(3)),
  }));
  console.log(JSON.stringify({ id, date, text, attributions }));
}
