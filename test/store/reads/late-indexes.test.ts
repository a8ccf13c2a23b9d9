import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createStoreReader, type StoreReader } from '../../../lambdas/store/index.ts';
import { Archive, type QuoteSketch } from '../archive.ts';
import { tableOfTests } from '../embedded-table.ts';
import { toTheEnd } from '../reading.ts';
import { lagIndexes } from '../spoiled.ts';

const table = await tableOfTests();

const ADA = 'Ada Berg';
const quotesAt = (...places: number[]): QuoteSketch[] => places.map((at) => ({ by: ADA, at }));

describe('lists of an index that is late', () => {
  async function prepare() {
    const archive = new Archive(table, await table.addTable());
    const dynamo = table.connect();
    lagIndexes(dynamo);
    const late = createStoreReader({ dynamo, tableName: archive.tableName });
    await archive.put('kept', { published: '2020-05-01', quotes: quotesAt(5) });
    await archive.put('changed', { published: '2020-05-01', quotes: quotesAt(10, 30) });
    return { archive, late };
  }

  const LISTS: Record<string, (store: StoreReader) => Promise<string[]>> = {
    'the newest quotes': async (store) =>
      (await toTheEnd((page) => store.newestQuotes({}, {}, page))).map(({ quote }) => quote.text),
    'quotes of a speaker': async (store) =>
      (await toTheEnd((page) => store.quotesOfSpeakers(['ada-berg'], {}, {}, page))).map(
        ({ quote }) => quote.text,
      ),
    articles: async (store) =>
      (await toTheEnd((page) => store.articles('ready', {}, page))).map(
        ({ key, quotes }) => `${key} ${quotes}`,
      ),
  };
  const NOW: Record<string, string[]> = {
    'the newest quotes': ['words at 5', 'words at 50'],
    'quotes of a speaker': ['words at 5', 'words at 50'],
    articles: ['changed 1', 'kept 1'],
  };

  for (const [name, list] of Object.entries(LISTS)) {
    it(`${name} show nothing of a version that was replaced, and all of the new one a little later`, async () => {
      const { archive, late } = await prepare();
      await list(late);
      await archive.put('changed', { published: '2020-05-01', quotes: quotesAt(50) });

      const [soon, later] = [await list(late), await list(late)];

      const now = NOW[name] ?? [];
      assert.deepEqual(
        soon.filter((one) => !now.includes(one)),
        [],
      );
      assert.deepEqual(later.toSorted(), now);
    });

    it(`${name} show nothing of what was deleted`, async () => {
      const { archive, late } = await prepare();
      const all = await list(late);
      await archive.delete('changed');

      const soon = await list(late);

      assert.deepEqual(soon, await list(archive.reader));
      assert.ok(soon.length > 0 && soon.length < all.length);
    });
  }
});
