import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { STORED } from './attributes.ts';
import type { Table } from './client.ts';
import type { CorrectionItem } from './correction-item.ts';
import { fileKey } from './keys.ts';

/** What is known of a file as a whole: who works on it, and which version readers see. */
export interface FileItem {
  bucket: string;
  key: string;
  /** Of the newest event seen. */
  sequencer: string;
  /** What that event asks for: the version of the engine, or `deleted`. */
  work: string;
  /** Grows by one with every lease. It names the version that the lease's holder writes. */
  [STORED.fencingToken]: number;
  /** When the last of all leases has certainly expired: milliseconds of the clock. */
  until: number;
  state: 'open' | 'done';
  /** The version that readers see; absent when there is nothing to see. */
  visible?: number;
  /** Sequencer and work that led to what readers see. */
  shown?: string;
  /** What the last switch changed and the counters don't have yet; absent once all is done. */
  [STORED.pendingChange]?: PendingChange;
  /** How far this version is written: a message was sent that continues there. Absent before the first such message. */
  written?: Progress;
  /** The fencing token of the last correction of a quote of the version that readers see. */
  corrected?: number;
}

/** The change from one version of a file to another, as far as it was counted. */
export interface PendingChange {
  /** Of the lease that made the switch. */
  [STORED.fencingToken]: number;
  /** The version that was shown before; 0 for none. */
  from: number;
  /** The version shown since; 0 for none. */
  to: number;
  /** First record that isn't counted yet; `END` when all are. */
  next: number;
  /** The change is a correction of one quote of the version: it is all there is to count. */
  correction?: PendingCorrection;
}

/** A correction of a quote, as it is done. */
export interface PendingCorrection {
  articleId: string;
  /** Of the quote, as `placeKey` has it. */
  place: string;
  item: CorrectionItem;
  /** How many communications the article has after it. */
  quotes: number;
}

/** How far a file was read that takes several invocations. */
export interface Progress {
  /** The number of the next record. */
  record: number;
  /** Where it begins, in bytes; 0 in a file that is read as a whole. */
  offset: number;
  /** Of the bytes that were read, without quotation marks. */
  eTag: string;
}

/** What an event asks for. */
export interface Job {
  fileId: string;
  bucket: string;
  key: string;
  /** Orders the events of one file, as text. */
  sequencer: string;
  /** The version of the engine that is to extract the file, or `deleted`. */
  work: string;
}

/** The right to change a file, until somebody else acquires it. */
export interface Lease extends Job {
  /** Every write checks it: the holder of an older one is refused. It names the version that is written. */
  fencingToken: number;
  /** What readers saw when the lease began; 0 for nothing. */
  visible: number;
  /** Readers already see what the job asks for: an earlier holder stopped while it counted and cleaned up. */
  isShown: boolean;
  /** The change that an earlier holder left uncounted. */
  pendingChange?: PendingChange | undefined;
  /** All earlier leases had certainly expired when this one began. */
  alone: boolean;
}

/** Reads a file's item as it is now. */
export async function readFileItem(table: Table, fileId: string): Promise<FileItem | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: fileKey(fileId), ConsistentRead: true }),
  );
  return Item as FileItem | undefined;
}
