import type { STORED } from './attributes.ts';
import type { Table } from './client.ts';
import type { CorrectionItem } from './correction-item.ts';
import { fileKey } from './keys.ts';
import { readItem } from './requests.ts';

/** The state of a file as a whole: who is working on it, and which version readers see. */
export interface FileItem {
  bucket: string;
  key: string;
  /** Of the newest event so far. */
  sequencer: string;
  /** What that event asks for: the version of the engine, or `deleted`. */
  work: string;
  /** Grows by one with every lease. It identifies the version that the lease's holder writes. */
  [STORED.fencingToken]: number;
  /** When the last lease has certainly expired, in milliseconds of the clock. */
  until: number;
  state: 'open' | 'done';
  /** The version that readers see; absent if they see nothing. */
  visible?: number;
  /** Sequencer and work that produced the visible version. */
  shown?: string;
  /** What the last switch changed and the counters don't include yet; absent when all is done. */
  [STORED.pendingChange]?: PendingChange;
  /** How far this version is written, once a message was sent that continues from there. */
  written?: ReadProgress;
  /** The fencing token of the last correction of a quote in the visible version. */
  corrected?: number;
  /** Versions that may have been written to after they were deleted; absent when there are none. */
  late?: LateVersion[];
}

/** A version that was deleted while a holder of its lease may still have been writing to it. */
export interface LateVersion {
  version: number;
  /** The last record that it had then. */
  record: number;
  /** When all who could write to it have certainly ended, in milliseconds of the clock. */
  until: number;
}

/** The change from one version of a file to another, and how far it has been counted. */
export interface PendingChange {
  /** Of the lease that made the switch. */
  [STORED.fencingToken]: number;
  /** The version that was visible before; 0 for none. */
  from: number;
  /** The version that has been visible since; 0 for none. */
  to: number;
  /** First record that isn't counted yet; `END` if all are. */
  next: number;
  /** The change is the correction of a single quote of the version, which is all there is to count. */
  correction?: PendingCorrection;
}

/** A correction of a quote, as it is carried out. */
export interface PendingCorrection {
  articleId: string;
  /** Of the quote, as in `placeKey`. */
  place: string;
  item: CorrectionItem;
  /** How many communications the article has afterwards. */
  quotes: number;
}

/** How far a file that takes several invocations was read. */
export interface ReadProgress {
  /** The number of the next record. */
  record: number;
  /** Where it begins, in bytes; 0 in a file that is always read from the start. */
  offset: number;
  /** Of the object's bytes, without quotation marks. */
  eTag: string;
}

/** What an event asks for. */
export interface Job {
  fileId: string;
  bucket: string;
  key: string;
  /** Orders the events of one file, as text. */
  sequencer: string;
  /** The version of the engine that should extract the file, or `deleted`. */
  work: string;
}

/** The right to change a file until somebody else acquires it. */
export interface Lease extends Job {
  /** Every write checks it, and refuses the holder of an older one. It also identifies the version that is written. */
  fencingToken: number;
  /** The version that readers saw when the lease was acquired; 0 for none. */
  visible: number;
  /** Readers already see the result of the job: an earlier holder stopped while it counted or deleted. */
  isShown: boolean;
  /** The pending change that an earlier holder left. */
  pendingChange?: PendingChange | undefined;
  /** All earlier leases had certainly expired when this one was acquired. */
  alone: boolean;
  /** When all earlier leases have certainly expired, in milliseconds of the clock. */
  busyUntil: number;
  /** What the file item recorded of late versions. */
  late: LateVersion[];
}

/** Reads the current item of a file. */
export const readFileItem = (table: Table, fileId: string): Promise<FileItem | undefined> =>
  readItem(table, fileKey(fileId));
