import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Where Maven puts what the node is made of; kept from run to run. */
const JARS = join(homedir(), '.cache', 'whosaid', 'opensearch-2.19.6');

/** Why no node can be started on this machine; undefined where one can. */
export const missing: string | undefined = ['java', 'mvn'].flatMap((command) => {
  try {
    execFileSync(command, ['-version'], { stdio: 'ignore' });
    return [];
  } catch {
    return [`there is no ${command}`];
  }
})[0];

export interface OpenSearchNode {
  address: string;
  stop(): Promise<void>;
}

function jars(): string {
  if (!existsSync(JARS)) {
    const options = [
      '-q',
      '-B',
      '-f',
      here('pom.xml'),
      'dependency:copy-dependencies',
      `-DoutputDirectory=${JARS}`,
    ];
    try {
      execFileSync('mvn', options, { stdio: ['ignore', 2, 2] });
    } catch (error) {
      rmSync(JARS, { recursive: true, force: true });
      throw error;
    }
  }
  return join(JARS, '*');
}

/** Starts one OpenSearch node with an empty data folder, on a free port of 127.0.0.1. */
export async function startOpenSearch(): Promise<OpenSearchNode> {
  const folder = mkdtempSync(join(tmpdir(), 'whosaid-opensearch-'));
  const options = ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', jars()];
  const node: ChildProcess = spawn('java', [...options, here('SingleNode.java'), folder], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => node.once('exit', () => resolve()));
  // The node goes with us, however we end: it reads its input until that is closed.
  process.on('exit', () => node.kill('SIGKILL'));
  for await (const line of createInterface({ input: node.stdout! })) {
    const port = /^listening (\d+)$/.exec(line)?.[1];
    if (port === undefined) continue;
    return {
      address: `http://127.0.0.1:${port}`,
      async stop() {
        node.stdin!.end();
        await ended;
        rmSync(folder, { recursive: true, force: true });
      },
    };
  }
  throw new Error(
    'OpenSearch ended before it listened; start test/search/opensearch/SingleNode.java by hand to see why.',
  );
}
