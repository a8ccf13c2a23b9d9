import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What something belongs to: a test, or all tests of a file, which `{ after }` of `node:test` means. */
export interface Owner {
  after(end: () => void | Promise<void>): void;
}

/** An empty folder that is gone after its owner. */
export function temporaryFolder(t: Owner): string {
  const folder = mkdtempSync(join(tmpdir(), 'whosaid-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
