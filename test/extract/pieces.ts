import assert from 'node:assert/strict';
import { createStoreReader, type StoreReader } from '../../lambdas/store/index.ts';
import type { EmbeddedTable } from '../store/embedded-table.ts';
import { quotesSeen } from './truth.ts';
import { World } from './world.ts';

export interface Version {
  version: string;
  status?: string;
  guid?: string;
}

/** A piece in ninjs, whose text says which version it is. */
export const ninjs = ({ version, status = 'usable', guid = 'urn:newsml:calder.example:1' }: Version) =>
  JSON.stringify({
    uri: guid,
    version,
    pubstatus: status,
    versioncreated: '2020-04-30T08:00:00Z',
    body_text: `Ada: version ${version}`,
  });

/** A world of files that hold versions of pieces. */
export class Pieces extends World {
  readonly store: StoreReader;
  readonly table: EmbeddedTable;
  readonly tableName: string;

  constructor(table: EmbeddedTable, tableName: string) {
    super(table, tableName);
    this.table = table;
    this.tableName = tableName;
    this.store = createStoreReader({ dynamo: table.dynamo, tableName });
  }

  /** Puts files, each when the one before is done. */
  async drop(files: Record<string, Version>): Promise<void> {
    for (const [key, version] of Object.entries(files)) {
      this.put(key, ninjs(version));
      await this.drain();
    }
  }

  /** What readers see: the words of all quotes, and why articles failed. */
  async seen(): Promise<{ words: (string | undefined)[]; failed: string[] }> {
    const words = (await quotesSeen(this.table, this.tableName)).map((said) => said.split(' | ')[3]);
    const { items } = await this.store.articles('failed', {}, { limit: 100 });
    const failed = items.map(({ key, failure }) => `${key} ${failure?.reason}`).sort();
    const speaker = await this.store.speaker('ada');
    assert.equal(speaker?.quotes ?? 0, words.length, 'the speaker is counted for what is seen');
    return { words, failed };
  }
}
