import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as buildWith, type Metafile, type Plugin } from 'esbuild';
import type { ExtractPlace } from '../bin/local/extract-thread.ts';
import { bundle, bundling, entryOf } from '../lib/bundle.ts';
import { newsArticles } from './news.ts';
import type { Figures } from './part.ts';
import { requestFor } from './request.ts';
import { batchesOf, type Services, startServices } from './services.ts';
import { median, rounded } from './statistics.ts';

const FUNCTIONS = ['extract', 'query'] as const;
type Name = (typeof FUNCTIONS)[number];

const STARTS = 11;
const KB = 1000;

/** The extract function without the formats beyond plain text, Markdown, pages and JSON. */
type Plain = Pick<Built, 'file' | 'atOnce'>;

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
    const plain = await buildPlain(built.extract);
    const starts = await startAll(services, { ...built, plain });
    return [figures(built, starts), formatFigures(built.extract, plain, starts)];
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
    atOnce: bytesAtOnce(metafile, basename(file)),
    maps: sum(isMap),
    beside: sum((path) => !isMap(path) && !isCode(path)),
  };
}

/**
 * Puts an empty module in the place of each module of a format, whose functions recognise no file. What pages and plain
 * text need of that folder stays.
 */
const NO_FORMATS: Plugin = {
  name: 'no formats',
  setup({ onResolve, onLoad }) {
    const formats = /\/(?:formats\/(?!lines|escaped|usability)[\w-]+|web-archive)\.ts$/;
    onResolve({ filter: /\.ts$/ }, ({ path }) =>
      formats.test(path) ? { path, namespace: 'no-format' } : undefined,
    );
    // Whatever is imported from it is a function without a result.
    const contents = 'module.exports = Object.create(new Proxy({}, { get: () => () => undefined }));';
    onLoad({ filter: /./, namespace: 'no-format' }, () => ({ contents }));
  },
};

/** Beside the function as deployed, with which it shares network and native library. */
async function buildPlain({ file }: Built): Promise<Plain> {
  const entry = entryOf('extract');
  const { metafile } = await buildWith({
    ...bundling(entry, dirname(file)),
    entryPoints: [{ in: entry, out: 'plain' }],
    plugins: [NO_FORMATS],
  });
  return { file: join(dirname(file), 'plain.mjs'), atOnce: bytesAtOnce(metafile, 'plain.mjs') };
}

/** The bytes of the entry and of all that it imports outright. */
function bytesAtOnce({ outputs }: Metafile, entry: string): number {
  const seen = new Set<string>();
  const visit = (path: string): number => {
    const output = outputs[path];
    if (!output || seen.has(path)) return 0;
    seen.add(path);
    const imports = output.imports.filter(({ kind }) => kind === 'import-statement');
    return imports.reduce((total, next) => total + visit(next.path), output.bytes);
  };
  return visit(Object.keys(outputs).find((path) => path.endsWith(`/${entry}`)) ?? '');
}

type Starts = Record<Name | 'plain', Start[]>;

/** Starts the functions in turn, so that other work on the machine falls on all alike. */
async function startAll(
  services: Services,
  built: Record<keyof Starts, Pick<Built, 'file'>>,
): Promise<Starts> {
  const starts: Starts = { extract: [], plain: [], query: [] };
  const { articles } = await newsArticles(STARTS + 1);
  const events = batchesOf(await services.drop(articles), 1);
  const nothing = { Records: [] };
  for (const [round, event] of events.entries()) {
    const extract = await start(built.extract.file, event, services.place);
    const plain = await start(built.plain.file, nothing, services.place);
    const query = await start(built.query.file, requestFor('/quotes?limit=10'), services.place);
    // The first ones read the files from the disk.
    if (round === 0) continue;
    starts.extract.push(extract);
    starts.plain.push(plain);
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

function figures(built: Record<Name, Built>, starts: Starts): Figures {
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

/** What the formats add to the start of the extract function. */
function formatFigures(built: Built, plain: Plain, starts: Starts): Figures {
  const row = (label: string, all: number, without: number, expected = '') => [
    label,
    rounded(all),
    rounded(without),
    (all / without).toFixed(3),
    expected,
  ];
  const middle = (of: keyof Starts, pick: (start: Start) => number) => median(starts[of].map(pick));
  return {
    title: 'Cold start: what the formats add to the extract function',
    rows: [
      ['', 'all formats', 'text, pages, JSON', 'ratio', 'expected'],
      row('code loaded at once, KB', built.atOnce / KB, plain.atOnce / KB),
      row(
        'import, processor time, ms',
        middle('extract', ({ processor }) => processor),
        middle('plain', ({ processor }) => processor),
        '<= 1.05',
      ),
    ],
    notes: ['The other formats are left out of the second bundle; both are started in turn.'],
  };
}
