import { mkdir, stat } from 'node:fs/promises';
import { basename, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { watch } from 'chokidar';
import type { Buckets } from './buckets.ts';
import { filesUnder, isLeftOut, putFile, reasonOf, storedEtag, UnusablePath } from './dropped-files.ts';
import { ARTICLES_BUCKET } from './emulator.ts';

/** How long a file must rest before it counts as written. */
const RESTED_MS = 500;

export interface InboxChange {
  key: string;
  change: 'put' | 'deleted' | 'failed';
  /** Why it failed. */
  reason?: string;
}

export interface InboxOptions {
  folder: string;
  /** What its files' keys begin with; whatever else lies there in the bucket goes. */
  prefix: string;
  buckets: Buckets;
  report: (change: InboxChange) => void;
  /** Resolves when the queue can take more. */
  room: () => Promise<void>;
}

export interface Inbox {
  close(): Promise<void>;
}

/** @throws UnusablePath when the folder isn't there and can't be made */
export async function makeInbox(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UnusablePath(folder, code === 'EEXIST' ? 'is a file, not a folder.' : reasonOf(error));
  }
}

/**
 * Lets the bucket follow a folder: what is new or changed there is put, what is deleted there is deleted, also what
 * happened while nobody watched. Files that are still being written wait until they rest.
 */
export async function watchInbox({ folder, prefix, buckets, report, room }: InboxOptions): Promise<Inbox> {
  let work = Promise.resolve();
  let closed = false;
  const keyOfFile = (path: string) => prefix + relative(folder, path).split(sep).join('/');

  /** Makes the bucket agree with what lies on disk now, whatever the event was that told of it. */
  const follow = async (path: string) => {
    if (closed) return;
    const key = keyOfFile(path);
    try {
      if (await rests(path)) {
        await room();
        if (await putFile(buckets, ARTICLES_BUCKET, key, path)) report({ key, change: 'put' });
      } else if (storedEtag(buckets, ARTICLES_BUCKET, key)) {
        buckets.deleteObject(ARTICLES_BUCKET, key);
        report({ key, change: 'deleted' });
      }
    } catch (error) {
      report({ key, change: 'failed', reason: reasonOf(error) });
    }
  };
  const enqueue = (path: string) => {
    work = work.then(() => follow(path));
  };

  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path) => path !== folder && isLeftOut(basename(path)),
    awaitWriteFinish: { stabilityThreshold: RESTED_MS, pollInterval: 100 },
  });
  watcher.on('add', enqueue).on('change', enqueue).on('unlink', enqueue);
  watcher.on('error', (error) => report({ key: prefix, change: 'failed', reason: reasonOf(error) }));
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));

  const unreadable: string[] = [];
  const onProblem = (path: string, reason: string) => {
    unreadable.push(`${keyOfFile(path)}/`);
    report({ key: keyOfFile(path), change: 'failed', reason });
  };
  work = work.then(async () => {
    const present = new Set<string>();
    for await (const path of filesUnder([folder], onProblem)) {
      present.add(keyOfFile(path));
      await follow(path);
    }
    for (const key of keysUnder(buckets, prefix)) {
      // What can't be seen may still be there.
      if (closed || present.has(key) || unreadable.some((start) => key.startsWith(start))) continue;
      buckets.deleteObject(ARTICLES_BUCKET, key);
      report({ key, change: 'deleted' });
    }
  });

  return {
    async close() {
      closed = true;
      await watcher.close();
      await work;
    },
  };
}

/** Waits until a file rests; false when it is gone. */
async function rests(path: string): Promise<boolean> {
  for (;;) {
    const facts = await stat(path).catch(() => undefined);
    if (!facts?.isFile()) return false;
    const age = Date.now() - facts.mtimeMs;
    if (age < 0 || age >= RESTED_MS) return true;
    await sleep(RESTED_MS - age);
  }
}

function keysUnder(buckets: Buckets, prefix: string): string[] {
  const keys: string[] = [];
  for (let startAfter = ''; ; ) {
    const { objects, isTruncated } = buckets.listObjects(ARTICLES_BUCKET, { prefix, startAfter });
    keys.push(...objects.map(({ key }) => key));
    if (!isTruncated) return keys;
    startAfter = keys.at(-1) ?? '';
  }
}
