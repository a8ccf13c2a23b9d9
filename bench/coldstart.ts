import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Metafile } from 'esbuild';
import type { ExtractPlace } from '../bin/local/extract-thread.ts';
import { bundle, entryOf } from '../lib/bundle.ts';
import { newsArticles } from './news.ts';
import type { Figures } from './part.ts';
import { requestFor } from './request.ts';
import { batchesOf, type Services, startServices } from './services.ts';
import { median, rounded } from './statistics.ts';

const FUNCTIONS = ['extract', 'query'] as const;
type Name = (typeof FUNCTIONS)[number];

const STARTS = 11;
const KB = 1000;

/** What one new process measured, milliseconds and bytes. */
interface Start {
  load: number;
  /** Processor time of loading, which other programs on the machine hardly change. */
  processor: number;
  event: number;
  memory: number;
}

interface Built {
  file: string;
  /** Bytes of code, of its part that is loaded at once, of the source maps, and of network and native library. */
  code: number;
  atOnce: number;
  maps: number;
  beside: number;
}

/** How large the two functions are as deployed, and how long a new environment takes to its first answer. */
export default async function coldstart(): Promise<Figures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'whosaid-bundles-'));
  const services = await startServices();
  try {
    const built = { extract: await build('extract', folder), query: await build('query', folder) };
    const starts = await startAll(services, built);
    return [figures(built, starts)];
  } finally {
    await services.close();
    await rm(folder, { recursive: true });
  }
}

async function build(name: Name, base: string): Promise<Built> {
  const folder = join(base, name);
  const { file, metafile } = bundle(entryOf(name), folder, process.arch);
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = new Map<string, number>();
  for (const entry of files.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    sizes.set(path, (await stat(path)).size);
  }
  const sum = (counts: (path: string) => boolean) =>
    [...sizes].reduce((total, [path, size]) => total + (counts(path) ? size : 0), 0);
  const isMap = (path: string) => path.endsWith('.map');
  const isCode = (path: string) => path.endsWith('.mjs') && !path.includes('node_modules');
  return {
    file,
    code: sum(isCode),
    atOnce: bytesAtOnce(metafile),
    maps: sum(isMap),
    beside: sum((path) => !isMap(path) && !isCode(path)),
  };
}

/** The bytes of the entry and of all that it imports outright. */
function bytesAtOnce({ outputs }: Metafile): number {
  const seen = new Set<string>();
  const visit = (path: string): number => {
    const output = outputs[path];
    if (!output || seen.has(path)) return 0;
    seen.add(path);
    const imports = output.imports.filter(({ kind }) => kind === 'import-statement');
    return imports.reduce((total, next) => total + visit(next.path), output.bytes);
  };
  return visit(Object.keys(outputs).find((path) => path.endsWith('/index.mjs')) ?? '');
}

/** Starts both functions in turn, so that other work on the machine falls on both alike. */
async function startAll(services: Services, built: Record<Name, Built>): Promise<Record<Name, Start[]>> {
  const starts: Record<Name, Start[]> = { extract: [], query: [] };
  const { articles } = await newsArticles(STARTS + 1);
  const events = batchesOf(await services.drop(articles), 1);
  for (const [round, event] of events.entries()) {
    const extract = await start(built.extract.file, event, services.place);
    const query = await start(built.query.file, requestFor('/quotes?limit=10'), services.place);
    // The first ones read the files from the disk.
    if (round === 0) continue;
    starts.extract.push(extract);
    starts.query.push(query);
  }
  return starts;
}

function start(file: string, event: object, place: ExtractPlace): Promise<Start> {
  const script = fileURLToPath(new URL('first-event.mjs', import.meta.url));
  const env = {
    NODE_OPTIONS: '--enable-source-maps',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: place.dynamo,
    AWS_ENDPOINT_URL_S3: place.emulator,
    AWS_ENDPOINT_URL_SQS: place.emulator,
    TABLE_NAME: place.tableName,
    TEXT_BUCKET: place.textBucket,
    QUEUE_URL: place.queueUrl,
  };
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [script, file], { env }, (error, _, stderr) => {
      if (error) reject(error);
      else resolve(JSON.parse(stderr.trim().split('\n').at(-1) ?? ''));
    });
    child.stdin?.end(JSON.stringify(event));
  });
}

function figures(built: Record<Name, Built>, starts: Record<Name, Start[]>): Figures {
  const row = (label: string, value: (name: Name) => string, expected = '') => [
    label,
    ...FUNCTIONS.map(value),
    expected,
  ];
  const kb = (bytes: number) => Math.round(bytes / KB).toLocaleString('en-US');
  const middle = (name: Name, pick: (start: Start) => number) => rounded(median(starts[name].map(pick)));
  return {
    title: `Cold start: a new Node process for each, median of ${STARTS}`,
    rows: [
      ['', ...FUNCTIONS, 'expected of query'],
      row('code, KB', (name) => kb(built[name].code)),
      row('of it loaded at once, KB', (name) => kb(built[name].atOnce), '<= 500'),
      row('source maps, KB', (name) => kb(built[name].maps)),
      row('network and native library, KB', (name) => kb(built[name].beside)),
      row('import, ms', (name) => middle(name, ({ load }) => load), '<= 100'),
      row('its processor time, ms', (name) => middle(name, ({ processor }) => processor)),
      row('first event, ms', (name) => middle(name, ({ event }) => event)),
      row('peak memory, MB', (name) => middle(name, ({ memory }) => memory / 1e6)),
    ],
    notes: ['First event: one article extracted, and ten quotes read, from the embedded services.'],
  };
}
