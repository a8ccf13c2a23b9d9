import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { announcing } from '../../lambdas/changes/announcing-corrector.ts';
import { createFileReader, createStoreCorrector } from '../../lambdas/store/index.ts';
import { fileOf } from '../store/archive.ts';
import { tableOfTests } from '../store/embedded-table.ts';
import { Desk, quoteOf } from './desk.ts';

const table = await tableOfTests();

const JSON_TYPE = { 'content-type': 'application/json' };

/** An article in which Rada and Irena are quoted once each, and a neighbour. */
async function filled() {
  const desk = new Desk(table, await table.addTable());
  const quotes = [quoteOf('Rada Velkova', 10), quoteOf('Irena Moss', 50), { by: null, at: 90 }];
  const [extracted] = await desk.put('a.txt', { quotes });
  await desk.put('b.txt', { quotes: [quoteOf('Irena Moss', 10)] });
  const [rada = '', irena = '', neighbour = ''] = extracted!.quotes.map(({ id }) => id);
  return { desk, quotes, article: extracted!.article.id, rada, irena, neighbour };
}

const correct = (desk: Desk, id: string, body: unknown, headers = {}) =>
  desk.send('PUT', `/quotes/${id}/correction`, body, { ...JSON_TYPE, ...headers });
const undo = (desk: Desk, id: string, headers = {}) =>
  desk.send('DELETE', `/quotes/${id}/correction`, undefined, headers);

/** What every list says of who said what: by the speakers' own lists, the article's and all quotes; and the counts. */
async function seen(desk: Desk, ...speakers: string[]) {
  const idsAt = async (url: string) =>
    (await desk.ask(url)).items.map(({ id, speaker }: { id: string; speaker: { id: string } }) => [
      id,
      speaker.id,
    ]);
  const bySpeaker: Record<string, [number, string[]]> = {};
  for (const id of speakers) {
    const { quotes = 0 } = await desk.ask(`/speakers/${id}`);
    const { items = [] } = await desk.ask(`/speakers/${id}/quotes`);
    bySpeaker[id] = [quotes, items.map((one: { id: string }) => one.id)];
  }
  return { all: await idsAt('/quotes'), bySpeaker };
}

suite('a quote that is somebody else’s', () => {
  test('is theirs in every list, with what the article says beside it, until that is taken back', async () => {
    const { desk, rada, irena, article } = await filled();
    const before = await seen(desk, 'rada-velkova', 'irena-moss');

    const answer = await correct(desk, rada, { speaker: 'irena-moss' });

    assert.equal(answer.statusCode, 200);
    const quote = JSON.parse(answer.body);
    assert.equal(quote.id, rada);
    assert.deepEqual([quote.speaker.id, quote.speaker.name], ['irena-moss', 'Irena Moss']);
    assert.equal(quote.correction.verdict, 'speaker');
    assert.deepEqual(
      [quote.correction.before.id, quote.correction.before.name],
      ['rada-velkova', 'Rada Velkova'],
    );
    assert.deepEqual(await desk.ask(`/quotes/${rada}`), quote);
    const { all, bySpeaker } = await seen(desk, 'rada-velkova', 'irena-moss');
    assert.equal(all.find(([id]: [string]) => id === rada)[1], 'irena-moss');
    assert.deepEqual(bySpeaker['rada-velkova'], [0, []]);
    assert.equal(bySpeaker['irena-moss']?.[0], 3);
    assert.deepEqual(
      bySpeaker['irena-moss']?.[1].filter((id) => [rada, irena].includes(id)),
      [rada, irena],
    );
    assert.equal((await desk.ask(`/articles/${article}`)).quotes, 3);

    const undone = await undo(desk, rada);

    assert.equal(undone.statusCode, 200);
    assert.equal(JSON.parse(undone.body).correction, undefined);
    assert.deepEqual(await seen(desk, 'rada-velkova', 'irena-moss'), before);
    assert.deepEqual(desk.errors, []);
  });

  test('may be of somebody new, who is found by all parts of the name', async () => {
    const { desk, rada } = await filled();

    const { statusCode } = await correct(desk, rada, { speakerName: ' Otto  van Grau ' });

    assert.equal(statusCode, 200);
    const { items } = await desk.ask('/speakers?name=van');
    assert.deepEqual(
      items.map(({ id, name, quotes }: { id: string; name: string; quotes: number }) => [id, name, quotes]),
      [['otto-van-grau', 'Otto van Grau', 1]],
    );
  });

  test('may be nobody’s who is named, and somebody’s after all', async () => {
    const { desk, rada, neighbour } = await filled();

    const unnamed = JSON.parse((await correct(desk, rada, { speaker: null })).body);
    assert.deepEqual([unnamed.speaker.id, unnamed.speaker.type], [null, 'unnamed']);
    assert.deepEqual((await seen(desk, 'rada-velkova')).bySpeaker['rada-velkova'], [0, []]);

    const named = JSON.parse((await correct(desk, neighbour, { speaker: 'irena-moss' })).body);
    assert.equal(named.speaker.id, 'irena-moss');
    assert.equal(named.correction.before.description, 'a neighbour');
    assert.equal((await desk.ask('/speakers/irena-moss')).quotes, 3);
  });
});

