import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { createStoreCorrector } from '../../../lambdas/store/index.ts';
import { reclusterAll } from '../../../lambdas/store/speakers/recluster-all.ts';
import { personaKey } from '../../../lambdas/store/table/keys.ts';
import type { ArticleSketch } from '../archive.ts';
import { Archive } from '../archive.ts';
import { tableOfTests } from '../embedded-table.ts';
import { toTheEnd } from '../reading.ts';

const table = await tableOfTests();

/** The envoy in two spellings, beside the same people; a namesake of another trade; a woman of that surname. */
const ARTICLES: Record<string, ArticleSketch> = {
  andrei: {
    published: '2020-01-01',
    quotes: [
      { by: 'Andrei Karlov', at: 1, roles: ['Norlandian ambassador'], gender: 'male' },
      { by: 'Milenka Vorsic', at: 20 },
    ],
  },
  andrey: {
    published: '2020-01-02',
    quotes: [
      { by: 'Andrey Karlov', at: 1, roles: ['ambassador'], gender: 'male' },
      { by: 'Milenka Vorsic', at: 20 },
      { by: 'Andrey Karlov', at: 40, roles: ['ambassador'] },
    ],
  },
  olga: { published: '2020-01-03', quotes: [{ by: 'Olga Karlov', at: 1, gender: 'female' }] },
  mayor: { published: '2020-01-04', quotes: [{ by: 'John Smith', at: 1, roles: ['mayor of Easton'] }] },
  coach: {
    published: '2020-01-05',
    quotes: [
      { by: 'John Smith', at: 1, roles: ['head coach'] },
      { by: 'John Smith', at: 9, roles: ['head coach'] },
    ],
  },
};

