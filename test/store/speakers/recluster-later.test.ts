import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { type ReclusterRequest, reclusterDue } from '../../../lambdas/store/index.ts';
import { reclusterAllSoon } from '../../../lambdas/store/speakers/recluster-later.ts';
import { connect } from '../../../lambdas/store/table/client.ts';
import { scheduleKey, surnamePartition } from '../../../lambdas/store/table/keys.ts';
import { Archive, type ArticleSketch } from '../archive.ts';
import { tableOfTests } from '../embedded-table.ts';

const table = await tableOfTests();

const envoy = (by: string, published: string): ArticleSketch => ({
  published,
  quotes: [
    { by, at: 1, roles: ['Norlandian ambassador'], gender: 'male' },
    { by: 'Milenka Vorsic', at: 20 },
  ],
});

/** One envoy in three spellings, and a woman of that surname. */
const ARTICLES: Record<string, ArticleSketch> = {
  andrei: envoy('Andrei Karlov', '2020-01-01'),
  andrey: envoy('Andrey Karlov', '2020-01-02'),
  initial: envoy('A. Karlov', '2020-01-03'),
  olga: { published: '2020-01-04', quotes: [{ by: 'Olga Karlov', at: 1, gender: 'female' }] },
};
const KARLOV = surnamePartition('andrei-karlov');

describe('a surname that many bear', () => {
  /** A store that looks at surnames of more than `mostAtOnce` later, and what it has asked for so far. */
  async function deferring(mostAtOnce: number, whenAsked?: (look: ReclusterRequest) => Promise<void>) {
    const asked: ReclusterRequest[] = [];
    const tableName = await table.addTable();
    const ask = async (look: ReclusterRequest) => {
      asked.push(look);
      await whenAsked?.(look);
    };
    const archive = new Archive(table, tableName, { ask, mostAtOnce });
    const settings = { dynamo: table.dynamo, tableName };
    /** Answers all that was asked for. */
    const answer = async () => {
      for (const { partition } of asked.splice(0)) await reclusterDue(settings, partition);
    };
    return { archive, asked, answer, settings, ask };
  }

  const links = async ({ tableName }: Archive) =>
    (await table.itemsOf(tableName))
      .filter(({ sk }) => /^(?:PERSONA|SPEAKER)#/.test(String(sk)))
      .map(({ tokens: _tokens, ...item }) => item);

  async function expected(keys = Object.keys(ARTICLES)) {
    const archive = new Archive(table, await table.addTable());
    for (const key of keys) await archive.put(key, ARTICLES[key]!);
    return links(archive);
  }

  it('is looked at like any other as long as few do', async () => {
    const { archive, asked } = await deferring(100);
    for (const [key, article] of Object.entries(ARTICLES)) await archive.put(key, article);
    assert.deepEqual(asked, []);
    assert.deepEqual(await links(archive), await expected());
  });

  it('is asked for once however many changes there are, and comes to the same', async () => {
    const { archive, asked, answer } = await deferring(1);
    for (const [key, article] of Object.entries(ARTICLES)) await archive.put(key, article);
    assert.deepEqual(asked, [{ partition: KARLOV, waits: 0 }]);
    assert.notDeepEqual(await links(archive), await expected());

    await answer();
    assert.deepEqual(await links(archive), await expected());
  });

  it('is asked for again by what changes after it was looked at', async () => {
    const { archive, asked, answer } = await deferring(1);
    await archive.put('andrei', ARTICLES.andrei!);
    await archive.put('olga', ARTICLES.olga!);
    await answer();
    await archive.put('andrey', ARTICLES.andrey!);
    assert.equal(asked.length, 1);
    await answer();
    assert.deepEqual(await links(archive), await expected(['andrei', 'olga', 'andrey']));
  });

  it('is asked for again where the message was answered before it was recorded', async () => {
    const settings = { tableName: '' };
    const { archive, asked, ...rest } = await deferring(1, ({ partition }) =>
      reclusterDue({ dynamo: table.dynamo, tableName: settings.tableName }, partition),
    );
    settings.tableName = rest.settings.tableName;
    for (const [key, article] of Object.entries(ARTICLES)) await archive.put(key, article);
    assert.equal(asked.length, 3);
    assert.deepEqual(await links(archive), await expected());
  });

  it('is asked for again when a message never came', async () => {
    const { archive, asked, settings, ask } = await deferring(1);
    await archive.put('andrei', ARTICLES.andrei!);
    await archive.put('olga', ARTICLES.olga!);
    const store = connect({ ...settings, deferred: { ask, mostAtOnce: 1 } });
    const inAnHour = Date.now() + 60 * 60_000;
    await reclusterAllSoon(store, [KARLOV], inAnHour);
    assert.equal(asked.length, 1);
    await reclusterAllSoon(store, [KARLOV], inAnHour + 60 * 60_000);
    assert.equal(asked.length, 2);
  });

  it('waits the longer the more bear it', async () => {
    const { archive, asked, answer } = await deferring(1);
    await archive.put('andrei', ARTICLES.andrei!);
    await archive.put('olga', ARTICLES.olga!);
    await answer();
    await DynamoDBDocumentClient.from(table.dynamo).send(
      new UpdateCommand({
        TableName: archive.tableName,
        Key: scheduleKey(KARLOV),
        UpdateExpression: 'SET #items = :items',
        ExpressionAttributeNames: { '#items': 'items' },
        ExpressionAttributeValues: { ':items': 4500 },
      }),
    );
    await archive.put('andrey', ARTICLES.andrey!);
    assert.deepEqual(asked, [{ partition: KARLOV, waits: 2 }]);
  });

  it('comes to the same in any order of articles, deletions and looks', async () => {
    const keys = Object.keys(ARTICLES);
    const steps = fc.array(fc.constantFrom(...keys, 'look', 'delete'), { minLength: 3, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(steps, async (order) => {
        const { archive, answer } = await deferring(1);
        const there: string[] = [];
        const plain = new Archive(table, await table.addTable());
        for (const step of order) {
          if (step === 'look') await answer();
          else if (step === 'delete') {
            const key = there.shift();
            if (key) for (const one of [archive, plain]) await one.delete(key);
          } else {
            if (!there.includes(step)) there.push(step);
            for (const one of [archive, plain]) await one.put(step, ARTICLES[step]!);
          }
        }
        await answer();
        assert.deepEqual(await links(archive), await links(plain));
      }),
      { numRuns: 5 },
    );
  });
});