suite('a quote that is none', () => {
  test('leaves all lists and counts, and is shown where it is asked for', async () => {
    const { desk, rada, article } = await filled();
    const before = await seen(desk, 'rada-velkova');

    const answer = await correct(desk, rada, { quote: false });

    assert.equal(answer.statusCode, 200);
    const { all, bySpeaker } = await seen(desk, 'rada-velkova');
    assert.equal(
      all.some(([id]: [string]) => id === rada),
      false,
    );
    assert.deepEqual(bySpeaker['rada-velkova'], [0, []]);
    const listed = async (query = '') =>
      (await desk.ask(`/articles/${article}/quotes${query}`)).items.map(({ id }: { id: string }) => id);
    assert.equal((await listed()).includes(rada), false);
    assert.equal((await listed('?rejected=true')).includes(rada), true);
    assert.equal((await desk.ask(`/articles/${article}`)).quotes, 2);
    const { speaker, correction } = await desk.ask(`/quotes/${rada}`);
    assert.deepEqual([speaker.id, correction.verdict], ['rada-velkova', 'rejected']);
    const files = createFileReader({ dynamo: table.dynamo, tableName: desk.archive.tableName });
    const indexed: string[] = [];
    for await (const { quotes } of files.articles(fileOf('a.txt'), 1))
      indexed.push(...quotes.map(({ id }) => id));
    assert.equal(indexed.includes(rada), false);
    assert.equal(indexed.length, 2);

    await undo(desk, rada);

    assert.deepEqual(await seen(desk, 'rada-velkova'), before);
    assert.equal((await desk.ask(`/articles/${article}`)).quotes, 3);
  });

  test('is no variant any more, and its words are no utterance', async () => {
    const desk = new Desk(table, await table.addTable());
    const words = '“The harbour master inspected the old bridge twice before breakfast.”';
    const ids: string[] = [];
    for (const key of ['a.txt', 'b.txt', 'c.txt']) {
      const [extracted] = await desk.put(key, { quotes: [{ by: 'Rada Velkova', at: 10, text: words }] });
      ids.push(extracted!.quotes[0]!.id);
    }
    const utterances = async () =>
      (await desk.ask('/utterances')).items.map(
        ({ articles, quote }: { articles: number; quote: { id: string } }) => [articles, quote.id],
      );
    const [[articles, first] = []] = await utterances();
    assert.equal(articles, 3);

    await correct(desk, first, { quote: false });

    const [[left, next] = []] = await utterances();
    assert.equal(left, 2);
    assert.notEqual(next, first);
    const variants = await desk.ask(`/quotes/${next}/variants`);
    assert.deepEqual(
      variants.items.map(({ id }: { id: string }) => id),
      ids.filter((id) => id !== first && id !== next),
    );

    await undo(desk, first);

    assert.deepEqual(await utterances(), [[3, first]]);
  });
});

