import { isAbsolute, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Outputs } from './outputs.ts';

const HELP = `Whosaid: who said what, in the articles that you drop.

  npm start -- [PATH...] [options]          ingests these files and folders (by default the bundled samples),
                                            then serves the API and watches the inbox
    --port N      the API's port (8787); S3 gets the next one
    --data DIR    the folder for all data (./.whosaid)
    --inbox DIR   the folder to watch (./inbox)
    --retry       retries files that failed too often (the dead-letter queue)
    --quiet       logs only the files that fail, not every ingested file
    --cors ORIGIN lets web pages of this origin use the API (http://localhost:3000); can be repeated

  npm run --silent attribute -- [FILE...]   prints attributions as JSON lines, one article per line, without a server;
                                            without a FILE it reads articles as JSON lines {"id", "text"} from stdin
    --explain     adds why each speaker was chosen: the pass, the mention, the runner-up

  npm run --silent whosaid -- COMMAND
    merge INTO FROM   merges speaker FROM into INTO; any id of a speaker will do
    split ID ALIAS    separates a name from a speaker: it becomes another speaker
    rename ID NAME    sets a speaker's name; --undo instead of NAME reverts it
    --api URL         through an API without credentials (http://127.0.0.1:8787),
    --table NAME      or on a deployed table, with AWS credentials from the environment
    --changes URL     the queue of a consumer of the stage's changes (the outputs IndexQueueUrl
                      and so on); can be repeated
    recluster         decides again which names are one speaker, after a release:
                      on a table (--table), or on a data folder that no server is using (--data DIR)
    reindex           puts everything that is stored into the search index; continues after an interruption:
                      from a data folder (--data DIR; npm start does this itself), or from a stage
                      (--table NAME --texts BUCKET --index URL)
    announce          announces everything that a stage has stored to a consumer, such as a new lake:
                      announce --table NAME --queue URL; --after POSITION continues after an interruption
    export            writes quotes as rows, all that pass the filters of /quotes:
                      export --format csv --to quotes.csv speaker=putin from=2016-12-01 'q=red line'
    --format FORMAT   csv, jsonl or parquet
    --to FILE|DIR     a folder gets a file for every 100,000 quotes; without it: standard output
    --api URL         from an API without credentials (http://127.0.0.1:8787), from a data
    --data DIR        folder that no server is using, or from a stage: --table NAME --texts BUCKET
    mcp               serves an assistant over standard input and output, by the Model Context Protocol;
                      its tools only read: quotes, speakers, articles, variants
    --api URL         from an API without credentials (http://127.0.0.1:8787)
`;

/** The command line was not understood. */
class WrongUsage extends Error {
  constructor(problem: string) {
    super(`${problem} \`npm start -- --help\` lists all commands.`);
    this.name = 'WrongUsage';
  }
}

/** Errors whose message tells the user what to do; others are printed with a stack trace. */
const FOR_USERS = [
  'WrongUsage',
  'UnusablePath',
  'DataFolderInUse',
  'DataFolderUnusable',
  'DataFolderDamaged',
  'DiskFull',
  'PortTaken',
  'ApiRefused',
  'TableUnusable',
  'Uncorrectable',
];

/** The commands, with their options besides `--help`. */
const COMMANDS: Record<string, readonly string[]> = {
  serve: ['port', 'data', 'inbox', 'retry', 'cors', 'quiet'],
  attribute: ['explain'],
  merge: ['api', 'table', 'changes'],
  split: ['api', 'table', 'changes'],
  rename: ['api', 'table', 'changes', 'undo'],
  recluster: ['table', 'data'],
  reindex: ['table', 'data', 'texts', 'index'],
  announce: ['table', 'queue', 'after'],
  export: ['api', 'table', 'data', 'texts', 'index', 'format', 'to'],
  mcp: ['api'],
};

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        inbox: { type: 'string' },
        retry: { type: 'boolean' },
        quiet: { type: 'boolean' },
        cors: { type: 'string', multiple: true },
        api: { type: 'string' },
        table: { type: 'string' },
        changes: { type: 'string', multiple: true },
        texts: { type: 'string' },
        index: { type: 'string' },
        queue: { type: 'string' },
        after: { type: 'string' },
        format: { type: 'string' },
        to: { type: 'string' },
        undo: { type: 'boolean' },
        explain: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new WrongUsage((error as Error).message.replace(/\. To specify .*$/s, '.'));
  }
}

