// Joins annotations with the texts that they are of, which are other people's and not kept here:
//
//   node training/annotated.ts ANNOTATIONS.jsonl.gz TEXTS.jsonl[.gz]... > annotated.jsonl
//   node training/annotated.ts --strip ANNOTATED.jsonl... > ANNOTATIONS.jsonl
//
// A line of ANNOTATIONS is {"id", "text", "attributions"}: the beginning of the SHA-256 of an article's text, in hexadecimal
// digits, and attributions as corpora have them (corpus.ts). TEXTS are lines with a "text".
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Annotated } from './corpus.ts';

type Annotations = Pick<Annotated, 'id' | 'text' | 'attributions'>;

/** Hexadecimal digits that tell a text from all others. */
const DIGITS = 16;

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, DIGITS);

function* linesOf<T>(file: string): Generator<T> {
  const bytes = readFileSync(file);
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  for (const line of lines) if (line) yield JSON.parse(line) as T;
}

const [first, ...files] = process.argv.slice(2) as [string, ...string[]];
if (first === '--strip') {
  for (const { id, text, attributions } of files.flatMap((file) => [...linesOf<Annotated>(file)]))
    console.log(JSON.stringify({ id, text: digestOf(text), attributions } satisfies Annotations));
} else {
  const wanted = new Map([...linesOf<Annotations>(first)].map((one) => [one.text, one]));
  const total = wanted.size;
  for (const file of files)
    for (const { text, date } of linesOf<{ text?: string; date?: string }>(file)) {
      const digest = text === undefined ? '' : digestOf(text);
      const annotated = wanted.get(digest);
      if (!annotated) continue;
      wanted.delete(digest);
      console.log(JSON.stringify({ ...annotated, text, date }));
    }
  if (wanted.size > 0) console.error(`${wanted.size} of ${total} annotated texts are not in these files.`);
}
