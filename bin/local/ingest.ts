import type { Buckets } from './buckets.ts';
import { filesUnder, keyOf, putFile, reasonOf } from './dropped-files.ts';
import { ARTICLES_BUCKET } from './emulator.ts';

/** The progress of an ingest. */
export interface IngestCount {
  /** All files; known from the start. */
  files: number;
  /** Put into the bucket. */
  put: number;
  /** In the bucket already, with the same bytes. */
  unchanged: number;
  /** Could not be put. */
  unputtable: { path: string; reason: string }[];
}

/** How many files an ingest still has to put. */
export function comingOf({ files, put, unchanged, unputtable }: IngestCount): number {
  return Math.max(0, files - put - unchanged - unputtable.length);
}

export interface IngestOptions {
  paths: string[];
  /** The folder that keys are relative to. */
  base: string;
  /** A folder to skip: the data folder, which changes while it is read. */
  except?: string;
  buckets: Buckets;
  /** Retries a file whose event is a dead letter; returns whether there was one. */
  retry: (key: string) => boolean;
  /** Resolves when the queue has room. */
  room: () => Promise<void>;
  /** Ends the ingest early. Files that were put stay. */
  signal: AbortSignal;
}

/** Puts files and whole folders into the articles bucket; `count` is updated meanwhile. */
export async function ingest(options: IngestOptions, count: IngestCount): Promise<void> {
  const { paths, base, except, buckets, retry, room, signal } = options;
  for await (const _ of filesUnder(paths, () => {}, except)) count.files++;
  const unreadable = (path: string, reason: string) => count.unputtable.push({ path, reason });
  for await (const path of filesUnder(paths, unreadable, except)) {
    await room();
    if (signal.aborted) return;
    try {
      const key = keyOf(path, base);
      if ((await putFile(buckets, ARTICLES_BUCKET, key, path)) || retry(key)) count.put++;
      else count.unchanged++;
    } catch (error) {
      count.unputtable.push({ path, reason: reasonOf(error) });
    }
  }
}
