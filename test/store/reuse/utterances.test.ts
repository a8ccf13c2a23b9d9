import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { createStoreReader, type StoreReader } from '../../../lambdas/store/index.ts';
import { assertTidy, assertTruth } from '../../extract/truth.ts';
import { World } from '../../extract/world.ts';
import { tableOfTests } from '../embedded-table.ts';
import { toTheEnd } from '../reading.ts';

const table = await tableOfTests();

const FERRY = 'The ferry company ignored eleven warnings from its own engineers.';
const TRIMMED = 'ferry company ignored eleven warnings from its own engineers';
const BRIDGE = 'Nobody inspected the bridge before the storm.';

/** Six words that no other sentence has. */
const sentence = (index: number) =>
  `${Array.from({ length: 6 }, (_, word) => {
    const number = 6 * index + word;
    return (
      ['ba', 'ke', 'lo', 'mi', 'nu', 'ta'][number % 6] +
      'rodelimav'.slice(0, 3 + (number % 7)) +
      number.toString(36).replace(/\d/g, (digit) => 'qwrtzpsdfg'.charAt(Number(digit)))
    );
  }).join(' ')}.`;

/** Made-up words are of no language that is read: what stands beside them tells that it is English. */
const ENGLISH =
  'The ferry left the harbour in the morning, and there was nobody who wanted to go with it. '.repeat(40);

