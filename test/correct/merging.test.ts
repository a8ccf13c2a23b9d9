import assert from 'node:assert/strict';
import { beforeEach, suite, test } from 'node:test';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { personaKey } from '../../lambdas/store/table/keys.ts';
import { bodyOf } from '../query/ask.ts';
import { tableOfTests } from '../store/embedded-table.ts';
import { Desk, mayor, quoteOf } from './desk.ts';

const table = await tableOfTests();
let desk: Desk;

beforeEach(async () => {
  desk = new Desk(table, await table.addTable());
});

const speakersAt = async (url: string) =>
  (await desk.ask(url)).items.map(({ speaker }: { speaker: { id: string; name: string } }) => [
    speaker.id,
    speaker.name,
  ]);

suite('merging', () => {
  test('makes one speaker of two, whom every list and both ids show at once', async () => {
    await desk.quote('Rada Velkova', 'Irena Moss');

    const answer = await desk.merge('irena-moss', 'rada-velkova');

    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['cache-control'], 'no-store');
    const { id, name, quotes, aliases } = bodyOf(answer);
    assert.deepEqual([id, name, quotes], ['rada-velkova', 'Rada Velkova', 2]);
    assert.deepEqual(aliases.map((alias: { id: string }) => alias.id).sort(), ['irena-moss', 'rada-velkova']);
    assert.deepEqual(bodyOf(answer), await desk.ask('/speakers/irena-moss'));
    for (const url of [
      '/quotes',
      '/speakers/irena-moss/quotes',
      '/speakers/rada-velkova/quotes',
      '/quotes?speaker=moss',
      '/quotes?speaker=irena-moss',
    ]) {
      assert.deepEqual(await speakersAt(url), Array(2).fill(['rada-velkova', 'Rada Velkova']), url);
    }
    assert.deepEqual(
      (await desk.ask('/speakers?name=moss')).items.map((one: { id: string }) => one.id),
      ['rada-velkova'],
    );
    assert.deepEqual(desk.noted, [
      {
        requestId: 'request-1',
        operation: 'mergeSpeaker',
        id: 'rada-velkova',
        body: { from: 'irena-moss' },
      },
    ]);
  });

  test('outlives extraction anew, deletion and return of the articles', async () => {
    await desk.quote('Rada Velkova', 'Irena Moss');
    await desk.merge('irena-moss', 'rada-velkova');

    await desk.put('Irena Moss.txt', { quotes: [quoteOf('Irena Moss', 40), quoteOf('Irena Moss', 80)] });
    assert.equal((await desk.ask('/speakers/irena-moss')).quotes, 3);
    await desk.archive.delete('Rada Velkova.txt');
    assert.deepEqual(await desk.aliasesOf('rada-velkova'), ['irena-moss']);
    await desk.archive.delete('Irena Moss.txt');
    assert.equal((await desk.ask('/speakers/irena-moss')).status, 404);
    await desk.put('other.txt', { quotes: [quoteOf('Irena Moss')] });
    await desk.put('another.txt', { quotes: [quoteOf('Rada Velkova')] });

    assert.equal(await desk.whois('irena-moss'), 'rada-velkova');
    assert.deepEqual(await desk.aliasesOf('irena-moss'), ['irena-moss', 'rada-velkova']);
  });

  test('goes over several, whichever of their ids is given', async () => {
    await desk.quote('Rada Velkova', 'Irena Moss', 'Otto Grau', 'Pia Lind');

    assert.equal((await desk.merge('irena-moss', 'rada-velkova')).statusCode, 200);
    assert.equal((await desk.merge('pia-lind', 'otto-grau')).statusCode, 200);
    assert.equal((await desk.merge('pia-lind', 'irena-moss')).statusCode, 200);

    for (const id of ['rada-velkova', 'irena-moss', 'otto-grau', 'pia-lind']) {
      assert.equal(await desk.whois(id), 'rada-velkova');
      assert.equal((await desk.ask(`/speakers/${id}/quotes`)).items.length, 4);
    }
  });

  test('again, into itself or in a circle is a conflict that changes nothing', async () => {
    await desk.quote('Rada Velkova', 'Irena Moss');
    await desk.merge('irena-moss', 'rada-velkova');
    const items = await table.itemsOf(desk.archive.tableName);

    for (const [from, into] of [
      ['irena-moss', 'rada-velkova'],
      ['rada-velkova', 'irena-moss'],
      ['rada-velkova', 'rada-velkova'],
    ] as const) {
      const answer = await desk.merge(from, into);
      assert.equal(answer.statusCode, 409);
      assert.equal(answer.headers['content-type'], 'application/problem+json');
      assert.equal(bodyOf(answer).reason, 'same-speaker');
      assert.match(bodyOf(answer).detail, /'rada-velkova'/);
    }
    assert.deepEqual(await table.itemsOf(desk.archive.tableName), items);
  });

  test('of whom nobody knows is a 404 that says how to find speakers', async () => {
    await desk.quote('Rada Velkova');

    for (const answer of [
      await desk.merge('nobody', 'rada-velkova'),
      await desk.merge('rada-velkova', 'nobody'),
      await desk.split('nobody', 'rada-velkova'),
      await desk.rename('nobody', 'Somebody'),
      await desk.unname('nobody'),
    ]) {
      assert.equal(answer.statusCode, 404);
      assert.equal(bodyOf(answer).reason, 'unknown-speaker');
      assert.match(bodyOf(answer).detail, /'nobody'.*\/speakers\?name=/);
    }
    assert.deepEqual(desk.noted, []);
  });

  test('by two at once, each into the other, ends as one', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = [`Rada Velk${'o'.repeat(round)}va`, `Irena M${'o'.repeat(round + 1)}ss`];
      const [a, b] = [one, other].map((name) => name.toLowerCase().replace(' ', '-')) as [string, string];
      await desk.quote(one, other);

      const answers = await Promise.all([desk.merge(a, b), desk.merge(b, a)]);

      for (const { statusCode } of answers) assert.ok(statusCode === 200 || statusCode === 409);
      assert.equal(await desk.whois(a), await desk.whois(b));
      for (const id of [a, b]) {
        assert.deepEqual(await desk.aliasesOf(id), [a, b].sort());
        assert.equal((await desk.ask(`/speakers/${id}/quotes`)).items.length, 2);
      }
      // And what two joined one can part.
      const root = (await desk.whois(a)) as string;
      const parted = bodyOf(await desk.split(root, b)).speakers;
      assert.deepEqual(parted.map(({ id }: { id: string }) => id).sort(), [a, b].sort());
      assert.deepEqual([await desk.aliasesOf(a), await desk.aliasesOf(b)], [[a], [b]]);
    }
  });

  test('by two at once into different speakers leaves each name with one speaker', async () => {
    await desk.quote('Rada Velkova', 'Irena Moss', 'Otto Grau');

    await Promise.all([desk.merge('rada-velkova', 'irena-moss'), desk.merge('rada-velkova', 'otto-grau')]);

    const root = await desk.whois('rada-velkova');
    for (const id of ['irena-moss', 'otto-grau']) {
      const aliases = await desk.aliasesOf(id);
      assert.equal(aliases.includes('rada-velkova'), root === (await desk.whois(id)), id);
      assert.equal((await desk.ask(`/speakers/${id}/quotes`)).items.length, aliases.length);
    }
  });

  test('of two whom the articles link since then hides no other merge', async () => {
    await desk.put('both.txt', { quotes: mayor('Ada Velkova', 'Ada Marie Velkova') });
    const [long = '', short = ''] = await desk.aliasesOf('ada-velkova');
    await desk.quote('Irena Moss');
    await desk.merge(short, 'irena-moss');
    await DynamoDBDocumentClient.from(table.dynamo).send(
      new UpdateCommand({
        TableName: desk.archive.tableName,
        Key: personaKey(long),
        UpdateExpression: 'SET #into = :into, #corrected = :corrected',
        ExpressionAttributeNames: { '#into': 'into', '#corrected': 'corrected' },
        ExpressionAttributeValues: { ':into': short, ':corrected': Date.now() + 1000 },
      }),
    );

    await desk.put('later.txt', { quotes: mayor('Ada Velkova') });

    for (const id of [short, long]) assert.equal(await desk.whois(id), 'irena-moss');
  });
});
