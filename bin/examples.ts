/**
 * Runs the calls in docs/examples/jobs.md against the samples and prints the document with their answers; with
 * `--update` it writes the document.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ingest } from './local/ingest.ts';
import { startPipeline } from './local/pipeline.ts';

export const JOBS = new URL('../docs/examples/jobs.md', import.meta.url);

const PROJECT = fileURLToPath(new URL('../', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../samples/articles', import.meta.url));

const CALL =
  /```sh\ncurl (?:-X (?<method>\w+) )?'http:\/\/127\.0\.0\.1:8787(?<path>[^']*)'(?: -H 'content-type: (?<type>[^']+)')?(?: -d '(?<body>[^']+)')?\n```\n\n```(?<format>json|csv)\n[\s\S]*?```/g;

/** Values that differ from run to run. */
const VOLATILE = [
  [new RegExp(`${new Date().toISOString().slice(0, 10)}T[\\d:.]+Z`, 'g'), '…'],
  [/("next": ")[^"]+"/g, '$1…"'],
  [/"whsec_[^"]+"/g, '"whsec_…"'],
  [/("id": ")[0-9a-f]{18}"/g, '$1…"'],
] as const;

async function answerOf(address: string, call: Record<string, string | undefined>): Promise<string> {
  const { method = 'GET', path, type, body, format } = call;
  const response = await fetch(`${address}${path}`, {
    method,
    ...(type && { headers: { 'content-type': type } }),
    ...(body && { body }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answers ${response.status}: ${text}`);
  const shown =
    format === 'json' ? `${JSON.stringify(JSON.parse(text), null, 2)}\n` : text.replaceAll('\r', '');
  return VOLATILE.reduce((steady, [pattern, instead]) => steady.replace(pattern, instead), shown);
}

/** The document with the answers to its calls, from the samples. */
export async function jobsText(): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), 'whosaid-examples-'));
  const pipeline = await startPipeline({ data, port: 0, s3Port: 0 });
  try {
    const count = { files: 0, put: 0, unchanged: 0, unputtable: [] };
    const { buckets } = pipeline.emulator;
    const { signal } = new AbortController();
    const how = { buckets, retry: () => false, room: () => pipeline.room(), signal };
    await ingest({ ...how, paths: [SAMPLES], base: PROJECT }, count);
    await pipeline.idle();
    let text = readFileSync(JOBS, 'utf8');
    for (const { 0: whole, groups = {} } of [...text.matchAll(CALL)]) {
      const answer = await answerOf(pipeline.address, groups);
      const head = whole.slice(0, whole.indexOf(`\`\`\`${groups.format}\n`));
      text = text.replace(whole, () => `${head}\`\`\`${groups.format}\n${answer}\`\`\``);
    }
    return text;
  } finally {
    await pipeline.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await jobsText();
  if (process.argv.includes('--update')) writeFileSync(JOBS, text);
  else process.stdout.write(text);
  process.exit(0);
}
