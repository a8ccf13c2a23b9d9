// Loads a bundle and hands it one event, as a new Lambda environment does, and prints how long that took. No
// TypeScript: stripping its types would load the compiler into the process that is measured.
//
//   node bench/first-event.mjs BUNDLE < EVENT
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { peakMemory } from './peak-memory.mjs';

const event = JSON.parse(readFileSync(0, 'utf8'));
const context = { getRemainingTimeInMillis: () => 120_000, awsRequestId: 'bench' };

const before = process.cpuUsage();
const began = performance.now();
const { handler } = await import(pathToFileURL(process.argv[2]).href);
const loaded = performance.now();
const { user, system } = process.cpuUsage(before);
const answer = await handler(event, context);
const answered = performance.now();

const memory = peakMemory();
const isRight = answer.statusCode === 200 || answer.batchItemFailures?.length === 0;
if (!isRight) throw new Error(`The function did not do its work: ${JSON.stringify(answer)}`);
const processor = (user + system) / 1000;
process.stderr.write(
  `${JSON.stringify({ load: loaded - began, processor, event: answered - loaded, memory })}\n`,
);
process.exit(0);
