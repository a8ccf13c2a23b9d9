import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type EmbeddedTable, startTable } from '../store/embedded-table.ts';
import { ninjs, Pieces } from './pieces.ts';

const GUID = 'urn:newsml:calder.example:1';

/** How a file lists articles of one version each, or of none where there is only a number. */
type Listing = (versions: readonly (string | number)[]) => string;

const asLines: Listing = (versions) =>
  versions
    .map((version) =>
      typeof version === 'string' ? ninjs({ version }) : JSON.stringify({ text: `Article ${version}.` }),
    )
    .join('\n');

const asG2: Listing = (versions) =>
  `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${versions
    .map((version) =>
      typeof version === 'string'
        ? g2Item(GUID, version, `Ada: version ${version}`)
        : g2Item(`urn:newsml:calder.example:other-${version}`, '1', `Article ${version}.`),
    )
    .join('')}</itemSet></newsMessage>`;

const g2Item = (guid: string, version: string, words: string) =>
  `<newsItem guid="${guid}" version="${version}"><contentSet><inlineData contenttype="text/plain">${words}</inlineData></contentSet></newsItem>`;

const FORMS: [string, string, Listing][] = [
  ['JSON lines of ninjs', 'a.jsonl', asLines],
  ['NewsML-G2', 'a.xml', asG2],
];

const ORDERS = [
  ['1', '2', '10'],
  ['1', '10', '2'],
  ['2', '1', '10'],
  ['2', '10', '1'],
  ['10', '1', '2'],
  ['10', '2', '1'],
];

/** So many other articles between two versions that they are written in different groups. */
const FAR = 25;

const latestIn = (key: string) => ({
  words: ['version 10'],
  failed: [`${key} superseded`, `${key} superseded`],
});

function apart(order: readonly string[], between: number): (string | number)[] {
  return order.flatMap((version, at) => [
    ...Array.from({ length: at === 0 ? 0 : between }, (_, index) => at * 100 + index),
    version,
  ]);
}

describe('versions of one piece in one file', () => {
  let table: EmbeddedTable;
  let world: Pieces;
  before(async () => {
    table = await startTable();
  });
  beforeEach(async () => {
    world = new Pieces(table, await table.addTable());
  });
  after(() => table.close());

  /** How often a file was read to its end. */
  const timesShown = () => world.log.filter(({ outcome }) => outcome === 'shown').length;

  for (const order of ORDERS) {
    for (const [name, key, listing] of FORMS) {
      it(`are the latest one, read once, in ${name}: ${order.join(', ')}`, async () => {
        world.put(key, listing(order));
        await world.drain();

        assert.deepEqual(await world.seen(), latestIn(key));
        assert.equal(timesShown(), 1);
      });
    }

    it(`are the latest one, read once more where it comes late, when far apart: ${order.join(', ')}`, async () => {
      world.put('a.jsonl', asLines(apart(order, FAR)));
      await world.drain();

      assert.deepEqual(await world.seen(), latestIn('a.jsonl'));
      assert.equal(timesShown(), order[0] === '10' ? 1 : 2);
    });

    it(`are the latest one when invocations end between them: ${order.join(', ')}`, async () => {
      world.settings.mostArticles = 2;
      world.put('a.jsonl', asLines(apart(order, 3)));
      await world.drain();

      assert.deepEqual(await world.seen(), latestIn('a.jsonl'));
      assert.ok(timesShown() <= 2);
    });
  }

  for (const order of ORDERS) {
    it(`are the latest one with those of another file that comes while it is read: ${order.join(', ')}`, async () => {
      const [first, between, last] = order as [string, string, string];
      world.settings.mostArticles = 2;
      await world.deliver([world.put('a.jsonl', asLines(apart([first, last], 3)))]);
      await world.deliver([world.put('b.json', ninjs({ version: between }))]);
      await world.drain();

      const { words, failed } = await world.seen();
      assert.deepEqual(words, ['version 10']);
      const inB = between === '10' ? [] : ['b.json superseded'];
      assert.deepEqual(failed, [...Array(2 - inB.length).fill('a.jsonl superseded'), ...inB]);
    });
  }

  it('are none when a later one withdraws them, wherever it is listed', async () => {
    const lines = [ninjs({ version: '1' }), ninjs({ version: '2', status: 'canceled' })];
    world.put('a.jsonl', lines.join('\n'));
    await world.drain();
    assert.deepEqual((await world.seen()).words, []);

    world.put('a.jsonl', lines.toReversed().join('\n'));
    await world.drain();
    assert.deepEqual((await world.seen()).words, []);
  });
});
