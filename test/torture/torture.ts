import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { createClients } from '../../bin/local/clients.ts';
import { MAX_TEXT_LENGTH } from '../../lambdas/articles/index.ts';
import { Chance } from './chance.ts';
import { ask, conservation, type Totals } from './conservation.ts';
import { DAMAGES } from './damage.ts';
import { article, type DroppedFile, HOSTILE_NAMES, hostile } from './files.ts';
import { Server } from './server.ts';

export interface TortureOptions {
  /** How long things happen; what is left in the queue then is worked off beyond that. */
  minutes: number;
  /** The same seed makes the same things happen, at other moments of the programs' work. */
  seed: number;
  say: (line: string) => void;
}

export interface TortureReport {
  /** How often each thing happened. */
  happened: Record<string, number>;
  totals: Totals;
  /** Empty when nothing was lost, stale, twice or miscounted. */
  problems: string[];
}

/** Characters of the longest hostile file for each minute: a short run has to be done with them. */
const LENGTH_A_MINUTE = 10_000;
/** Different keys: few, so that files are often replaced. */
const KEYS = 40;
/** A server that has finished nothing for so long has lost its way. The longest text takes minutes on a busy machine. */
const STALLED_MINUTES = 10;
/** Nothing more is dropped while so much is left to do, so that a slow machine gets through it in the end. */
const MOST_LEFT = 200;

interface World {
  chance: Chance;
  data: string;
  /** What lies in the bucket. */
  dropped: Map<string, DroppedFile>;
  happened: Record<string, number>;
  problems: string[];
  start: () => Server;
  most: number;
  version: number;
}

function note({ happened }: World, what: string): void {
  happened[what] = (happened[what] ?? 0) + 1;
}

/** Starts a server; one whose table can't be used says so, and starts without it. */
async function started(world: World): Promise<{ server: Server; api: string; s3: S3Client }> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = world.start();
    const addresses = await server.addresses();
    if (addresses) {
      const endpoints = { emulator: addresses.s3, dynamo: addresses.s3 };
      return { server, api: addresses.api, s3: createClients(endpoints).s3 as S3Client };
    }
    const { code } = await server.ended;
    note(world, 'a damaged table is refused');
    if (code !== 1 || !/^[^\n]*damaged[^\n]*\n$/.test(server.errors)) {
      world.problems.push(`a start ended with ${code} and said: ${server.errors.slice(0, 500)}`);
    }
    renameSync(join(world.data, 'dynamodb'), join(world.data, `moved-${world.version++}`));
  }
  throw new Error('It does not start.');
}

async function dropSome(world: World, s3: S3Client): Promise<void> {
  const { chance, dropped, most } = world;
  const Bucket = 'articles';
  for (let left = chance.between(2, 8); left > 0; left--) {
    const key = `news/${chance.between(1, KEYS)}.txt`;
    const known = dropped.get(key);
    if (known && chance.is(0.2)) {
      await s3.send(new DeleteObjectCommand({ Bucket, Key: key }));
      dropped.delete(key);
      note(world, 'deleted');
    } else if (known && chance.is(0.25)) {
      await s3.send(new PutObjectCommand({ Bucket, Key: key, Body: known.body }));
      note(world, 'dropped again as it is');
    } else if (chance.is(0.3)) {
      const name = chance.of(HOSTILE_NAMES);
      const file = hostile(chance, name, `hostile/${name}`, most);
      await s3.send(new PutObjectCommand({ Bucket, Key: file.key, Body: file.body }));
      dropped.set(file.key, file);
      note(world, 'hostile file dropped');
    } else {
      const file = article(chance, key, world.version++);
      await s3.send(new PutObjectCommand({ Bucket, Key: key, Body: file.body }));
      dropped.set(key, file);
      note(world, known ? 'replaced' : 'dropped');
    }
  }
}

