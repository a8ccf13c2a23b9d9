import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { MessagePort, parentPort, workerData } from 'node:worker_threads';
import { createDynalite, type TableDescription } from './dynalite.ts';
import type { FromDynamo, ToDynamo } from './dynamo.ts';
import { serveDynamo } from './dynamo-port.ts';
import { TABLES } from './eager-level.ts';
import { INERT, isFromThisMachine } from './loopback.ts';

const path = workerData.path as string;
const tell = (message: FromDynamo) => parentPort?.postMessage(message);

/** What LevelDB logs when it skips a damaged part of its log. */
const PASSED_OVER = /dropping \d+ bytes|Ignoring error/;

const dynalite = createDynalite(path);
const { server, level } = dynalite;
const [answer] = server.listeners('request') as RequestListener[];
// dynalite answers requests of pages of any origin.
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
  await level.putThrough(MARK, mark);
  tell({ flushed: mark });
}

/** If the process ends while dynalite creates a table, the table stays in state CREATING for ever. */
async function finishTables(): Promise<void> {
  for await (const [key, value] of level.iterator({ gte: TABLES, lt: `${TABLES}\xff` })) {
    const { GlobalSecondaryIndexes: indexes = [], ...table } = value as TableDescription;
    if (table.TableStatus !== 'CREATING') continue;
    const GlobalSecondaryIndexes = indexes.map((index) => ({ ...index, IndexStatus: 'ACTIVE' }));
    await level.put(key, { ...table, TableStatus: 'ACTIVE', GlobalSecondaryIndexes });
  }
}

parentPort?.on('message', (message: ToDynamo) => {
  if (message instanceof MessagePort) serveDynamo(dynalite, message);
  else if (message !== 'close') void flush(message.flush);
  else {
    server.close(() => process.exit());
    server.closeAllConnections();
  }
});

await level.open();
await finishTables();
const isDamaged = PASSED_OVER.test(logOf(path));
const mark = Number(level.read(MARK) ?? 0);
server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port, isDamaged, mark }));
