import { isAbsolute, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const HELP = `Whosaid: who said what, in the articles that you drop.

  npm start -- [PATH...] [options]          ingest these files and folders (none: the bundled samples),
                                            then keep answering, and keep watching the inbox
    --port N      the API's port (8787); S3 gets the next one
    --data DIR    where all is kept (./.whosaid)
    --inbox DIR   the folder that is watched (./inbox)
    --retry       try again what failed too often before (the dead-letter queue)

  npm run --silent attribute -- [FILE...]   attributions as JSON lines, one line an article, no server;
                                            without a FILE: articles as JSON lines {"id", "text"} from stdin
`;

/** The command line was not understood. */
class WrongUsage extends Error {
  constructor(problem: string) {
    super(`${problem} \`npm start -- --help\` lists all there is.`);
    this.name = 'WrongUsage';
  }
}

/** Errors that a person can mend, by what their message says. */
const MENDABLE = ['WrongUsage', 'UnusablePath', 'DataFolderInUse', 'DataFolderUnusable', 'PortTaken'];

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
  const isThroughNpm = (script === 'start' || script === 'attribute') && cwd !== undefined;
  return resolve(isThroughNpm ? cwd : process.cwd(), path);
}

/** The inbox would take in our own database, which grows with it. */
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

async function attributeWhat(paths: string[]): Promise<boolean> {
  const { attributeFiles, attributeLines } = await import('./attribute.ts');
  // Who reads along may stop reading (`| head`): then there is nothing left to do, nor to complain of.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  const outputs = { output: process.stdout, errors: process.stderr };
  if (paths.length === 0) return attributeLines(process.stdin, outputs);
  // As the user wrote them, in ids too, and yet found when npm has changed the folder.
  process.chdir(pathFromUser('.'));
  return attributeFiles(paths, outputs);
}

async function run([command, ...rest]: string[]): Promise<void> {
  const { values, positionals } = parse(rest);
  if (values.help || command === undefined || command === '--help' || command === '-h') {
    process.stdout.write(HELP);
  } else if (command === 'serve') {
    const { serve } = await import('./local/serve.ts');
    const data = values.data === undefined ? resolve('.whosaid') : pathFromUser(values.data);
    const inbox = values.inbox === undefined ? resolve('inbox') : pathFromUser(values.inbox);
    if (isWithin(data, inbox)) {
      throw new WrongUsage('The data folder lies in the inbox: give it a folder of its own with --data.');
    }
    await serve({
      paths: positionals.map(pathFromUser),
      port: portOf(values.port ?? '8787'),
      data,
      inbox,
      retry: values.retry ?? false,
    });
    // Nothing may keep the process that was told to end.
    process.exit(0);
  } else if (command === 'attribute') {
    const [option] = Object.keys(values);
    if (option) throw new WrongUsage(`attribute has no option --${option}.`);
    process.exitCode = (await attributeWhat(positionals)) ? 0 : 1;
  } else throw new WrongUsage(`There is no command ${command}.`);
}

run(process.argv.slice(2)).catch((error: Error) => {
  // Anything else is a bug, and its stack tells where.
  const mendable = MENDABLE.includes(error.name);
  process.stderr.write(`${mendable ? error.message : error.stack}\n`);
  process.exit(1);
});