/** Ends a server in one of the ways that servers end; damages its table at times. */
async function end(world: World, server: Server): Promise<void> {
  const { chance, data } = world;
  if (chance.is(0.5)) {
    server.kill('SIGKILL');
    note(world, 'killed');
    await server.ended;
  } else {
    server.kill(chance.of(['SIGTERM', 'SIGINT']));
    const { code, signal } = await server.ended;
    note(world, 'stopped');
    if (code !== 0)
      world.problems.push(`a stop ended with ${signal ?? code}: ${server.errors.slice(0, 500)}`);
  }
  if (!chance.is(0.3)) return;
  const what = chance.of(Object.keys(DAMAGES));
  DAMAGES[what]?.(join(data, 'dynamodb'), chance);
  note(world, `of the table ${what}`);
}

/** How many files and tasks are still to be done. */
async function leftOf(api: string): Promise<number> {
  const { ingesting = 0 } = (await (await ask(`${api}/health`)).json()) as { ingesting?: number };
  return ingesting;
}

/** Whether the server works off what is left in the queue. */
async function drained(api: string): Promise<boolean> {
  let least = Number.POSITIVE_INFINITY;
  for (let since = Date.now(); Date.now() - since < STALLED_MINUTES * 60_000; await sleep(500)) {
    const left = await leftOf(api);
    if (left === 0) return true;
    if (left >= least) continue;
    least = left;
    since = Date.now();
  }
  return false;
}

/** Waits until nothing is left to do, then counts what is there. @throws with what a server said that has ended meanwhile */
async function counted(world: World, { server, api }: { server: Server; api: string }) {
  try {
    if (!(await drained(api))) world.problems.push('the queue does not get empty');
    if (/given up/.test(server.output)) world.problems.push(`files were given up: ${server.output}`);
    return await conservation(api, world.dropped);
  } catch (cause) {
    const ended = await Promise.race([server.ended, sleep(5000)]);
    const end = ended
      ? `It ended with ${ended.signal ?? ended.code} and said: ${server.errors}`
      : 'It still runs.';
    throw new Error(`The server did not answer. ${end}`, { cause });
  }
}

/** Lets everything happen to a local Whosaid that may happen, then looks whether all that was dropped is there. */
export async function torture({ minutes, seed, say }: TortureOptions): Promise<TortureReport> {
  const folder = mkdtempSync(join(tmpdir(), 'whosaid-torture-'));
  const [data, empty, inbox] = ['data', 'empty', 'inbox'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(empty);
  const world: World = {
    chance: new Chance(seed),
    data,
    dropped: new Map(),
    happened: {},
    problems: [],
    start: () => new Server(data, empty, inbox),
    most: Math.min(MAX_TEXT_LENGTH, minutes * LENGTH_A_MINUTE),
    version: 0,
  };
  const { chance } = world;
  let server: Server | undefined;
  try {
    for (const until = Date.now() + minutes * 60_000; Date.now() < until; ) {
      const running = await started(world);
      server = running.server;
      for (let rounds = chance.between(1, 3); rounds > 0; rounds--) {
        if ((await leftOf(running.api)) < MOST_LEFT) await dropSome(world, running.s3);
        await sleep(chance.between(0, 3000));
        if (chance.is(0.3) && server.killEngine()) note(world, 'engine killed');
      }
      await end(world, server);
      server = undefined;
      say(`${Math.max(0, Math.ceil((until - Date.now()) / 1000))} s left: ${told(world.happened)}`);
    }
    const last = await started(world);
    server = last.server;
    const { totals, problems } = await counted(world, last);
    await stopLast(world, server);
    server = undefined;
    return { happened: world.happened, totals, problems: [...world.problems, ...problems] };
  } finally {
    server?.kill('SIGKILL');
    await server?.ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function stopLast(world: World, server: Server): Promise<void> {
  server.kill('SIGTERM');
  const { code } = await server.ended;
  if (code !== 0) world.problems.push(`the last stop ended with ${code}`);
}

/** Things that happened, in one line. */
export function told(happened: Record<string, number>): string {
  return Object.entries(happened)
    .map(([what, count]) => `${what} ${count}`)
    .join(', ');
}
