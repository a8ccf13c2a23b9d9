import { statSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { basename, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { watch } from 'chokidar';
import type { Buckets } from './buckets.ts';
import { filesUnder, isLeftOut, putFile, reasonOf, storedEtag, UnusablePath } from './dropped-files.ts';
import { ARTICLES_BUCKET } from './emulator.ts';

/** How long a file must be unchanged before it counts as written. */
const RESTED_MS = 500;

export interface InboxChange {
  key: string;
  change: 'put' | 'deleted' | 'failed';
  /** Why it failed. */
  reason?: string;
}

export interface InboxOptions {
  folder: string;
  /** The key prefix of its files. Other objects under it are deleted. */
  prefix: string;
  buckets: Buckets;
  /** Retries a file whose event is a dead letter; returns whether there was one. */
  retry: (key: string) => boolean;
  report: (change: InboxChange) => void;
  /** Resolves when the queue has room. */
  room: () => Promise<void>;
}

export interface Inbox {
  close(): Promise<void>;
}

/** @throws UnusablePath if the folder doesn't exist and can't be created */
export async function makeInbox(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UnusablePath(folder, code === 'EEXIST' ? 'is a file, not a folder.' : reasonOf(error));
  }
}

/**
 * Mirrors a folder into the bucket: new and changed files are put, deleted ones are deleted, including changes made
 * while nothing was watching. A file is put once it has not changed for a while.
 */
export async function watchInbox({
  folder,
  prefix,
  buckets,
  retry,
  report,
  room,
}: InboxOptions): Promise<Inbox> {
  let work = Promise.resolve();
  let closed = false;
  const resting = new Set<string>();
  const keyOfFile = (path: string) => prefix + relative(folder, path).split(sep).join('/');

  /** Makes the bucket match the file on disk as it is now, whatever the event was. */
  const follow = async (path: string) => {
    if (closed) return;
    const key = keyOfFile(path);
    try {
      if (statSync(path, { throwIfNoEntry: false })?.isFile()) {
        await room();
        if (closed) return;
        if ((await putFile(buckets, ARTICLES_BUCKET, key, path)) || retry(key))
          report({ key, change: 'put' });
      } else if (storedEtag(buckets, ARTICLES_BUCKET, key)) {
        buckets.deleteObject(ARTICLES_BUCKET, key);
        report({ key, change: 'deleted' });
      }
    } catch (error) {
      report({ key, change: 'failed', reason: reasonOf(error) });
    }
  };
  /** Puts one file at a time, but waits for several files to settle at once. */
  const notice = async (path: string) => {
    if (resting.has(path)) return;
    resting.add(path);
    while (!closed && (await isFresh(path))) await sleep(RESTED_MS / 5);
    resting.delete(path);
    work = work.then(() => follow(path));
  };

  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path) => path !== folder && isLeftOut(basename(path)),
  });
  watcher.on('add', notice).on('change', notice).on('unlink', notice);
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
      if (await isFresh(path)) notice(path);
      else await follow(path);
    }
    for (const key of keysUnder(buckets, prefix)) {
      // Files in an unreadable folder may still exist.
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

/** Whether a file may still be being written. */
async function isFresh(path: string): Promise<boolean> {
  const facts = await stat(path).catch(() => undefined);
  return facts !== undefined && Math.abs(Date.now() - facts.mtimeMs) < RESTED_MS;
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
