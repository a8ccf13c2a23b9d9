import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type FileRecord, readRecords, type Start } from '../../lambdas/articles/index.ts';
import { fixtures } from './fixtures.ts';

async function* piecesOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function recordsOf(bytes: Uint8Array, key: string, size = 65_536, start?: Start): Promise<string[]> {
  const found: string[] = [];
  const rest = bytes.subarray(start?.offset ?? 0);
  for await (const record of readRecords(piecesOf(rest, size), { key }, bytes.length, start)) {
    found.push(JSON.stringify(shown(record)));
  }
  return found;
}

function shown({ record, nextOffset, result }: FileRecord) {
  return 'article' in result
    ? { record, nextOffset, article: result.article }
    : { record, nextOffset, reason: result.unreadable.reason, entry: result.entry };
}

describe('the records of a file of any format', () => {
  for (const { name, file } of fixtures()) {
    const bytes = readFileSync(file);

    it(`are the same however the bytes of ${name} are cut`, async () => {
      assert.deepEqual(await recordsOf(bytes, name, 7), await recordsOf(bytes, name));
    });

    it(`go on behind any of ${name}, and number one after the other`, async () => {
      const all = await recordsOf(bytes, name);
      const parsed = all.map((one) => JSON.parse(one) as FileRecord);
      for (const [at, { record, nextOffset }] of parsed.entries()) {
        if (nextOffset >= bytes.length) continue;
        const rest = await recordsOf(bytes, name, 65_536, { record: record + 1, offset: nextOffset });
        assert.deepEqual(rest, all.slice(at + 1));
      }
      assert.ok(parsed.every(({ record }, at) => at === 0 || record > parsed[at - 1]!.record));
      assert.equal(parsed.at(-1)!.nextOffset, bytes.length);
    });
  }
});
