import { DataFolderUnusable } from './disk.ts';

/** The disk that holds the data folder is full. */
export class DiskFull extends Error {
  constructor(folder: string) {
    super(
      `The disk that holds ${folder} is full: free some space and start again. Nothing stored is lost, and ` +
        'unfinished work continues then.',
    );
    this.name = 'DiskFull';
  }
}

/** The data folder is damaged. */
export class DataFolderDamaged extends Error {
  constructor(folder: string, part: 'table' | 'bucket', problem: string) {
    const what =
      part === 'table'
        ? `The table in ${folder}/dynamodb is damaged (${problem}): move that folder away and start again. All articles ` +
          'are then extracted again; corrections have to be made again.'
        : `${folder}/bucket.db is damaged (${problem}): put a copy of ${folder} in its place, or move ${folder} away and ` +
          'drop the articles again.';
    super(what);
    this.name = 'DataFolderDamaged';
  }
}

const FULL = 13;
const DAMAGED = [11, 26];

/** Turns an error of the storage into one that says what to do; returns any other error unchanged. */
export function troubleOf(folder: string, error: unknown): Error {
  const { code = '', errcode = 0, message, cause } = error as NodeJS.ErrnoException & { errcode?: number };
  const said = [message, (cause as Error | undefined)?.message].join(' ');
  if (error instanceof DataFolderUnusable) return error;
  // The lowest byte of an extended SQLite code is its primary code.
  if (code === 'ENOSPC' || (errcode & 0xff) === FULL || /No space left on device|ENOSPC/.test(said)) {
    return new DiskFull(folder);
  }
  if (DAMAGED.includes(errcode & 0xff)) return new DataFolderDamaged(folder, 'bucket', message);
  const corruption = corruptionIn(said);
  if (corruption !== undefined || code.startsWith('LEVEL_')) {
    return new DataFolderDamaged(folder, 'table', corruption ?? message);
  }
  return error as Error;
}

/** The part of a message that describes damage, up to the end of its line. */
function corruptionIn(said: string): string | undefined {
  for (const line of said.split('\n')) {
    const start = line.search(/Corruption: |IO error: |Invalid argument: /);
    if (start >= 0) return line.slice(start);
    const unexpected = line.indexOf('Unexpected ');
    if (unexpected >= 0 && line.includes(' in JSON', unexpected)) return line.slice(unexpected);
  }
  return undefined;
}
