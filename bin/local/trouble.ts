import { DataFolderUnusable } from './disk.ts';

/** The disk that holds the data folder is full. */
export class DiskFull extends Error {
  constructor(folder: string) {
    super(
      `The disk that holds ${folder} is full: free some space and start again. What was stored is kept, and what was ` +
        'not done goes on then.',
    );
    this.name = 'DiskFull';
  }
}

/** What the data folder holds is damaged. */
export class DataFolderDamaged extends Error {
  constructor(folder: string, part: 'table' | 'bucket', problem: string) {
    const what =
      part === 'table'
        ? `The table in ${folder}/dynamodb is damaged (${problem}): move that folder away and start again. All articles ` +
          'are extracted again then; corrections of who is who are to be made again.'
        : `${folder}/bucket.db is damaged (${problem}): put a copy of ${folder} in its place, or move ${folder} away and ` +
          'drop the articles again.';
    super(what);
    this.name = 'DataFolderDamaged';
  }
}

const FULL = 13;
const DAMAGED = [11, 26];

/** An error of what keeps the data, in the words of a person; any other one as it is. */
export function troubleOf(folder: string, error: unknown): Error {
  const { code = '', errcode = 0, message, cause } = error as NodeJS.ErrnoException & { errcode?: number };
  const said = [message, (cause as Error | undefined)?.message].join(' ');
  if (error instanceof DataFolderUnusable) return error;
  // The lowest byte of SQLite's codes is what kind of error it is.
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

/** What a message says of damage, to the end of its line. */
function corruptionIn(said: string): string | undefined {
  for (const line of said.split('\n')) {
    const start = line.search(/Corruption: |IO error: |Invalid argument: /);
    if (start >= 0) return line.slice(start);
    const unexpected = line.indexOf('Unexpected ');
    if (unexpected >= 0 && line.includes(' in JSON', unexpected)) return line.slice(unexpected);
  }
  return undefined;
}