suite('a correction of a quote', () => {
  test('outlives new versions of the article as long as the words stand, wherever they stand by then', async () => {
    const { desk, rada, quotes, article } = await filled();
    await correct(desk, rada, { speaker: 'irena-moss' });

    await desk.put('a.txt', {
      quotes: quotes.map((quote) => ({ ...quote, at: quote.at + 7, text: `words at ${quote.at}` })),
    });

    const { items } = await desk.ask(`/articles/${article}/quotes`);
    assert.deepEqual(
      items.map(({ speaker, correction }: { speaker: { id: string }; correction?: object }) => [
        speaker.id,
        correction !== undefined,
      ]),
      [
        ['irena-moss', true],
        ['irena-moss', false],
        [null, false],
      ],
    );
    assert.equal((await desk.ask('/speakers/irena-moss')).quotes, 3);
    assert.notEqual(items[0].id, rada);

    await undo(desk, items[0].id);
    await desk.put('a.txt', { quotes });

    assert.equal((await desk.ask(`/quotes/${rada}`)).speaker.id, 'rada-velkova');
    assert.equal((await desk.ask('/speakers/rada-velkova')).quotes, 1);
  });

  test('is kept while the words are gone, and while the file is', async () => {
    const { desk, rada, quotes, article } = await filled();
    await correct(desk, rada, { quote: false });

    await desk.put('a.txt', { quotes: quotes.slice(1) });
    await desk.archive.delete('a.txt');
    await desk.put('a.txt', { quotes });

    assert.equal((await desk.ask(`/quotes/${rada}`)).correction.verdict, 'rejected');
    assert.equal((await desk.ask(`/articles/${article}`)).quotes, 2);
    assert.equal((await desk.ask('/speakers/rada-velkova')).status, 404);
  });

  test('made again changes nothing, and another takes its place', async () => {
    const { desk, rada } = await filled();
    const first = JSON.parse((await correct(desk, rada, { speaker: 'irena-moss' })).body);

    assert.deepEqual(JSON.parse((await correct(desk, rada, { speaker: 'irena-moss' })).body), first);

    const second = JSON.parse((await correct(desk, rada, { speaker: null })).body);
    assert.ok(second.correction.revision > first.correction.revision);
    assert.equal(second.correction.before.id, 'rada-velkova');
    assert.equal((await desk.ask('/speakers/irena-moss')).quotes, 2);
    assert.equal((await undo(desk, rada)).statusCode, 200);
    assert.equal((await undo(desk, rada)).statusCode, 200);
  });

  test('is refused where somebody else was first', async () => {
    const { desk, rada } = await filled();
    const { correction } = JSON.parse((await correct(desk, rada, { speaker: null })).body);
    const match = { 'if-match': `"${correction.revision}"` };
    await correct(desk, rada, { quote: false }, match);

    const late = await correct(desk, rada, { speaker: 'irena-moss' }, match);
    const first = await correct(desk, rada, { speaker: 'irena-moss' }, { 'if-none-match': '*' });
    const undone = await undo(desk, rada, match);

    for (const { statusCode, body } of [late, first, undone]) {
      assert.equal(statusCode, 412);
      assert.equal(JSON.parse(body).reason, 'changed');
    }
    assert.equal((await desk.ask(`/quotes/${rada}`)).correction.verdict, 'rejected');
  });

  test('counts once, however many people correct at the same time', async () => {
    const { desk, rada, irena, neighbour } = await filled();

    const answers = await Promise.all([
      correct(desk, rada, { speaker: 'irena-moss' }),
      correct(desk, irena, { speaker: 'rada-velkova' }),
      correct(desk, neighbour, { speaker: 'rada-velkova' }),
      correct(desk, rada, { speaker: 'irena-moss' }),
      correct(desk, neighbour, { speakerName: 'Otto Grau' }),
    ]);

    assert.deepEqual([...new Set(answers.map(({ statusCode }) => statusCode))], [200]);
    const speakers = ['rada-velkova', 'irena-moss', 'otto-grau'];
    const { bySpeaker } = await seen(desk, ...speakers);
    for (const id of speakers) assert.equal(bySpeaker[id]?.[0], bySpeaker[id]?.[1].length, id);
    assert.equal(Object.values(bySpeaker).flatMap(([, ids]) => ids).length, 4);
  });

  test('is announced behind its last write, and again when it is asked for again', async () => {
    const { desk, rada } = await filled();
    const changes: unknown[] = [];
    const corrector = announcing(
      createStoreCorrector({ dynamo: table.connect(), tableName: desk.archive.tableName }),
      async (change) => {
        changes.push([change, (await desk.ask(`/quotes/${rada}`)).correction?.verdict]);
      },
    );

    await corrector.correctQuote(rada, { verdict: 'rejected' });
    await corrector.correctQuote(rada, { verdict: 'rejected' });
    await corrector.correctQuote(rada, undefined);

    const file = fileOf('a.txt');
    assert.deepEqual(changes, [
      [{ file }, 'rejected'],
      [{ file }, 'rejected'],
      [{ file }, undefined],
    ]);
  });

  test('waits while a new version of the file is written', async () => {
    const { desk, rada, quotes } = await filled();
    const { lease } = await desk.archive.write('a.txt', [{ quotes }]);

    const refused = await correct(desk, rada, { speaker: null });
    await desk.archive.writer.publish(
      lease,
      { now: Date.now, lifetime: 1, isOutOfTime: () => false },
      async () => {},
    );
    const done = await correct(desk, rada, { speaker: null });

    assert.deepEqual([refused.statusCode, JSON.parse(refused.body).reason], [409, 'being-read']);
    assert.equal(done.statusCode, 200);
  });

  for (const [what, id, body, status, reason] of [
    ['a quote that isn’t there', 'aaaaaaaaaaaaaaaa.1.bbbbbbbb', { quote: false }, 404, 'unknown-quote'],
    ['what is no id', 'x', { quote: false }, 404, 'unknown-quote'],
    ['a speaker who isn’t there', undefined, { speaker: 'no-one' }, 404, 'unknown-speaker'],
    ['a name that is none', undefined, { speakerName: '–' }, 422, 'no-name'],
  ] as const) {
    test(`names ${what}`, async () => {
      const { desk, rada } = await filled();

      const answer = await correct(desk, id ?? rada, body);

      assert.deepEqual([answer.statusCode, JSON.parse(answer.body).reason], [status, reason]);
    });
  }
});
