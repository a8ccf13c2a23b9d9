import { createInterface } from 'node:readline';
import { attribute } from '../../../lambdas/attribution/index.ts';
import { quotesOf } from '../../../lambdas/extract/quotes.ts';

/** Reads articles as JSON lines `{"id", "text"}`, and prints for each a line with its quotes, as they would be stored. */
for await (const line of createInterface({ input: process.stdin })) {
  const { id, text } = JSON.parse(line) as { id: string; text: string };
  const attributions = await attribute(text);
  process.stdout.write(
    `${JSON.stringify({ id, attributions, quotes: quotesOf('a'.repeat(16), text, attributions, '0') })}\n`,
  );
}
