import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { ExtractSettings } from '../../lambdas/extract/handler.ts';
import { createStoreReader, fileIdFor } from '../../lambdas/store/index.ts';
import { tableOfTests } from '../store/embedded-table.ts';
import { attributeLines } from './colloquy.ts';
import { assertTidy, assertTruth } from './truth.ts';
import { World } from './world.ts';

const table = await tableOfTests();

const TEXT = 'Ada: one\nBo: two\nAda: three';
const lines = (count: number, text: string) => `${JSON.stringify({ text })}\n`.repeat(count);

describe('what was done', () => {
  let tableName: string;
  beforeEach(async () => {
    tableName = await table.addTable();
  });

  it('is not done again when its event comes twice: one refused write and a look at its file, and nothing changes', async () => {
    // Prepare
    const world = new World(table, tableName);
    const message = world.put('a.txt', TEXT);
    await world.drain();
    const items = await table.itemsOf(tableName);
    const requests: string[] = [];
    world.gate = async (_, name) => {
      requests.push(name);
    };

    // Act
    const failed = await world.deliver([world.sendAgain(message)]);

    // Assess
    assert.deepEqual([failed, requests], [[], ['UpdateItemCommand', 'GetItemCommand']]);
    assert.deepEqual(await table.itemsOf(tableName), items);
  });

  it('is done again by another engine when its event comes once more', async () => {
    // Prepare
    const world = new World(table, tableName);
    const message = world.put('a.txt', TEXT);
    await world.drain();
    const better: ExtractSettings['attribute'] = (text) => attributeLines(text).slice(0, 1);
    const store = createStoreReader({ dynamo: table.dynamo, tableName });

    // Act
    Object.assign(world.settings, { attribute: better, extractorVersion: '2' });
    await world.deliver([world.sendAgain(message)]);

    // Assess
    const page = await store.quotesOfArticle(fileIdFor('articles', 'a.txt'), {}, { limit: 10 });
    assert.deepEqual(
      page?.items.map(({ quote }) => [quote.text, quote.extractorVersion]),
      [['one', '2']],
    );
    assert.deepEqual([(await store.speaker('ada'))?.quotes, await store.speaker('bo')], [1, undefined]);
    await assertTidy(world, table, tableName);
  });

  it('is begun anew by another engine in the middle of a long file', async () => {
    const world = new World(table, tableName, { mostArticles: 30 });
    await world.deliver([world.put('many.jsonl', lines(70, TEXT))]);

    world.settings.extractorVersion = '2';
    await world.drain();

    await assertTruth(world, table, tableName);
    await assertTidy(world, table, tableName);
    const articles = (await table.itemsOf(tableName)).filter(({ sk }) => String(sk).startsWith('ARTICLE#'));
    assert.deepEqual(new Set(articles.map(({ extractorVersion }) => extractorVersion)), new Set(['2']));
  });

  it('goes on in later invocations where one has too little time to count and to delete stale versions', async () => {
    // Prepare
    const world = new World(table, tableName);
    world.put('many.jsonl', lines(230, 'Ada: one'));
    await world.drain();
    world.put('many.jsonl', lines(120, TEXT));
    await world.drain();
    world.delete('many.jsonl');
    world.log.splice(0);

    // Act
    world.requestsInTime = 3;
    await world.drain();

    // Assess
    const outcomes = world.log.map(({ outcome }) => outcome);
    assert.deepEqual(outcomes, [...new Array(outcomes.length - 1).fill('continued'), 'shown']);
    assert.ok(outcomes.length >= 3, `${outcomes.length} invocations`);
    await assertTruth(world, table, tableName);
    await assertTidy(world, table, tableName);
  });

  it('leaves a speaker a few tokens, however often it was counted', async () => {
    const world = new World(table, tableName, { tokensKept: 4 });
    for (let index = 0; index < 30; index++) {
      world.put(`${index}.txt`, 'Ada: one');
      await world.drain();
    }

    const ada = (await table.itemsOf(tableName)).find(({ sk }) => sk === 'PERSONA#ada#');
    assert.equal(ada?.quotes, 30);
    assert.ok((ada.tokens as Set<string>).size <= 4, `${[...(ada.tokens as Set<string>)]}`);
  });

  it('is logged without any word of an article', async () => {
    const world = new World(table, tableName, { mostArticles: 1 });
    world.put('a.txt', 'Ada: unmistakable');
    world.put('b.jsonl', `${lines(2, 'Bo: unmistakable')}{"unmistakable`);
    world.put('c.html', '<title>unmistakable</title>');
    await world.drain();

    assert.ok(world.log.length >= 5);
    assert.doesNotMatch(JSON.stringify(world.log), /unmistakable/);
  });
});
