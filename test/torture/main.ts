import { parseArgs } from 'node:util';
import { told, torture } from './torture.ts';

/**
 * Lets everything happen to a local Whosaid that may happen, and counts what is left:
 *
 *   npm run torture -- --minutes 30 --seed 7
 */
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '5' }, seed: { type: 'string' } },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
if (!(minutes > 0) || !Number.isInteger(seed)) {
  process.stderr.write('--minutes takes a number above 0, --seed a whole number.\n');
  process.exit(1);
}

const say = (line: string) => void process.stdout.write(`${line}\n`);
say(`Torture for ${minutes} minutes, seed ${seed}.`);
const { happened, totals, problems } = await torture({ minutes, seed, say });
say(`What happened: ${told(happened)}.`);
say(`What is there: ${told({ ...totals })}.`);
for (const problem of problems) say(`  ${problem}`);
say(problems.length === 0 ? 'Nothing is lost, stale, twice or miscounted.' : `${problems.length} problems.`);
process.exit(problems.length === 0 ? 0 : 1);
