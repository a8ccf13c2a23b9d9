import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { TYPES, type Type } from '../../../lambdas/model/attribution.ts';
import type { Page, PageRequest, QuoteFilter, QuoteInArticle } from '../../../lambdas/store/index.ts';
import { pageSizeFor } from '../../../lambdas/store/table/queries.ts';
import { Archive, fileOf, type QuoteSketch } from '../archive.ts';
import { tableOfTests } from '../embedded-table.ts';
import { toTheEnd } from '../reading.ts';

const table = await tableOfTests();

const LIMITS = [1, 2, 3, 100];
const COMMUNICATIONS: QuoteFilter = { types: ['communication'] };

const by = (name: string | null, at: number, type: Type = 'communication'): QuoteSketch => ({
  by: name,
  at,
  type,
});

describe('types of quotes', () => {
  let archive: Archive;
  beforeEach(async () => {
    archive = new Archive(table, await table.addTable());
  });

  /** The places of quotes in each list there is, which agree whatever the length of a page. */
  async function placesIn(key: string, speaker: string, filter: QuoteFilter) {
    const lists: ((page: PageRequest) => Promise<Page<QuoteInArticle> | undefined>)[] = [
      (page) => archive.reader.quotesOfArticle(fileOf(key), filter, page),
      (page) => archive.reader.quotesOfSpeakers([speaker], {}, filter, page),
      (page) => archive.reader.newestQuotes({}, filter, page),
    ];
    const found = [];
    for (const list of lists) {
      const places = [];
      for (const limit of LIMITS) {
        const quotes = await toTheEnd(list, limit);
        places.push(quotes.map(({ quote }) => `${quote.type} ${quote.spans.content[0]?.start}`));
      }
      for (const others of places) assert.deepEqual(others, places[0]);
      found.push(places[0]);
    }
    return found;
  }

  it('are what lists are asked for: one, several, all', async () => {
    const quotes = [...TYPES, ...TYPES].map((type, at) => by('Ada Berg', at, type));
    await archive.put('a', { quotes });
    const all = [...TYPES, ...TYPES].map((type, at) => `${type} ${at}`);

    for (const types of [...TYPES.map((type) => [type]), ['belief', 'fact'], ['fact', 'communication']]) {
      const expected = all.filter((place) => types.includes(place.split(' ')[0]!));
      const found = await placesIn('a', 'ada-berg', { types: types as Type[] });
      assert.deepEqual(found, [expected, expected, expected], types.join());
    }
    assert.deepEqual(await placesIn('a', 'ada-berg', {}), [all, all, all]);
    assert.deepEqual(await placesIn('a', 'ada-berg', { types: TYPES }), [all, all, all]);
  });

  it('leave pages full, however many quotes of other types lie between', async () => {
    const rare = Array.from({ length: 300 }, (_, at) =>
      by('Ada Berg', at, at % 60 === 59 ? 'communication' : 'belief'),
    );
    await archive.put('a', { quotes: rare });

    const page = await archive.reader.quotesOfSpeakers(['ada-berg'], {}, COMMUNICATIONS, { limit: 4 });
    const rest = await archive.reader.quotesOfSpeakers(['ada-berg'], {}, COMMUNICATIONS, {
      limit: 4,
      after: page.next!,
    });

    assert.deepEqual([page.items.length, rest.items.length, rest.next], [4, 1, undefined]);
  });

  it('of an article that communicates nothing are found all the same', async () => {
    await archive.put('a', { quotes: [by('Ada Berg', 1, 'belief'), by(null, 2, 'fact')] });

    assert.equal((await archive.reader.article(fileOf('a')))?.quotes, 0);
    assert.deepEqual(await placesIn('a', 'ada-berg', { types: ['belief'] }), [
      ['belief 1'],
      ['belief 1'],
      ['belief 1'],
    ]);
    assert.deepEqual(await placesIn('a', 'ada-berg', COMMUNICATIONS), [[], [], []]);
  });

  it('cost little: where communications alone are asked for, no request looks at many more than a page', () => {
    assert.equal(pageSizeFor({}, 25), 26);
    assert.equal(pageSizeFor({ types: TYPES }, 25), 26);
    assert.equal(pageSizeFor(COMMUNICATIONS, 25), 52);
    assert.equal(pageSizeFor({ types: ['belief'] }, 25), 200);
    assert.equal(pageSizeFor({ ...COMMUNICATIONS, kind: 'direct' }, 25), 200);
  });

  const quotesOf = async (id: string) => (await archive.reader.speaker(id))?.quotes;

  it('other than communication make a speaker known, but count for nothing', async () => {
    await archive.put('a', {
      quotes: [
        by('Ada Berg', 1),
        by('Ada Berg', 2, 'belief'),
        by('Bo Berg', 3, 'fact'),
        by('Bo Berg', 4, 'intention'),
      ],
    });

    const known = [
      { id: 'ada-berg', name: 'Ada Berg', names: ['Ada Berg'], type: 'person', quotes: 1 },
      { id: 'bo-berg', name: 'Bo Berg', names: ['Bo Berg'], type: 'person', quotes: 0 },
    ];
    assert.deepEqual(await archive.reader.speakersCalled('berg'), known);
    assert.deepEqual((await archive.reader.speakersByName('b', { limit: 5 })).items, known);
    assert.deepEqual(await archive.reader.speaker('bo-berg'), known[1]);
  });

  it('are counted anew with each version, and a speaker goes with the last quote of any type', async () => {
    await archive.put('a', { quotes: [by('Ada Berg', 1), by('Ada Berg', 2), by('Bo Berg', 3, 'belief')] });
    assert.deepEqual([await quotesOf('ada-berg'), await quotesOf('bo-berg')], [2, 0]);

    // The ids of the quotes stay as they are.
    await archive.put('a', { quotes: [by('Ada Berg', 1, 'belief'), by('Ada Berg', 2), by('Bo Berg', 3)] });
    assert.deepEqual([await quotesOf('ada-berg'), await quotesOf('bo-berg')], [1, 1]);

    await archive.put('a', { quotes: [by('Ada Berg', 1, 'belief'), by('Ada Berg', 2, 'fact')] });
    assert.deepEqual([await quotesOf('ada-berg'), await quotesOf('bo-berg')], [0, undefined]);

    await archive.put('a', { quotes: [by('Bo Berg', 3, 'belief')] });
    assert.deepEqual([await quotesOf('ada-berg'), await quotesOf('bo-berg')], [undefined, 0]);

    await archive.delete('a');
    assert.deepEqual([await quotesOf('ada-berg'), await quotesOf('bo-berg')], [undefined, undefined]);
  });

  it('are communication where they are missing: quotes and speakers of before there were types', async () => {
    await archive.put('a', { quotes: [by('Ada Berg', 1), by('Ada Berg', 2)] });
    const client = DynamoDBDocumentClient.from(table.dynamo);
    for (const { pk, sk, kind, name } of await table.itemsOf(archive.tableName)) {
      if (kind === undefined && name === undefined) continue;
      await client.send(
        new UpdateCommand({
          TableName: archive.tableName,
          Key: { pk, sk },
          UpdateExpression: 'REMOVE #type, #others',
          ExpressionAttributeNames: { '#type': 'type', '#others': 'others' },
        }),
      );
    }

    const both = ['communication 1', 'communication 2'];
    assert.deepEqual(await placesIn('a', 'ada-berg', COMMUNICATIONS), [both, both, both]);
    assert.deepEqual(await placesIn('a', 'ada-berg', { types: ['fact', 'communication'] }), [
      both,
      both,
      both,
    ]);
    assert.deepEqual(await placesIn('a', 'ada-berg', {}), [both, both, both]);
    assert.deepEqual(await placesIn('a', 'ada-berg', { types: ['belief'] }), [[], [], []]);
    assert.equal(await quotesOf('ada-berg'), 2);

    await archive.put('a', { quotes: [by('Ada Berg', 1), by('Ada Berg', 3, 'belief')] });
    assert.equal(await quotesOf('ada-berg'), 1);
  });
});
