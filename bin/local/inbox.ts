import { statSync } from 'node:fs';
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
  /** Tries a file again that was given up; returns whether it was. */
  retry: (key: string) => boolean;
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

  /** Makes the bucket agree with what lies on disk now, whatever the event was that told of it. */
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
  /** One file at a time, but none waits for another to rest. */
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

/** Whether a file may still be in the middle of being written. */
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