describe('who is who', () => {
  async function filled(keys = Object.keys(ARTICLES)) {
    const archive = new Archive(table, await table.addTable());
    for (const key of keys) await archive.put(key, ARTICLES[key]!);
    const corrector = createStoreCorrector({ dynamo: table.dynamo, tableName: archive.tableName });
    return { archive, corrector, store: archive.reader };
  }

  /** All that is known of who is who, without what depends on the order of events. */
  const links = async (tableName: string) =>
    (await table.itemsOf(tableName))
      .filter(({ sk }) => /^(?:PERSONA|SPEAKER)#/.test(String(sk)))
      .map(({ tokens: _tokens, ...item }) => item);

  it('one person in two spellings is one speaker, under either id, with both names and where they were seen', async () => {
    const { store } = await filled();

    for (const id of ['andrei-karlov', 'andrey-karlov']) {
      const speaker = await store.speakerWithAliases(id);
      assert.deepEqual([speaker?.id, speaker?.quotes, speaker?.gender], ['andrei-karlov', 3, 'male']);
      assert.deepEqual(
        speaker?.aliases.map(({ name, quotes, seen }) => [name, quotes, seen.map(({ key }) => key)]),
        [
          ['Andrey Karlov', 2, ['andrey']],
          ['Andrei Karlov', 1, ['andrei']],
        ],
      );
      const quotes = await toTheEnd((page) => store.quotesOfSpeakers([id], {}, {}, page), 1);
      assert.deepEqual(
        quotes.map(({ article, quote }) => [article.key, quote.speaker.id]),
        [
          ['andrey', 'andrei-karlov'],
          ['andrey', 'andrei-karlov'],
          ['andrei', 'andrei-karlov'],
        ],
      );
    }
  });

  it('two people of one name are two speakers, and so are two of one surname', async () => {
    const { store } = await filled();

    const smiths = await store.speakersCalled('john smith');
    assert.equal(smiths.length, 2);
    assert.deepEqual(
      smiths.map(({ quotes }) => quotes),
      [2, 1],
    );
    for (const { id, quotes } of smiths) {
      assert.equal((await toTheEnd((page) => store.quotesOfSpeakers([id], {}, {}, page))).length, quotes);
    }
    const karlovs = await store.speakersCalled('karlov');
    assert.deepEqual(
      karlovs.map(({ id }) => id),
      ['andrei-karlov', 'olga-karlov'],
    );
    for (const limit of [1, 2, 3]) {
      const listed = await toTheEnd((page) => store.speakersByName('john', page), limit);
      assert.equal(new Set(listed.map(({ id }) => id)).size, 2);
      assert.equal(listed.length, 2);
      const all = await toTheEnd((page) => store.speakersByName('karlov', page), limit);
      assert.deepEqual(
        all.map(({ id }) => id),
        ['andrei-karlov', 'olga-karlov'],
      );
    }
  });

  it('lists of quotes tell the speaker as known over all articles', async () => {
    const { store } = await filled();

    const newest = await toTheEnd((page) => store.newestQuotes({}, {}, page));
    const [andrey] = newest.filter(({ article }) => article.key === 'andrey');
    assert.deepEqual(
      [andrey?.quote.speaker.id, andrey?.quote.speaker.words],
      ['andrei-karlov', 'Andrey Karlov'],
    );
    const one = await store.quote(andrey!.quote.id);
    assert.equal(one?.quote.speaker.id, 'andrei-karlov');
  });

  it('is the same in whichever order articles come, one by one or at once', async () => {
    const { archive } = await filled();
    const expected = await links(archive.tableName);
    assert.ok(expected.length > 0);

    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(Object.keys(ARTICLES), { minLength: Object.keys(ARTICLES).length }),
        fc.boolean(),
        async (keys, atOnce) => {
          const { archive: other } = await filled(atOnce ? [] : keys);
          if (atOnce) await Promise.all(keys.map((key) => other.put(key, ARTICLES[key]!)));
          assert.deepEqual(await links(other.tableName), expected);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('forgets a spelling that no article prints any more', async () => {
    const { archive, store } = await filled();
    await archive.delete('andrei');

    const speaker = await store.speakerWithAliases('andrey-karlov');
    assert.deepEqual([speaker?.id, speaker?.quotes, speaker?.aliases.length], ['andrey-karlov', 2, 1]);
    assert.equal(await store.speaker('andrei-karlov'), undefined);
  });

  it('a person may say that two are one, that one is two, and what somebody is called', async () => {
    const { archive, corrector, store } = await filled();

    const merged = await corrector.merge('olga-karlov', 'andrey-karlov');
    assert.deepEqual([merged.id, merged.quotes], ['andrei-karlov', 4]);
    assert.equal((await store.speaker('olga-karlov'))?.id, 'andrei-karlov');
    await archive.put('olga', ARTICLES.olga!);
    assert.equal((await store.speaker('olga-karlov'))?.quotes, 4);

    const parted = await corrector.split('andrei-karlov', 'olga-karlov');
    assert.deepEqual(parted.map(({ id, quotes }) => [id, quotes]).sort(), [
      ['andrei-karlov', 3],
      ['olga-karlov', 1],
    ]);
    const apart = await corrector.split('andrei-karlov', 'andrey-karlov');
    assert.deepEqual(apart.map(({ id, quotes }) => [id, quotes]).sort(), [
      ['andrei-karlov', 1],
      ['andrey-karlov~politics', 2],
    ]);
    await archive.put('andrey', ARTICLES.andrey!);
    assert.equal((await store.speaker('andrey-karlov'))?.id, 'andrey-karlov~politics');

    await corrector.rename('olga-karlov', 'Olga Karlova');
    const [quote] = await toTheEnd((page) => store.quotesOfSpeakers(['olga-karlov'], {}, {}, page));
    assert.equal(quote?.quote.speaker.name, 'Olga Karlova');
    assert.equal((await corrector.rename('olga-karlov', undefined)).name, 'Olga Karlov');
  });

  it('what is stored already is brought up to date by one call', async () => {
    const { archive } = await filled();
    const { tableName } = archive;
    const expected = await links(tableName);
    const client = DynamoDBDocumentClient.from(table.dynamo);
    // As another release might have decided it.
    for (const [id, of] of [
      ['andrey-karlov~politics', 'olga-karlov'],
      ['john-smith~sport', 'nobody'],
    ] as const) {
      await client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: personaKey(id),
          UpdateExpression: 'SET #of = :of',
          ExpressionAttributeNames: { '#of': 'of' },
          ExpressionAttributeValues: { ':of': of },
        }),
      );
    }
    assert.notDeepEqual(await links(tableName), expected);

    const surnames = await reclusterAll({ dynamo: table.dynamo, tableName });

    assert.equal(surnames, 3);
    assert.deepEqual(await links(tableName), expected);
  });

  it('two who are merged into each other at once are one', async () => {
    const { corrector, store } = await filled();

    await Promise.all([
      corrector.merge('olga-karlov', 'milenka-vorsic'),
      corrector.merge('milenka-vorsic', 'olga-karlov'),
    ]);
    const [olga, milenka] = await Promise.all(
      ['olga-karlov', 'milenka-vorsic'].map((id) => store.speaker(id)),
    );
    assert.deepEqual(olga, milenka);
    assert.equal(olga?.quotes, 3);
  });
});
