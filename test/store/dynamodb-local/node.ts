import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const POM = fileURLToPath(new URL('pom.xml', import.meta.url));
/** Where Maven puts the jars and the native library of SQLite; kept from run to run. */
const JARS = join(homedir(), '.cache', 'whosaid', 'dynamodb-local-2.6.1');
const MAIN = 'com.amazonaws.services.dynamodbv2.local.main.ServerRunner';

export interface DynamoDbLocal {
  endpoint: string;
  stop(): Promise<void>;
}

function fetchJars(): void {
  if (existsSync(JARS)) return;
  const half = `${JARS}.${process.pid}`;
  try {
    const copy = ['dependency:copy-dependencies', `-DoutputDirectory=${half}`];
    execFileSync('mvn', ['-q', '-B', '-f', POM, ...copy], { stdio: ['ignore', 2, 2] });
    renameSync(half, JARS);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** Starts DynamoDB Local in memory; needs `java` (17 or later) and `mvn`. */
export async function startDynamoDbLocal(): Promise<DynamoDbLocal> {
  fetchJars();
  const port = await freePort();
  const options = ['-Xmx1g', `-Djava.library.path=${JARS}`, '-cp', join(JARS, '*'), MAIN];
  const server = spawn('java', [...options, '-inMemory', '-disableTelemetry', '-port', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  server.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  const ended = once(server, 'exit');
  // It goes with us, however we end.
  process.on('exit', () => server.kill('SIGKILL'));
  const endpoint = `http://127.0.0.1:${port}`;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`DynamoDB Local ended before it listened: ${errors}`);
    // Any answer will do: without a signature it is a refusal.
    const isUp = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (isUp) break;
    await sleep(100);
  }
  return {
    endpoint,
    async stop() {
      server.kill();
      await ended;
    },
  };
}
