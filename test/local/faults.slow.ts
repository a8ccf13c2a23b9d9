import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DynamoDBClient, ThrottlingException } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { ExtractDied } from '../../bin/local/extract-thread.ts';
import type { PipelineOptions } from '../../bin/local/pipeline.ts';
import { attribute, extractorVersion } from '../../lambdas/attribution/index.ts';
import { extractHere } from './extract-here.ts';
import { type Article, articleOf, piped, type Quote, until } from './piped.ts';

type ExtractIn = NonNullable<PipelineOptions['createExtract']>;

/** The extract function in this thread, its DynamoDB client prepared by `spoil`. */
const extractWith = (spoil: (dynamo: DynamoDBClient) => void): ExtractIn =>
  extractHere({ attribute, extractorVersion, firstPause: 0, spoil });

/** Calls `before` ahead of each write to the table; what it throws is what the write throws. */
function beforeWrites(dynamo: DynamoDBClient, before: () => void): void {
  dynamo.middlewareStack.add(
    (next, context) => async (input) => {
      if (!/Get|Query/.test(context.commandName ?? '')) before();
      return next(input);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
}

async function dropTen(s3: Awaited<ReturnType<typeof piped>>['s3']): Promise<void> {
  for (let i = 0; i < 10; i++) {
    const Body = articleOf('Ilse Brandt', `Bridge number ${i} stays open`);
    await s3.send(new PutObjectCommand({ Bucket: 'articles', Key: `${i}.txt`, Body }));
  }
}

/** All ten articles are ready with their quote, and the speaker's count is right. */
async function assertAllTen({ ask, askAll }: Pick<Awaited<ReturnType<typeof piped>>, 'ask' | 'askAll'>) {
  const articles = await askAll<Article>('/articles');
  const quotes = await askAll<Quote>('/quotes');
  const { items: speakers } = await ask<{ items: { name: string; quotes: number }[] }>(
    '/speakers?name=brandt',
  );
  assert.equal(articles.length, 10);
  assert.equal(new Set(quotes.map(({ article }) => article.id)).size, 10);
  assert.equal(quotes.length, 10);
  assert.deepEqual(
    speakers.map(({ name, quotes: count }) => [name, count]),
    [['Ilse Brandt', 10]],
  );
}

test('a store that throttles for a while delays articles, and loses none', async (t) => {
  let throttled = 0;
  const createExtract = extractWith((dynamo) =>
    beforeWrites(dynamo, () => {
      if (throttled++ < 20) throw new ThrottlingException({ message: 'Slow down', $metadata: {} });
    }),
  );
  const { s3, ask, askAll, pipeline } = await piped(t, { createExtract });

  await dropTen(s3);

  await assertAllTen({ ask, askAll });
  assert.ok(throttled > 20);
  assert.equal(pipeline.emulator.deadLetters.count().all, 0);
});

test('dying between any two writes leaves nothing half done after the next start', async (t) => {
  for (const writes of [2, 5, 13, 34, 55]) {
    let left = writes;
    let dead = false;
    const createExtract = extractWith((dynamo) =>
      beforeWrites(dynamo, () => {
        if (left-- > 0) return;
        dead = true;
        throw new Error('the process died');
      }),
    );
    const before = await piped(t, { createExtract, firstPause: 60 });
    await dropTen(before.s3);
    await until(() => dead);
    await before.stop(0);

    const after = await piped(t, {}, before.data);

    await assertAllTen(after);
    await after.stop();
  }
});

test('a message that fails again and again lies in the dead letters, its neighbours are stored', async (t) => {
  const createExtract = extractWith(() => {});
  const { s3, ask, askAll, pipeline } = await piped(t, { createExtract });

  pipeline.emulator.queue.send('{"neither": "an event nor a continuation"}');
  await dropTen(s3);

  assert.equal((await askAll<Article>('/articles')).length, 10);
  assert.deepEqual(pipeline.emulator.deadLetters.peek(10), ['{"neither": "an event nor a continuation"}']);
  const [letter] = (await ask<{ items: { reason: string }[] }>('/dead-letters')).items;
  assert.match(letter?.reason ?? '', /neither an event of S3 nor a continuation/);
});

test('a file whose reading ends the thread every time is a dead letter that says so', async (t) => {
  const createExtract: ExtractIn = () => ({
    extract: async () => {
      throw new ExtractDied('it took too long');
    },
    close: async () => {},
  });
  const { s3, ask } = await piped(t, { createExtract });

  await s3.send(new PutObjectCommand({ Bucket: 'articles', Key: 'endless.txt', Body: 'x' }));

  const letters = await ask<{ items: { file: { key: string }; reason: string }[] }>('/dead-letters');
  assert.deepEqual(
    letters.items.map(({ file, reason }) => `${file.key}: ${reason}`),
    ['endless.txt: ExtractDied: the extract thread ended early: it took too long'],
  );
});

test('what waits in the queue when it stops is worked on after the next start', async (t) => {
  const never: ExtractIn = () => ({ extract: () => new Promise(() => {}), close: async () => {} });
  const before = await piped(t, { createExtract: never });
  await dropTen(before.s3);
  await before.stop(0);

  const after = await piped(t, {}, before.data);

  await assertAllTen(after);
});
