/**
 * Measures Whosaid and prints the figures as docs/performance.md and docs/accuracy.md show them:
 *
 *   npm run bench                       all parts
 *   npm run bench -- engine accuracy    these
 *   npm run bench -- --json             for programs
 */
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { type Figures, type Part, printed, Skipped } from './part.ts';

/** Loaded one at a time: what one part needs must not weigh on the next. */
const PARTS: Record<string, () => Promise<{ default: Part }>> = {
  engine: () => import('./engine.ts'),
  accuracy: () => import('./accuracy.ts'),
  articles: () => import('./articles.ts'),
  utterances: () => import('./utterances.ts'),
  identities: () => import('./identities.ts'),
  search: () => import('./search.ts'),
  pipeline: () => import('./pipeline.ts'),
  coldstart: () => import('./coldstart.ts'),
  cost: () => import('./cost.ts'),
  surnames: () => import('./surnames.ts'),
};

interface Outcome {
  figures?: Figures[];
  skipped?: string;
  failed?: string;
}

function machine(): string {
  const [processor] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} cores (${processor?.model.trim()}), ${memory} GB`;
}

async function measure(name: string): Promise<Outcome> {
  try {
    const part = await PARTS[name]?.();
    return { figures: (await part?.default()) ?? [] };
  } catch (error) {
    if (error instanceof Skipped) return { skipped: error.message };
    process.exitCode = 1;
    return { failed: (error as Error).stack ?? String(error) };
  }
}

function lines(name: string, { figures = [], skipped, failed }: Outcome): string {
  if (skipped !== undefined) return `${name}: skipped. ${skipped}\n`;
  if (failed !== undefined) return `${name}: failed. ${failed}\n`;
  return figures.map((one) => `${printed(one)}\n`).join('\n');
}

async function bench(names: string[], asJson: boolean): Promise<void> {
  const outcomes: Record<string, Outcome> = {};
  if (!asJson) console.log(`${machine()}\n`);
  for (const name of names) {
    outcomes[name] = await measure(name);
    if (!asJson) console.log(lines(name, outcomes[name]));
  }
  if (asJson) console.log(JSON.stringify({ machine: machine(), ...outcomes }, null, 1));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  console.error(`No part is called ${unknown.join(', ')}. The parts: ${Object.keys(PARTS).join(', ')}.`);
  process.exitCode = 2;
} else await bench(positionals.length > 0 ? positionals : Object.keys(PARTS), values.json);
