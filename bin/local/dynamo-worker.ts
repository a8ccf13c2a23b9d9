import { readFileSync } from 'node:fs';
import type { RequestListener, Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { FromDynamo, ToDynamo } from './dynamo.ts';
import { servePort } from './dynamo-port.ts';
import { INERT, isFromThisMachine } from './loopback.ts';

type Dynalite = (options: { path: string; createTableMs: number }) => Server;
interface LevelDb {
  open(): Promise<void>;
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown, options: { sync: boolean }): Promise<void>;
}
type LevelClass = new (...settings: unknown[]) => LevelDb;

const require = createRequire(import.meta.url);
const path = workerData.path as string;
const tell = (message: FromDynamo) => parentPort?.postMessage(message);

/** dynalite neither shows its database nor tells when that can't be opened. */
const level = createRequire(require.resolve('dynalite'))('level') as { Level: LevelClass };
const { get, put } = level.Level.prototype;
let opened: LevelDb | undefined;
level.Level = class extends level.Level {
  constructor(...settings: unknown[]) {
    super(...settings);
    opened = this;
  }
};
const dynalite = require('dynalite') as Dynalite;

/** What LevelDB writes when it passes over a part of its log that is damaged. */
const PASSED_OVER = /dropping \d+ bytes|Ignoring error/;

const server = dynalite({ path, createTableMs: 0 });
const [answer] = server.listeners('request') as RequestListener[];
// dynalite lets pages of any origin ask.
server.removeAllListeners('request').on('request', (request, response) => {
  for (const [name, value] of Object.entries(INERT)) response.setHeader(name, value);
  if (isFromThisMachine(request.headers)) answer?.(request, response);
  else response.writeHead(403).end();
});

function logOf(folder: string): string {
  try {
    return readFileSync(join(folder, 'LOG'), 'utf8');
  } catch {
    return '';
  }
}

const MARK = '!flushed';

/** A write that is on the disk when it resolves takes all writes before it along. */
async function flush(mark: number): Promise<void> {
  if (opened) await put.call(opened, MARK, mark, { sync: true });
  tell({ flushed: mark });
}

parentPort?.on('message', (message: ToDynamo) => {
  if (message instanceof MessagePort) servePort(server, message);
  else if (message !== 'close') void flush(message.flush);
  else {
    server.close(() => process.exit());
    server.closeAllConnections();
  }
});

await opened?.open();
const isDamaged = PASSED_OVER.test(logOf(path));
const mark = Number((opened && (await get.call(opened, MARK))) ?? 0);
server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port, isDamaged, mark }));
