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
type Operation = { type: 'put'; key: string; value: unknown } | { type: 'del'; key: string };
interface LevelDb {
  status: string;
  open(): Promise<void>;
  get(key: string): Promise<unknown>;
  getSync(key: string): unknown;
  put(key: string, value: unknown, options?: { sync: boolean }): Promise<void>;
  del(key: string): Promise<void>;
  batch(operations: Operation[]): Promise<void>;
  iterator(range: { gte: string; lt: string }): AsyncIterable<[key: string, value: unknown]>;
}
/** What dynalite keeps of a table. */
interface MadeTable {
  TableStatus: string;
  GlobalSecondaryIndexes?: object[];
}
type LevelClass = new (...settings: unknown[]) => LevelDb;

const require = createRequire(import.meta.url);
const path = workerData.path as string;
const tell = (message: FromDynamo) => parentPort?.postMessage(message);

const level = createRequire(require.resolve('dynalite'))('level') as { Level: LevelClass };
let opened: EagerLevel | undefined;

/**
 * LevelDB, asked in fewer steps: what is read lies in memory nearly always, so that going to another thread for it takes
 * longer than reading it, and what is written in one turn goes there together. dynalite neither shows its database nor
 * tells when that can't be opened: this one is known to the rest of the thread.
 */
class EagerLevel extends level.Level {
  #operations: Operation[] = [];
  #written: Promise<void> | undefined;

  constructor(...settings: unknown[]) {
    super(...settings);
    opened = this;
  }

  override async get(key: string): Promise<unknown> {
    return this.status === 'open' ? this.getSync(key) : super.get(key);
  }

  override put(key: string, value: unknown): Promise<void> {
    return this.#write({ type: 'put', key, value });
  }

  override del(key: string): Promise<void> {
    return this.#write({ type: 'del', key });
  }

  /** A write that is on the disk when it resolves takes all writes before it along. */
  putThrough(key: string, value: unknown): Promise<void> {
    return super.put(key, value, { sync: true });
  }

  #write(operation: Operation): Promise<void> {
    this.#operations.push(operation);
    this.#written ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      const operations = this.#operations;
      this.#operations = [];
      this.#written = undefined;
      return super.batch(operations);
    });
    return this.#written;
  }
}
level.Level = EagerLevel;
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

async function flush(mark: number): Promise<void> {
  await opened?.putThrough(MARK, mark);
  tell({ flushed: mark });
}

/** A process that ends while dynalite makes a table leaves it in the making for ever. */
async function finishTables(): Promise<void> {
  for await (const [key, value] of opened?.iterator({ gte: 'table~', lt: 'table~\xff' }) ?? []) {
    const { GlobalSecondaryIndexes: indexes = [], ...table } = value as MadeTable;
    if (table.TableStatus !== 'CREATING') continue;
    const GlobalSecondaryIndexes = indexes.map((index) => ({ ...index, IndexStatus: 'ACTIVE' }));
    await opened?.put(key, { ...table, TableStatus: 'ACTIVE', GlobalSecondaryIndexes });
  }
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
await finishTables();
const isDamaged = PASSED_OVER.test(logOf(path));
const mark = Number((await opened?.get(MARK)) ?? 0);
server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port, isDamaged, mark }));
