import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { Archive } from '../archive.ts';
import { tableOfTests } from '../embedded-table.ts';
import { toTheEnd } from '../reading.ts';

const table = await tableOfTests();

const LIMITS = [1, 2, 3, 100];

describe('lists of articles', () => {
  let archive: Archive;
  before(async () => {
    archive = new Archive(table, table.tableName);
    await archive.put('early', { published: '2020-01-01T08:00:00.000Z' });
    await archive.put('late', { published: '2020-01-01T20:00:00.000Z' });
    await archive.put('day', { published: '2020-01-01' });
    await archive.put('undated', { received: '2020-03-01T10:00:00.000Z' });
    await archive.put('broken', { failed: true, received: '2020-03-02T10:00:00.000Z' });
    await archive.put(
      'many',
      { published: '2020-01-03' },
      { failed: true, received: '2020-03-02T11:00:00.000Z' },
    );
    await archive.put('deleted', { published: '2020-01-01' });
    await archive.delete('deleted');
  });

  const keys = (status: 'ready' | 'failed', range: { from?: string; to?: string }, limit: number) =>
    toTheEnd((page) => archive.reader.articles(status, range, page), limit).then((articles) =>
      articles.map(({ key, record = 0 }) => `${key} ${record}`),
    );

  it('come newest first, ready and failed apart', async () => {
    for (const limit of LIMITS) {
      assert.deepEqual(await keys('ready', {}, limit), ['undated 0', 'many 1', 'late 0', 'early 0', 'day 0']);
      assert.deepEqual(await keys('failed', {}, limit), ['many 2', 'broken 0']);
    }
  });

  it('lie between two days, both included', async () => {
    for (const limit of LIMITS) {
      const all = ['many 1', 'late 0', 'early 0', 'day 0'];
      assert.deepEqual(await keys('ready', { from: '2020-01-01', to: '2020-01-03' }, limit), all);
      assert.deepEqual(await keys('ready', { to: '2020-01-01' }, limit), all.slice(1));
      assert.deepEqual(await keys('failed', { from: '2020-03-03' }, limit), []);
    }
  });

  it('tell why an article failed', async () => {
    const { items } = await archive.reader.articles('failed', { to: '2020-03-02' }, { limit: 1 });
    assert.deepEqual(items[0]?.failure, { reason: 'empty', message: 'Empty.' });
    assert.equal(items[0]?.textKey, undefined);
  });
});

describe('speakers by name', () => {
  let archive: Archive;
  before(async () => {
    archive = new Archive(table, await table.addTable());
    const by = (name: string, at: number) => ({ by: name, at });
    await archive.put('a', {
      quotes: [
        by('Recep Tayyip Erdoğan', 1),
        by('Recep Tayyip Erdogan', 2),
        by('Emine Erdoğan', 3),
        by('Erda Eriksen', 4),
        by('Ada Berg', 5),
      ],
    });
    await archive.put('b', {
      quotes: [by('Emine Erdoğan', 1), by('Emine Erdoğan', 2), by('Gone Erdman', 3)],
    });
    await archive.put('b', { quotes: [by('Emine Erdoğan', 1), by('Emine Erdoğan', 2)] });
  });

  const ids = (prefix: string, limit: number) =>
    toTheEnd((page) => archive.reader.speakersByName(prefix, page), limit).then((found) =>
      found.map(({ id }) => id),
    );

  it('are found by how any part of their name begins, each once, in the order of the names', async () => {
    for (const limit of LIMITS) {
      assert.deepEqual(await ids('erd', limit), ['erda-eriksen', 'emine-erdogan', 'recep-tayyip-erdogan']);
      assert.deepEqual(await ids('e', limit), ['emine-erdogan', 'erda-eriksen', 'recep-tayyip-erdogan']);
      assert.deepEqual(await ids('TAYYİP  erdoğ', limit), ['recep-tayyip-erdogan']);
      assert.deepEqual(await ids('ayyip', limit), []);
      assert.deepEqual(await ids('?', limit), []);
    }
  });

  it('come with the number of their quotes and the best spelling of the name', async () => {
    const { items } = await archive.reader.speakersByName('rec', { limit: 5 });
    assert.deepEqual(items, [
      {
        id: 'recep-tayyip-erdogan',
        name: 'Recep Tayyip Erdoğan',
        names: ['Recep Tayyip Erdoğan', 'Recep Tayyip Erdogan'],
        type: 'person',
        quotes: 2,
      },
    ]);
  });

  it('that nobody quotes any more are not there', async () => {
    assert.deepEqual(await ids('gone', 5), []);
    assert.deepEqual(await archive.reader.speakersCalled('Erdman'), []);
    assert.equal(await archive.reader.speaker('gone-erdman'), undefined);
  });

  it('are called by id, full name or a later part of it, the most quoted first', async () => {
    const called = async (words: string) => (await archive.reader.speakersCalled(words)).map(({ id }) => id);
    assert.deepEqual(await called('ERDOGAN'), ['emine-erdogan', 'recep-tayyip-erdogan']);
    assert.deepEqual(await called('recep-tayyip-erdogan'), ['recep-tayyip-erdogan']);
    assert.deepEqual(await called('tayyip erdoğan'), ['recep-tayyip-erdogan']);
    assert.deepEqual(await called('erd'), []);
    assert.deepEqual(await called('recep tayyip'), []);
    assert.deepEqual(await called(''), []);
  });
});
