import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { startApiServer } from '../../bin/local/api-server.ts';
import { Desk } from '../correct/desk.ts';
import { type EmbeddedTable, startTable } from '../store/embedded-table.ts';
import { ranHere, refusal, whosaid } from './command.ts';
import { emulated } from './emulated.ts';
import { temporaryFolder } from './folder.ts';
import { articleOf, piped, type Quote } from './piped.ts';

let table: EmbeddedTable;

before(async () => {
  table = await startTable({ listens: true });
  Object.assign(process.env, await environment());
});
after(() => table.close());

/** A desk with two speakers, and the two ways to it. */
async function deskWith(t: TestContext) {
  const desk = new Desk(table, await table.addTable());
  await desk.quote('Rada Velkova', 'Irena Moss');
  const api = await startApiServer(0);
  t.after(api.close);
  const { query, correct } = desk;
  api.answerBy({ query, correct, desk: query, watches: query, upload: assert.fail });
  return { desk, byApi: ['--api', api.address], byTable: ['--table', desk.archive.tableName] };
}

/** In which the table is the one of AWS. */
async function environment() {
  const { hostname, port } = (await table.dynamo.config.endpoint?.()) as { hostname: string; port: number };
  return {
    AWS_ENDPOINT_URL_DYNAMODB: `http://${hostname}:${port}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_MAX_ATTEMPTS: '1',
  };
}

/** What it prints, ended well. */
async function done(args: string[]): Promise<string> {
  const { status, output, errors } = await ranHere(args);
  assert.equal(status, 0, errors);
  return output;
}

/** The same of a process of its own. */
async function doneInProcess(t: TestContext, args: string[]): Promise<string> {
  const run = whosaid(t, args);
  assert.equal(await run.ended, 0, run.errors());
  return run.output();
}

for (const way of ['byApi', 'byTable'] as const) {
  test(`who is who is corrected ${way === 'byApi' ? 'by an API' : 'on a table'} and shown`, async (t) => {
    const { desk, [way]: there } = await deskWith(t);

    const merged = await doneInProcess(t, ['merge', 'rada-velkova', 'irena-moss', ...there]);
    const named = await done(['rename', 'irena-moss', 'Ráda Velková', ...there]);
    const unnamed = await done(['rename', 'irena-moss', '--undo', ...there]);
    const split = await done(['split', 'rada-velkova', 'irena-moss', ...there]);

    const both = '  Irena Moss (irena-moss): 1 quote\n  Rada Velkova (rada-velkova): 1 quote\n';
    assert.equal(merged, `Rada Velkova (rada-velkova): 2 quotes, as\n${both}`);
    assert.equal(named, `Ráda Velková (rada-velkova): 2 quotes, as\n${both}`);
    assert.equal(unnamed, merged);
    assert.equal(
      split,
      'Irena Moss (irena-moss): 1 quote, as\n  Irena Moss (irena-moss): 1 quote\n' +
        'Rada Velkova (rada-velkova): 1 quote, as\n  Rada Velkova (rada-velkova): 1 quote\n',
    );
    assert.deepEqual(desk.errors, []);
  });

  test(`what can’t be corrected ${way === 'byApi' ? 'by an API' : 'on a table'} is told in a line`, async (t) => {
    const { [way]: there } = await deskWith(t);

    assert.match(await refusal(['merge', 'rada-velkova', 'nobody', ...there]), /no speaker 'nobody'/);
    assert.match(await refusal(['merge', 'irena-moss', 'irena-moss', ...there]), /are one speaker already/);
    assert.match(await refusal(['split', 'irena-moss', 'rada-velkova', ...there]), /is no alias of/);
    assert.match(await refusal(['split', 'irena-moss', 'irena-moss', ...there]), /nobody would be left/);
    assert.match(await refusal(['rename', 'irena-moss', '?!', ...there]), /A name has a letter or digit/);
    await refusal(['merge', 'rada-velkova', `${'x'.repeat(5000)}/%\u0007`, ...there]);
  });
}

test('what isn’t understood is named', async () => {
  for (const [args, said] of [
    [['merge', 'a'], /merge takes two ids: INTO FROM/],
    [['merge', '', 'b'], /merge takes two ids/],
    [['split'], /split takes two ids: ID ALIAS/],
    [['rename', 'a', 'B', '--undo'], /rename takes ID NAME, or ID --undo/],
    [['merge', 'a', 'b', '--undo'], /merge has no option --undo/],
    [['merge', 'a', 'b', '--api', 'x', '--table', 'y'], /either --api or --table/],
    [['merge', 'a', 'b', '--api', 'nonsense'], /nonsense is no URL/],
    [['recluster'], /recluster takes either --table NAME or --data DIR/],
    [['recluster', '--table', 'x', '--data', 'y'], /recluster takes either/],
    [['toString'], /no command toString/],
  ] as const) {
    assert.match(await refusal([...args]), said);
  }
});

test('an API or a table that isn’t there is told in a line', async (t) => {
  const merge = ['merge', 'rada-velkova', 'irena-moss'];
  const closed = await startApiServer(0);
  await closed.close();
  const starting = await startApiServer(0);
  t.after(starting.close);
  // Without a home, that may hold a region too.
  const { AWS_REGION: _region, HOME: _home, USERPROFILE: _profile, ...homeless } = process.env;

  assert.match(await refusal([...merge, '--api', closed.address]), /Nothing answers at .*ECONNREFUSED/);
  assert.match(await refusal([...merge, '--api', starting.address]), /is starting; retry/);
  assert.match(await refusal([...merge, '--table', 'Elsewhere']), /table Elsewhere can't be used: there is/);
  assert.match(await refusal(['recluster', '--table', 'Elsewhere']), /table Elsewhere can't be used/);
  const run = whosaid(t, [...merge, '--table', 'Any'], { env: homeless });
  assert.equal(await run.ended, 1);
  assert.match(run.errors(), /^[^\n]*Region is missing[^\n]*\n$/);
  assert.match(await refusal(['recluster', '--data', temporaryFolder(t)]), /holds nothing that npm start/);
});

test('corrections on a table are announced to each queue, again if an announcement failed', async (t) => {
  const { byTable } = await deskWith(t);
  const { emulator } = await emulated(t);
  const queues = [emulator.indexQueue, emulator.watchQueue];
  process.env.AWS_ENDPOINT_URL_SQS = emulator.endpoint;
  const corrected = (args: string[], urls: string[]) =>
    ranHere([...args, ...byTable, ...urls.flatMap((url) => ['--changes', url])]);
  const speakersAnnounced = () =>
    queues.map((queue) =>
      queue.dequeue(10).map(({ Body, ReceiptHandle }) => {
        queue.deleteMessage(ReceiptHandle);
        return JSON.parse(Body).change.speaker;
      }),
    );
  const urls = queues.map(({ url }) => url);
  const merge = ['merge', 'rada-velkova', 'irena-moss'];

  const failed = await corrected(merge, [`${emulator.endpoint}/000000000000/elsewhere`]);
  assert.equal(failed.status, 1);
  assert.match(failed.errors, /^[^\n]+\n$/);
  assert.match((await corrected(merge, urls)).errors, /are one speaker already/);
  assert.deepEqual(speakersAnnounced(), [['rada-velkova'], ['rada-velkova']]);
  for (const [args, speakers] of [
    [['rename', 'irena-moss', 'Ráda Velková'], ['irena-moss']],
    [
      ['split', 'rada-velkova', 'irena-moss'],
      ['rada-velkova', 'irena-moss'],
    ],
    [merge, ['rada-velkova']],
  ] as const) {
    const { status, errors } = await corrected([...args], urls);
    assert.equal(status, 0, errors);
    assert.deepEqual(speakersAnnounced(), [speakers, speakers], args[0]);
  }
});

test('all of a table is looked at again', async (t) => {
  const { byTable } = await deskWith(t);

  const { status, output, errors } = await ranHere(['recluster', ...byTable]);

  assert.equal(status, 0, errors);
  assert.equal(output, 'All 2 surnames are reclustered.\n');
  assert.match(errors, /^(?:2 surnames so far\n)?$/, 'progress, if it takes longer than a second');
});

test('the whole pipeline takes corrections, keeps them, and its folder can be looked at again', async (t) => {
  const data = temporaryFolder(t);
  const first = await piped(t, {}, data);
  const put = (Key: string, Body: string) =>
    first.s3.send(new PutObjectCommand({ Bucket: 'articles', Key, Body }));
  await put('a.txt', articleOf('Ilse Brandt', 'The bridge stays open'));
  await put('b.txt', articleOf('Omar Quist', 'The bridge will close'));
  await first.ask('/quotes');

  const merged = await done(['merge', 'ilse-brandt', 'omar-quist', '--api', first.pipeline.address]);
  const served = await refusal(['recluster', '--data', data]);
  await first.stop();
  const reclustered = await doneInProcess(t, ['recluster', '--data', data]);
  const second = await piped(t, {}, data);
  const { items } = await second.ask<{ items: Quote[] }>('/speakers/omar-quist/quotes');

  assert.match(merged, /^Ilse Brandt \(ilse-brandt\): 2 quotes, as\n/);
  assert.match(served, /in use by a running Whosaid/);
  assert.equal(reclustered, 'All 2 surnames are reclustered.\n');
  assert.deepEqual(new Set(items.map(({ speaker }) => speaker.id)), new Set(['ilse-brandt']));
  assert.equal(items.length, 2);
});
