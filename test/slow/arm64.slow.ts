import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readSamples, type Sample } from '../../bin/samples/articles.ts';
import { placeGold, readGold } from '../../bin/samples/gold.ts';
import { countsOf, matchGold, sumOf } from '../../bin/samples/score.ts';
import type { Attribution } from '../../lambdas/attribution/index.ts';
import type { StoredQuote } from '../../lambdas/store/index.ts';
import { bundle, entryOf } from '../../lib/bundle.ts';
import { temporaryFolder } from '../local/folder.ts';
import { missing, nodeOnArm64 } from './arm64/machine.ts';

/** How long the emulated machine may read, in seconds: as many articles as it comes to are compared. */
const SECONDS = Number(process.env.ARM64_SECONDS ?? 150);
/** For this machine's own processor, in seconds. */
const LONG_ENOUGH = 600;
/** A processor that rounds otherwise changes few quotes; more than that is a broken library. */
const FEWEST_SAME = 0.8;

interface Read {
  id: string;
  attributions: Attribution[];
  quotes: StoredQuote[];
}

/** Reads articles with the bundle of a reader, until they or the seconds are over; one at least. */
async function readWith(
  [command = '', ...args]: string[],
  samples: Sample[],
  seconds: number,
): Promise<Read[]> {
  const lines = samples.map(({ name, article }) => `${JSON.stringify({ id: name, text: article.text })}\n`);
  const reader = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  reader.stdin.on('error', () => {});
  reader.stdin.end(lines.join(''));
  reader.stdout.setEncoding('utf8');
  const end = Date.now() + seconds * 1000;
  let output = '';
  const isEnough = () => Date.now() >= end && output.includes('\n');
  const timer = setTimeout(() => isEnough() && reader.kill(), seconds * 1000);
  for await (const chunk of reader.stdout) {
    output += chunk;
    if (isEnough()) reader.kill();
  }
  clearTimeout(timer);
  // Behind the last line's end there is nothing, or what it was killed in.
  const whole = output.split('\n').slice(0, -1);
  return whole.map((line) => JSON.parse(line) as Read);
}

/** The gold that is found in these articles, and how much of it has the right speaker. */
function accuracyOf(read: readonly Read[], samples: readonly Sample[]): string {
  const { gold, found, right } = sumOf(
    read.map(({ id, attributions }) => {
      const { text } = samples.find(({ name }) => name === id)!.article;
      return countsOf(matchGold(text, placeGold(text, readGold(id)), attributions), attributions.length);
    }),
  );
  return `${found} of ${gold} gold attributions found, ${right} with the right speaker`;
}

test('the samples on arm64, which is what Lambda runs', { skip: missing }, async (t) => {
  const folder = temporaryFolder(t);
  const entry = fileURLToPath(new URL('arm64/index.ts', import.meta.url));
  const samples = (await readSamples()).sort((a, b) => a.article.text.length - b.article.text.length);
  const onArm64 = await readWith(
    [...nodeOnArm64(folder), bundle(entry, join(folder, 'arm64'), 'arm64').file],
    samples,
    SECONDS,
  );
  const here = await readWith(
    [process.execPath, bundle(entry, join(folder, 'here'), process.arch).file],
    samples.slice(0, onArm64.length),
    LONG_ENOUGH,
  );

  const quotes = here.flatMap((read) => read.quotes);
  const known = new Map(onArm64.flatMap((read) => read.quotes.map((quote) => [quote.id, quote])));
  const same = quotes.filter(({ id }) => known.has(id));
  const spansOf = ({ spans }: StoredQuote) => JSON.stringify(spans);
  const otherSpans = same.filter((quote) => spansOf(known.get(quote.id)!) !== spansOf(quote));
  const difference = Math.max(
    0,
    ...same.map(({ id, confidence }) => Math.abs(known.get(id)!.confidence - confidence)),
  );
  console.log(
    [
      `${onArm64.length} of ${samples.length} samples read on arm64: ${known.size} quotes, on ${process.arch} ${quotes.length}`,
      `${same.length} of ${quotes.length} have the same id on both, ${otherSpans.length} of these other spans; confidence differs by ${difference.toFixed(3)} at most`,
      `arm64: ${accuracyOf(onArm64, samples)}`,
      `${process.arch}: ${accuracyOf(here, samples)}`,
      ...quotes
        .filter(({ id }) => !known.has(id))
        .map((quote) => `  only on ${process.arch}: ${quote.id} ${spansOf(quote)}`),
    ].join('\n'),
  );
  assert.ok(onArm64.length > 0, 'the reader ended without having read anything');
  assert.ok(same.length >= FEWEST_SAME * Math.max(quotes.length, known.size));
});

test('the bundle of the extract function starts on arm64, and answers', { skip: missing }, (t) => {
  const folder = temporaryFolder(t);
  const { file } = bundle(entryOf('extract'), join(folder, 'extract'), 'arm64');
  const [command, ...args] = nodeOnArm64(folder);
  const record = {
    messageId: 'one',
    receiptHandle: 'handle',
    attributes: { ApproximateReceiveCount: '1' },
    body: JSON.stringify({ Event: 's3:TestEvent' }),
  };
  const { status, stdout, stderr } = spawnSync(command, [...args, '--input-type=module', '-'], {
    encoding: 'utf8',
    input: `
      const { handler } = await import(${JSON.stringify(file)});
      const context = { getRemainingTimeInMillis: () => 60_000 };
      const answer = await handler({ Records: [${JSON.stringify(record)}] }, context);
      console.log(process.arch + ' ' + JSON.stringify(answer));
    `,
    env: {
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
      // Nothing listens there: a queue that can't be reached keeps no batch from being worked on.
      AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:9',
      TABLE_NAME: 'table',
      TEXT_BUCKET: 'texts',
      QUEUE_URL: 'http://127.0.0.1:9/queue',
    },
  });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^arm64 \{"batchItemFailures":\[\]\}$/m);
});
