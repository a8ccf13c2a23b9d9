import { access, constants, stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { StoreReader } from '../../lambdas/model/stored.ts';
import { checkPaths, prefixOf, reasonOf, UnusablePath } from './dropped-files.ts';
import { ExtractLog } from './extract-log.ts';
import { FileLines } from './file-lines.ts';
import { type Inbox, makeInbox, watchInbox } from './inbox.ts';
import { comingOf, type IngestCount, ingest } from './ingest.ts';
import { type Pipeline, startPipeline } from './pipeline.ts';
import { printable } from './printable.ts';
import { type Progress, showProgress, summary } from './progress.ts';
import { untilStopped } from './stop-signals.ts';
import { examples, welcome } from './welcome.ts';

/** Keys of files in the project's folder are their paths in it. */
const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../samples/articles', import.meta.url));

/** How many files are listed by name. */
const SHOWN = 10;
/** How long to wait for a failing part, in milliseconds. */
const BREAKING_MS = 1000;

export interface ServeOptions {
  /** Files and folders to ingest; the bundled samples if empty. */
  paths: string[];
  /** The API's port; S3's is the next one. 0 for any two free ones. */
  port: number;
  data: string;
  inbox: string;
  /** Retry everything in the dead-letter queue. */
  retry: boolean;
  /** Web origins whose pages may use the API. */
  cors: string[];
  /** Prints failures only. */
  quiet: boolean;
}

/** The requested port is in use. */
export class PortTaken extends Error {
  constructor(port: number) {
    super(
      `Port ${port} is in use: stop the program that uses it, or choose another with --port (S3 gets the next one).`,
    );
    this.name = 'PortTaken';
  }
}

/**
 * Runs the local pipeline until a signal stops it.
 *
 * @throws UnusablePath, DataFolderInUse, DataFolderUnusable, DataFolderDamaged, PortTaken: before anything was ingested
 * @throws DataFolderDamaged, DiskFull: also later on
 */
export async function serve(options: ServeOptions, out: NodeJS.WriteStream = process.stdout): Promise<void> {
  // Overwrites the progress line on a terminal.
  const say = (line: string) => void out.write(`${out.isTTY ? '\r\x1b[K' : ''}${line}\n`);
  const ownPaths = options.paths.length > 0;
  const paths = ownPaths ? options.paths : [SAMPLES];
  await checkPaths(paths);
  await checkFolder(options.data);
  await makeInbox(options.inbox);
  const stopped = untilStopped();

  const extractLog = new ExtractLog(say);
  const store = Promise.withResolvers<StoreReader>();
  const fileLines = new FileLines(say, store.promise, options.quiet);
  const count: IngestCount = { files: 0, put: 0, unchanged: 0, unputtable: [] };
  const pipeline = await start(options, { extractLog, fileLines, coming: () => comingOf(count) }, say);
  store.resolve(pipeline.store);
  const ending = new AbortController();
  const inbox = await follow(options.inbox, pipeline, ending.signal, say);
  const takeIn = async () => {
    // The samples are ingested within seconds, so the welcome follows. During a large ingest it comes first.
    if (ownPaths) await greet(pipeline, options.inbox, say);
    else say(`Ingesting the bundled samples; ${pipeline.address} answers already.`);
    const lines = await takeInPaths(
      pipeline,
      extractLog,
      { paths, except: options.data },
      count,
      ending.signal,
      out,
    );
    await fileLines.settled();
    if (ending.signal.aborted) return;
    if (ownPaths) for (const line of lines) say(line);
    else await greet(pipeline, options.inbox, say);
  };
  const takenIn = takeIn();
  const broken = pipeline.broken.then((error) => {
    throw error;
  });
  // An ingest error may be the first sign that the storage fails, whose error says more.
  const failing = takenIn.then(
    () => stopped,
    async (error) => {
      throw await Promise.race([pipeline.broken, sleep(BREAKING_MS, error)]);
    },
  );
  const end = async (grace?: number) => {
    ending.abort();
    await inbox.close();
    await pipeline.stop(grace);
  };
  try {
    await Promise.race([stopped, broken, failing]);
  } catch (error) {
    // A failing part may not stop at all, and the reason of the failure matters more.
    await Promise.race([end(0).catch(() => {}), sleep(BREAKING_MS)]);
    throw error;
  }
  say('Stopping; unfinished work continues at the next start. Press Ctrl-C again to exit at once.');
  await end();
  // Errors of the interrupted ingest don't matter any more.
  await takenIn.catch(() => {});
}

/** @throws UnusablePath if it is a file, or not writable */
async function checkFolder(folder: string): Promise<void> {
  try {
    if (!(await stat(folder)).isDirectory()) throw new UnusablePath(folder, 'is a file, not a folder.');
    await access(folder, constants.W_OK);
  } catch (error) {
    if (error instanceof UnusablePath) throw error;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw new UnusablePath(folder, reasonOf(error));
  }
}

const filesOf = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'file' : 'files'}`;

/** Lists the files given up earlier, and how to retry them. */
function givenUp(keys: string[]): string[] {
  if (keys.length === 0) return [];
  const rest = keys.length - SHOWN;
  return [
    `${filesOf(keys.length)} were given up after several tries; drop one again, or start with --retry for all of them:`,
    ...keys.slice(0, SHOWN).map((key) => `  ${printable(key)}`),
    ...(rest > 0 ? [`  and ${rest.toLocaleString('en-US')} more`] : []),
  ];
}

async function start(
  options: ServeOptions,
  { extractLog, fileLines, coming }: { extractLog: ExtractLog; fileLines: FileLines; coming: () => number },
  say: (line: string) => void,
): Promise<Pipeline> {
  const { data, port, retry, cors } = options;
  try {
    const pipeline = await startPipeline({
      data,
      port,
      s3Port: port === 0 ? 0 : port + 1,
      cors,
      coming,
      log(entry) {
        extractLog.log(entry);
        fileLines.log(entry);
      },
      report: extractLog.report,
    });
    const { queue, deadLetters, events } = pipeline.emulator;
    if (retry) say(`${filesOf(deadLetters.moveTo(queue))} that had been given up will be retried.`);
    else for (const line of givenUp(events.given())) say(line);
    if (pipeline.restored > 0) {
      say(
        `${filesOf(pipeline.restored)} are extracted again: the table did not have them as the bucket has them, ` +
          'after a power cut or a restored copy, for instance.',
      );
    }
    return pipeline;
  } catch (error) {
    const { code, port: taken = port } = error as NodeJS.ErrnoException & { port?: number };
    throw code === 'EADDRINUSE' ? new PortTaken(taken) : error;
  }
}

function follow(
  folder: string,
  pipeline: Pipeline,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<Inbox> {
  return watchInbox({
    folder,
    prefix: prefixOf(folder, PROJECT),
    buckets: pipeline.emulator.buckets,
    retry: (key) => pipeline.emulator.events.retry(key),
    room: () => pipeline.room(signal),
    report: ({ key, change, reason }) => {
      if (change === 'failed') say(`${printable(key)}: ${reason}`);
    },
  });
}

/** @returns the summary */
async function takeInPaths(
  pipeline: Pipeline,
  extractLog: ExtractLog,
  { paths, except }: { paths: string[]; except: string },
  count: IngestCount,
  signal: AbortSignal,
  out: NodeJS.WriteStream,
): Promise<string[]> {
  const { emulator, store, room, idle, address } = pipeline;
  const before = { files: extractLog.files, articles: extractLog.articles, failed: extractLog.failed };
  const progress: Progress = {
    count,
    waiting: () => emulator.queue.count().all,
    extracted: () => ({
      files: extractLog.files - before.files,
      articles: extractLog.articles - before.articles,
      failed: extractLog.failed - before.failed,
    }),
    started: new Date(),
  };
  const hide = showProgress(progress, out);
  try {
    await ingest(
      {
        paths,
        base: PROJECT,
        except,
        buckets: emulator.buckets,
        retry: (key) => emulator.events.retry(key),
        room: () => room(signal),
        signal,
      },
      count,
    );
    await idle(signal);
  } finally {
    hide();
  }
  return signal.aborted ? [] : summary(progress, store, address);
}

async function greet({ address, store, emulator }: Pipeline, inbox: string, say: (line: string) => void) {
  const name = relative(process.cwd(), inbox);
  const lines = welcome({
    address,
    s3: emulator.endpoint,
    inbox: name.startsWith('..') ? inbox : `./${name}`,
    examples: await examples(store, address),
  });
  for (const line of lines) say(line);
}