/** A path as the user meant it: npm starts us in the project's folder, wherever the user was. */
function pathFromUser(path: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: cwd } = process.env;
  if (path === '') throw new WrongUsage('A path is empty.');
  const isThroughNpm = ['start', 'attribute', 'whosaid'].includes(script ?? '') && cwd !== undefined;
  return resolve(isThroughNpm ? cwd : process.cwd(), path);
}

/** Otherwise the inbox would ingest our own database, which grows with it. */
function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65534) {
    throw new WrongUsage(
      `--port ${text}: give a number up to 65534 (S3 takes the one after it), 0 for any free port.`,
    );
  }
  return port;
}

function originOf(text: string): string {
  if (/^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text) return text;
  throw new WrongUsage(`--cors ${text}: give scheme, host and port of the page, like http://localhost:3000.`);
}

async function attributeWhat(paths: string[], explained: boolean, outputs: Outputs): Promise<boolean> {
  const { attributeFiles, attributeLines } = await import('./attribute.ts');
  // The reader of a pipe may stop reading (`| head`): then there is nothing left to do, and no error to report.
  outputs.output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  const options = { ...outputs, explained };
  if (paths.length === 0) return attributeLines(process.stdin, options);
  // As the user wrote them, in ids too, and yet found when npm has changed the folder.
  process.chdir(pathFromUser('.'));
  return attributeFiles(paths, options);
}

type Values = ReturnType<typeof parse>['values'];

async function correctWhat(
  command: 'merge' | 'split' | 'rename',
  given: string[],
  values: Values,
  { output }: Outputs,
): Promise<void> {
  const [id = '', other = ''] = given;
  const wanted = values.undo ? 1 : 2;
  if (given.length !== wanted || id === '') {
    const takes = {
      merge: 'two ids: INTO FROM',
      split: 'two ids: ID ALIAS',
      rename: 'ID NAME, or ID --undo',
    };
    throw new WrongUsage(`${command} takes ${takes[command]}.`);
  }
  if (values.api !== undefined && values.table !== undefined) {
    throw new WrongUsage('Give either --api or --table.');
  }
  if (values.changes !== undefined && values.table === undefined) {
    throw new WrongUsage('--changes goes with --table; an API announces changes itself.');
  }
  const { correct } = await import('./correct.ts');
  await correct(command, id, other, values, output);
}

async function reclusterWhat(given: string[], { table, data }: Values, outputs: Outputs): Promise<void> {
  if (given.length > 0 || (table === undefined) === (data === undefined)) {
    throw new WrongUsage('recluster takes either --table NAME or --data DIR.');
  }
  const { reclusterFolder, reclusterTable } = await import('./recluster.ts');
  if (table !== undefined) await reclusterTable(table, outputs);
  else await reclusterFolder(pathFromUser(data ?? ''), outputs);
}

async function exportWhat(given: string[], values: Values, outputs: Outputs): Promise<void> {
  const { EXPORT_FORMATS, exportQuotes } = await import('./export.ts');
  const { filtersFrom } = await import('./export-filters.ts');
  const { filters, problems } = filtersFrom(given);
  const format = EXPORT_FORMATS.find((one) => one === values.format);
  if (!format) problems.push(`export takes --format ${EXPORT_FORMATS.join(' or ')}.`);
  const { api, table, texts, index, data } = values;
  const isOneSource = [api, table, data].filter((source) => source !== undefined).length <= 1;
  if (!isOneSource || (table === undefined) !== (texts === undefined)) {
    problems.push('export takes one of --api URL, --data DIR, and --table NAME --texts BUCKET.');
  }
  if (!format || problems.length > 0) throw new WrongUsage(problems.join(' '));
  const options = {
    format,
    to: values.to === undefined ? undefined : toFromUser(values.to),
    filters,
    ...outputs,
  };
  const { withQuotes } = await import('./quote-source.ts');
  const source = { api, table, texts, index, data: data === undefined ? undefined : pathFromUser(data) };
  await withQuotes(source, (ask) => exportQuotes({ ...options, ask }));
}