describe('utterances', () => {
  async function prepare(): Promise<{ world: World; store: StoreReader; tableName: string }> {
    const tableName = await table.addTable();
    const store = createStoreReader({ dynamo: table.dynamo, tableName });
    return { world: new World(table, tableName), store, tableName };
  }

  const listed = async (store: StoreReader, minArticles = 2) =>
    (await toTheEnd((page) => store.utterances({}, minArticles, page))).map(({ text, articles, first }) => [
      text,
      articles,
      first.article.key,
    ]);

  it('shows what was printed first, in how many articles, most repeated first', async () => {
    // Prepare
    const { world, store } = await prepare();
    world.put('a.txt', `Ada: ${FERRY}`, { date: '2020-04-01' });
    world.put('b.txt', `Ada: ${TRIMMED}\nBo: ${BRIDGE}`, { date: '2020-04-02' });
    world.put('c.txt', `Bo: ${BRIDGE} ${FERRY}`, { date: '2020-04-03' });

    // Act
    await world.drain();

    // Assess
    assert.deepEqual(await listed(store), [
      [FERRY, 3, 'a.txt'],
      [BRIDGE, 2, 'b.txt'],
    ]);
    assert.deepEqual(await listed(store, 3), [[FERRY, 3, 'a.txt']]);
    const range = (from: string, to: string) => store.utterances({ from, to }, 2, { limit: 10 });
    assert.deepEqual(
      (await range('2020-04-02', '2020-04-30')).items.map(({ text }) => text),
      [BRIDGE],
    );
    assert.deepEqual((await range('2020-05-01', '2020-05-30')).items, []);
  });

  it('lists a month as a whole, in pages of any size, wherever its utterances lie', async () => {
    // Prepare
    const { world, store, tableName } = await prepare();
    const said = Array.from({ length: 24 }, (_, index) => sentence(index));
    // The later half is printed in three articles, the rest in two.
    for (const [key, from] of Object.entries({ 'a.txt': 0, 'b.txt': 0, 'c.txt': 12 })) {
      world.put(
        key,
        said
          .slice(from)
          .map((text) => `Ada: ${text}`)
          .join('\n')
          .concat(`\n${ENGLISH}`),
        { date: '2020-04-01' },
      );
    }

    // Act
    await world.drain();
    const all = await toTheEnd((page) => store.utterances({}, 2, page));

    // Assess
    assert.deepEqual(new Set(all.map(({ text }) => text)), new Set(said));
    assert.deepEqual(
      all.map(({ articles }) => articles),
      [...Array(12).fill(3), ...Array(12).fill(2)],
    );
    for (const limit of [1, 5, 23]) {
      assert.deepEqual(await toTheEnd((page) => store.utterances({}, 2, page), limit), all, `by ${limit}`);
      const within = { from: '2020-04-01', to: '2020-04-30' };
      assert.deepEqual(await toTheEnd((page) => store.utterances(within, 2, page), limit), all);
    }
    const { Items = [] } = await table.dynamo.send(
      new ScanCommand({ TableName: tableName, IndexName: 'byDay' }),
    );
    const partitions = Items.map(({ day }) => day?.S ?? '').filter((day) => day.startsWith('utterances#'));
    assert.ok(new Set(partitions).size > 4, 'they lie in many partitions');
  });

  it('counts articles, not quotes, and leaves out what one article alone repeats', async () => {
    const { world, store } = await prepare();
    world.put('a.txt', `Ada: ${FERRY}\nBo: ${BRIDGE}\nBo: ${BRIDGE}`);
    world.put('b.txt', `Ada: ${FERRY}\nAda: ${TRIMMED}`);
    await world.drain();
    assert.deepEqual(
      (await listed(store)).map(([text, articles]) => [text, articles]),
      [[FERRY, 2]],
    );
  });

  it('follows its articles when they are replaced, deleted and dropped again', async () => {
    const { world, store, tableName } = await prepare();
    const dated = (day: string) => ({ date: `2020-04-0${day}` });
    world.put('a.txt', `Ada: ${FERRY}`, dated('1'));
    world.put('b.txt', `Ada: ${FERRY}`, dated('2'));
    world.put('c.txt', `Ada: ${FERRY}`, dated('3'));
    await world.drain();

    world.delete('a.txt');
    await world.drain();
    assert.deepEqual(await listed(store), [[FERRY, 2, 'b.txt']]);

    world.put('b.txt', `Ada: ${BRIDGE}`, dated('2'));
    await world.drain();
    assert.deepEqual(await listed(store), []);

    world.put('a.txt', `Ada: ${FERRY}`, dated('1'));
    await world.drain();
    assert.deepEqual(await listed(store), [[FERRY, 2, 'a.txt']]);
    await assertTruth(world, table, tableName);
    await assertTidy(world, table, tableName);
  });

  it('does not bring back an utterance whose articles were all deleted at once', async () => {
    const { world, store } = await prepare();
    const put = (key: string) => world.put(key, `Ada: ${FERRY}`, { date: '2020-04-01' });
    put('a.txt');
    put('b.txt');
    await world.drain();

    // One stops behind its switch, the other goes all the way meanwhile.
    const first = world.delete('a.txt');
    for (let request = 1; request < 12; request++) {
      await world.freeze(first, request, async () => {
        world.pass();
        await world.deliver([world.delete('b.txt')]);
      });
      await world.drain();
      put('a.txt');
      await world.drain();
      assert.deepEqual(await listed(store), [], `stopped before request ${request}`);
      put('b.txt');
      await world.drain();
      assert.equal((await listed(store)).length, 1);
      const again = world.delete('a.txt');
      Object.assign(first, again);
    }
  });

  it('is counted right by whoever is late', async () => {
    // Prepare
    const { world, store } = await prepare();
    const keys = ['a.txt', 'b.txt'];
    for (const key of keys) world.put(key, `Ada: ${FERRY}`, { date: '2020-04-01' });
    await world.drain();

    let isFrozen = true;
    for (let request = 1; isFrozen; request++) {
      // Act
      const late = world.put(`${request}-late.txt`, `Ada: ${FERRY}`, { date: '2020-04-02' });
      isFrozen = await world.freeze(late, request, async () => {
        await world.deliver([world.put(`${request}.txt`, `Ada: ${FERRY}`, { date: '2020-04-02' })]);
      });
      await world.drain();
      keys.push(`${request}-late.txt`, `${request}.txt`);

      // Assess
      assert.deepEqual(
        (await listed(store)).map(([, articles]) => articles),
        [keys.length],
      );
    }
  });

  it('is the same in whatever order and however close together articles arrive', async () => {
    const articles: [string, string, string][] = [
      ['a.txt', `Ada: ${FERRY}`, '2020-04-03'],
      ['b.txt', `Ada: ${TRIMMED}\nBo: ${BRIDGE}`, '2020-04-01'],
      ['c.txt', `?: ${BRIDGE}\n?: ${FERRY}`, '2020-04-02'],
      ['d.txt', `Bo: ${BRIDGE}`, '2020-04-02'],
    ];
    const expected = [
      [TRIMMED, 3, 'b.txt'],
      [BRIDGE, 3, 'b.txt'],
    ];
    for (const order of [articles, articles.toReversed(), [...articles.slice(2), ...articles.slice(0, 2)]]) {
      for (const atOnce of [false, true]) {
        const { world, store } = await prepare();
        const messages = order.map(([key, text, date]) => world.put(key, text, { date }));
        if (atOnce) await Promise.all(messages.map((message) => world.deliver([message])));
        await world.drain();
        assert.deepEqual((await listed(store)).sort(), expected.toSorted());
      }
    }
  });

  it('never shows a version that readers do not see', async () => {
    const { world, store } = await prepare();
    world.put('a.txt', `Ada: ${FERRY}`);
    await world.drain();
    const [{ quote } = assert.fail()] = (await store.newestQuotes({}, {}, { limit: 1 })).items;
    const message = world.put('b.txt', `Ada: ${FERRY}`);
    for (let write = 1; ; write++) {
      const [isSeen] = await toTheEnd((page) => store.newestQuotes({}, {}, page)).then((all) =>
        all.filter(({ article }) => article.key === 'b.txt'),
      );
      const variants = await store.variants(quote.id, { limit: 10 });
      assert.equal(variants?.items.length, isSeen ? 1 : 0, `behind ${write} writes`);
      if (!world.queue.includes(message)) break;
      world.pass();
      await world.deliver([message], write);
    }
    assert.deepEqual((await listed(store)).length, 1);
  });

  it('tells an unknown quote from one without variants', async () => {
    const { world, store } = await prepare();
    world.put('a.txt', `Ada: ${FERRY}`);
    await world.drain();
    const [{ quote } = assert.fail()] = (await store.newestQuotes({}, {}, { limit: 1 })).items;
    assert.deepEqual(await store.variants(quote.id, { limit: 10 }), { items: [] });
    assert.equal(await store.variants(quote.id.replace(/.$/, 'x'), { limit: 10 }), undefined);
    assert.equal(await store.variants('nothing', { limit: 10 }), undefined);
  });
});