/** Keeps a slash at the end, which says that a folder is meant. */
const toFromUser = (to: string) => `${pathFromUser(to)}${to.endsWith('/') ? '/' : ''}`;

async function reindexWhat(
  given: string[],
  { table, texts, index, data }: Values,
  outputs: Outputs,
): Promise<void> {
  const deployed = [table, texts, index];
  if (given.length === 0 && data !== undefined && deployed.every((option) => option === undefined)) {
    const { reindexFolder } = await import('./reindex.ts');
    return reindexFolder(pathFromUser(data), outputs);
  }
  if (given.length > 0 || !table || !texts || !index || data !== undefined || !URL.canParse(index)) {
    throw new WrongUsage('reindex takes either --data DIR, or --table NAME --texts BUCKET --index URL.');
  }
  const { reindexTable } = await import('./reindex.ts');
  await reindexTable({ table, texts, endpoint: index }, outputs);
}

async function announceWhat(
  given: string[],
  { table, queue, after }: Values,
  outputs: Outputs,
): Promise<void> {
  if (given.length > 0 || !table || !queue || !URL.canParse(queue)) {
    throw new WrongUsage('announce takes --table NAME --queue URL.');
  }
  const { announceTable } = await import('./announce.ts');
  await announceTable({ table, queue, after }, outputs);
}

async function serveWhat(paths: string[], values: Values): Promise<void> {
  const data = values.data === undefined ? resolve('.whosaid') : pathFromUser(values.data);
  const inbox = values.inbox === undefined ? resolve('inbox') : pathFromUser(values.inbox);
  if (isWithin(data, inbox)) {
    throw new WrongUsage('The data folder is in the inbox: choose another with --data.');
  }
  const options = {
    paths: paths.map(pathFromUser),
    port: portOf(values.port ?? '8787'),
    data,
    inbox,
    retry: values.retry ?? false,
    quiet: values.quiet ?? false,
    cors: (values.cors ?? []).map(originOf),
  };
  const { serve } = await import('./local/serve.ts');
  await serve(options);
}

/**
 * Runs a command.
 *
 * @param args the command line, without Node and the script
 * @returns the exit code
 * @throws {WrongUsage} and the errors of the command; `explained` tells users of them
 */
export async function run([command, ...rest]: string[], outputs: Outputs): Promise<number> {
  const { values, positionals } = parse(rest);
  if (values.help || command === undefined || command === '--help' || command === '-h') {
    outputs.output.write(HELP);
    return 0;
  }
  const options = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (!options) throw new WrongUsage(`There is no command ${command}.`);
  const strange = Object.keys(values).find((option) => !options.includes(option));
  if (strange) throw new WrongUsage(`${command} has no option --${strange}.`);

  if (command === 'serve') {
    await serveWhat(positionals, values);
    // Nothing may keep alive a process that was told to end.
    process.exit(0);
  } else if (command === 'attribute') {
    return (await attributeWhat(positionals, values.explain ?? false, outputs)) ? 0 : 1;
  } else if (command === 'recluster') {
    await reclusterWhat(positionals, values, outputs);
  } else if (command === 'export') {
    await exportWhat(positionals, values, outputs);
  } else if (command === 'announce') {
    await announceWhat(positionals, values, outputs);
  } else if (command === 'reindex') {
    await reindexWhat(positionals, values, outputs);
  } else if (command === 'mcp') {
    if (positionals.length > 0) throw new WrongUsage('mcp takes no more than --api.');
    const { serveMcp } = await import('./mcp.ts');
    await serveMcp(values.api ?? 'http://127.0.0.1:8787');
  } else {
    await correctWhat(command as 'merge' | 'split' | 'rename', positionals, values, outputs);
  }
  return 0;
}

/** What is printed of an error: its message if that tells users what to do; otherwise its stack, for it is a bug. */
export function explained({ name, message, stack }: Error): string {
  return FOR_USERS.includes(name) ? message : (stack ?? message);
}
