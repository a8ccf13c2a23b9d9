import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { GetObjectCommand, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { createExtractHandler, type ExtractSettings } from '../../lambdas/extract/handler.ts';
import {
  createFailureStore,
  createStoreReader,
  fileIdFor,
  type StoreReader,
} from '../../lambdas/store/index.ts';
import { tableOfTests } from '../store/embedded-table.ts';
import { attributeLines } from './colloquy.ts';
import { assertTidy, assertTruth, truthOf } from './truth.ts';
import { type Message, World } from './world.ts';

const table = await tableOfTests();

const LIFETIME = 60_000;
const TEXT = 'Ada: one\nBo: two';

const lines = (...texts: string[]) =>
  texts.map((text) => (text === '' ? 'broken' : JSON.stringify({ text }))).join('\n');

const serviceError = (name: string) =>
  new S3ServiceException({ name, $fault: 'server', $metadata: { httpStatusCode: 503 } });

/** Messages for the handler itself, without a queue around it. */
const recordsOf = (...messages: Pick<Message, 'id' | 'body'>[]) => ({
  Records: messages.map(({ id, body }) => ({ messageId: id, body }) as SQSRecord),
});

const eventOf = (key: string, eventName = 'ObjectCreated:Put', object: object = {}) => ({
  id: `${eventName} ${key}`,
  body: JSON.stringify({
    Records: [
      {
        eventName,
        eventTime: '2020-05-01T12:00:00.000Z',
        s3: { bucket: { name: 'articles' }, object: { key, ...object } },
      },
    ],
  }),
});

describe('the extract handler', () => {
  let tableName: string;
  let world: World;
  let store: StoreReader;
  beforeEach(async () => {
    tableName = await table.addTable();
    world = new World(table, tableName);
    store = createStoreReader({ dynamo: table.dynamo, tableName });
  });

  const articleOf = (key: string) => store.article(fileIdFor('articles', key));
  const errorsLogged = () =>
    world.log.filter(({ level }) => level === 'ERROR').map(({ key, error }) => ({ key, error }));
  /** The continuations in the queue. */
  const waiting = () =>
    world.queue
      .map(({ body }) => JSON.parse(body).continue)
      .filter((task) => task !== undefined)
      .map(({ event, postponed }) => ({ key: event.key, postponed }));
  const outcomes = () => world.log.map(({ key, outcome }) => `${key} ${outcome}`);

  describe('reads its messages', () => {
    it('and asks no service anything where there is nothing to do', async () => {
      const asked: string[] = [];
      world.gate = async (_, name) => void asked.push(name);
      const messages = [
        { id: 'test', body: JSON.stringify({ Event: 's3:TestEvent', Bucket: 'articles' }) },
        eventOf('news/2020/'),
      ];
      assert.deepEqual(await world.deliver(messages), []);
      assert.deepEqual(asked, []);
    });

    it('and lets those come back that nobody knows, alone', async () => {
      const unknown = { id: 'unknown', body: '{"Records":[{"eventSource":"aws:sns"}]}' };
      const failed = await world.deliver([unknown, world.put('a.txt', TEXT), { id: 'odd', body: '<xml/>' }]);

      assert.deepEqual(failed.sort(), ['odd', 'unknown']);
      assert.equal((await articleOf('a.txt'))?.quotes, 2);
      assert.deepEqual(
        world.log.filter(({ event }) => event === 'message').map(({ messageId }) => messageId),
        ['unknown', 'odd'],
      );
    });

    it('and stores why one failed, for the desk', async () => {
      const { s3 } = world.settings;
      world.settings.s3 = new S3Client({});
      mockClient(world.settings.s3).on(GetObjectCommand).rejects(new TypeError('The object has no body.'));
      const stuck = world.put('stuck.txt', TEXT);
      const failed = [{ id: 'odd', body: '<xml/>' }, stuck];
      assert.deepEqual((await world.deliver(failed)).sort(), ['odd', stuck.id].sort());

      const failures = createFailureStore({ dynamo: table.dynamo, tableName });
      const reasons = await failures.reasons(['odd', stuck.id, 'none']);
      assert.equal(reasons.get(stuck.id), 'TypeError: The object has no body.');
      assert.match(reasons.get('odd') ?? '', /^UnknownMessage: .*it is not JSON/);
      assert.equal(reasons.size, 2);
      const stored = (await table.itemsOf(tableName)).filter(({ sk }) => sk === 'FAILURE');
      const days = stored.map(({ expires }) => Math.round((Number(expires) - world.clock / 1000) / 86_400));
      assert.deepEqual(days, [15, 15]);

      world.settings.s3 = s3;
      await world.drain();
      assert.equal((await articleOf('stuck.txt'))?.quotes, 2);
    });

    it('and lets one come back whose reason cannot be stored', async () => {
      const { middlewareStack } = world.settings.dynamo;
      middlewareStack.add(
        () => async () => {
          throw new Error('There is no table.');
        },
        { step: 'initialize', name: 'trouble' },
      );
      const message = world.put('a.txt', TEXT);
      assert.deepEqual(await world.deliver([message]), [message.id]);
      assert.deepEqual(
        world.log.map(({ event, message }) => `${event}: ${message}`),
        ['file: There is no table.', 'note: There is no table.'],
      );
      middlewareStack.remove('trouble');
    });

    it('and looks for no quotes in a language that the engine does not read, and says so', async () => {
      const german =
        'Ada: Die Brücke wird erst in zwei Jahren eröffnet, sagte die Bürgermeisterin am Montag vor vielen Leuten.';
      const english =
        'Ada: The bridge will open in two years, said the mayor on Monday in front of many people.';
      world.put('german.txt', german);
      world.put('english.txt', english);
      await world.drain();
      const [unread, read] = await Promise.all([articleOf('german.txt'), articleOf('english.txt')]);
      assert.deepEqual([unread?.status, unread?.quotes], ['ready', 0]);
      assert.match(unread?.notes?.join() ?? '', /in German: .*English only/);
      assert.deepEqual([read?.status, read?.quotes, read?.notes], ['ready', 1, undefined]);
    });

    it('and asks S3 for the very key that was dropped', async () => {
      const keys = ['a+b c.txt', '100% sure.txt', '../../up.txt', 'é新🙂.txt', `${'新'.repeat(340)}.txt`];
      for (const key of keys) world.put(key, TEXT);
      await world.drain();
      for (const key of keys) assert.deepEqual([(await articleOf(key))?.key], [key]);
      await assertTruth(world, table, tableName);
    });

    it('and does only what the newest event of a file asks for', async () => {
      const messages = [world.put('a.txt', 'Ada: old'), world.put('a.txt', TEXT), world.delete('a.txt')];
      assert.deepEqual(await world.deliver(messages.toReversed()), []);
      assert.deepEqual(outcomes(), ['a.txt shown']);
      await assertTruth(world, table, tableName);
    });

    it('and takes files out that a lifecycle rule removes', async () => {
      world.put('a.txt', TEXT);
      await world.drain();
      world.objects.clear();
      await world.deliver([eventOf('a.txt', 'LifecycleExpiration:Delete', { sequencer: 'FF' })]);
      await assertTruth(world, table, tableName);
      await assertTidy(world, table, tableName);
    });

    it('and orders events without a sequencer by their time', async () => {
      const at = (key: string, eventTime: string) => ({
        id: eventTime,
        body: eventOf(key).body.replace('2020-05-01T12:00:00.000Z', eventTime),
      });
      world.put('a.txt', TEXT);
      world.queue.splice(0);
      await world.deliver([at('a.txt', '2020-05-01T12:00:01.000Z')]);
      await world.deliver([at('a.txt', '2020-05-01T12:00:00.999Z')]);
      assert.deepEqual(outcomes(), ['a.txt shown', 'a.txt old']);
    });
  });

  describe('finds another file than the event tells of', () => {
    it('and leaves it to the event that tells of that: the file is gone', async () => {
      const message = world.put('a.txt', TEXT);
      world.objects.clear();
      assert.deepEqual(await world.deliver([message]), []);
      assert.deepEqual(outcomes(), ['a.txt gone']);
      assert.equal(await articleOf('a.txt'), undefined);
      assert.deepEqual(errorsLogged(), []);
    });

    it('and leaves it to the event that tells of that: the file was replaced', async () => {
      const early = world.put('a.txt', 'Ada: old');
      const late = world.put('a.txt', TEXT);
      assert.deepEqual(await world.deliver([early]), []);
      assert.equal(await articleOf('a.txt'), undefined);
      await world.deliver([late]);
      assert.deepEqual(outcomes(), ['a.txt gone', 'a.txt shown']);
      await assertTruth(world, table, tableName);
    });
  });

  describe('meets trouble', () => {
    /**
     * Asserts that `bad.txt` alone is to be done again, by a new message as it is not to blame, and goes well when the
     * trouble is over.
     */
    async function assertAlone(error: string, mend: () => void): Promise<void> {
      const [bad, ...good] = ['bad.txt', 'a.txt', 'b.txt'].map((key) => world.put(key, TEXT));
      assert.deepEqual(await world.deliver([bad!, ...good]), []);
      assert.deepEqual(waiting(), [{ key: 'bad.txt', postponed: 1 }]);
      assert.equal(await articleOf('bad.txt'), undefined);
      assert.deepEqual([(await articleOf('a.txt'))?.quotes, (await articleOf('b.txt'))?.quotes], [2, 2]);
      assert.deepEqual(errorsLogged(), [{ key: 'bad.txt', error }]);
      mend();
      await world.drain();
      await assertTruth(world, table, tableName);
      await assertTidy(world, table, tableName);
    }

    it('of S3: the file it is about comes back alone', async () => {
      const { s3 } = world.settings;
      world.settings.s3 = new S3Client({});
      mockClient(world.settings.s3)
        .on(PutObjectCommand)
        .callsFake((input) => s3.send(new PutObjectCommand(input)))
        .on(GetObjectCommand)
        .callsFake((input) => s3.send(new GetObjectCommand(input)))
        .on(GetObjectCommand, { Key: 'bad.txt' })
        .rejects(serviceError('SlowDown'));
      await assertAlone('SlowDown', () => {
        world.settings.s3 = s3;
      });
    });

    for (const [error, command] of [
      ['ProvisionedThroughputExceededException', 'UpdateItemCommand'],
      ['InternalServerError', 'BatchWriteItemCommand'],
    ]) {
      it(`of DynamoDB: the file it is about comes back alone (${command}, ${error})`, async () => {
        const { middlewareStack } = world.settings.dynamo;
        const fileId = fileIdFor('articles', 'bad.txt');
        middlewareStack.add(
          (next, { commandName }) =>
            (args) => {
              const isTroubled = commandName === command && JSON.stringify(args.input).includes(fileId);
              if (isTroubled) throw serviceError(error!);
              return next(args);
            },
          { step: 'initialize', name: 'trouble' },
        );
        await assertAlone(error!, () => middlewareStack.remove('trouble'));
      });
    }

    it('of SQS: the file that has to go on later comes back', async () => {
      const { sqs } = world.settings;
      world.settings.mostArticles = 1;
      world.settings.sqs = new SQSClient({});
      mockClient(world.settings.sqs).on(SendMessageCommand).rejects(serviceError('ServiceUnavailable'));
      const message = world.put('many.jsonl', lines(TEXT, TEXT));
      assert.deepEqual(await world.deliver([message]), [message.id]);
      assert.deepEqual(errorsLogged(), [{ key: 'many.jsonl', error: 'ServiceUnavailable' }]);

      world.settings.sqs = sqs;
      await world.drain();
      await assertTruth(world, table, tableName);
      await assertTidy(world, table, tableName);
    });
  });

  describe('is told that a part of a batch was not done', () => {
    /** Does one item of each batch of writes; the rest is left undone. */
    function leaveUndone() {
      world.settings.dynamo.middlewareStack.add(
        (next, { commandName }) =>
          async (args) => {
            if (commandName !== 'BatchWriteItemCommand') return next(args);
            const { RequestItems } = args.input as { RequestItems: Record<string, unknown[]> };
            const [done, ...rest] = RequestItems[tableName] ?? [];
            if (rest.length === 0) return next(args);
            const answer = await next({
              ...args,
              input: { ...args.input, RequestItems: { [tableName]: [done] } },
            });
            return { ...answer, output: { ...answer.output, UnprocessedItems: { [tableName]: rest } } };
          },
        { step: 'initialize', priority: 'high', name: 'overload' },
      );
    }

    const sayings = (count: number) =>
      Array.from({ length: count }, (_, index) => `Ada: ${index}`).join('\nIt rained.\n');

    it('and does it again, after pauses that may be twice as long each time', async () => {
      const pauses: number[] = [];
      world.settings.pause = async (milliseconds) => void pauses.push(milliseconds);
      leaveUndone();
      world.put('a.txt', sayings(6));
      await world.drain();

      // For six quotes, and beside them for a name and a day.
      const longest = [800, 400, 200, 100, 50, 50];
      assert.equal(pauses.length, longest.length);
      for (const [index, pause] of pauses.sort((a, b) => b - a).entries()) {
        assert.ok(pause > 0 && pause <= longest[index]!, `a pause of ${pause} ms`);
      }
      assert.deepEqual(errorsLogged(), []);
      await assertTruth(world, table, tableName);
    });

    it('and gives up in the end: another message asks for the file', async () => {
      leaveUndone();
      const message = world.put('a.txt', sayings(20));
      assert.deepEqual(await world.deliver([message]), []);
      assert.deepEqual(waiting(), [{ key: 'a.txt', postponed: 1 }]);
      assert.deepEqual(errorsLogged(), [{ key: 'a.txt', error: 'TableOverloaded' }]);
      assert.equal(await articleOf('a.txt'), undefined);
      world.settings.dynamo.middlewareStack.remove('overload');
      await world.drain();
      await assertTruth(world, table, tableName);
      await assertTidy(world, table, tableName);
    });
  });

  describe('has little time', () => {
    let remaining: number;
    const context = { getRemainingTimeInMillis: () => remaining };
    /** An engine that takes so long that little time is left behind an article. */
    const slow: ExtractSettings['attribute'] = (text) => {
      remaining = LIFETIME / 5;
      return attributeLines(text);
    };
    beforeEach(() => {
      remaining = LIFETIME;
    });

    const deliverSlowly = (...messages: Message[]) =>
      createExtractHandler({ ...world.settings, attribute: slow })(recordsOf(...messages), context);

    it('and hands JSON lines over where it stopped', async () => {
      const [first, ...rest] = ['Ada: ü one', 'Bo: two', 'Cy: three'].map((text) => JSON.stringify({ text }));
      const message = world.put('many.jsonl', [first, ...rest].join('\n'));
      world.queue.splice(0);

      assert.deepEqual(await deliverSlowly(message), { batchItemFailures: [] });

      const [{ continue: task }, ...others] = world.queue.map(({ body }) => JSON.parse(body));
      assert.deepEqual(others, []);
      assert.deepEqual([task.event.key, task.place.record], ['many.jsonl', 2]);
      assert.equal(task.place.offset, Buffer.byteLength(`${first}\n`));
      assert.equal(await articleOf('many.jsonl'), undefined);
      assert.deepEqual(outcomes(), ['many.jsonl continued']);

      await world.drain();
      await assertTruth(world, table, tableName);
      await assertTidy(world, table, tableName);
    });

    it('and hands over time and again until the file is done', async () => {
      let message: Message | undefined = world.put('many.jsonl', lines(TEXT, TEXT, '', TEXT));
      let invocations = 0;
      world.queue.splice(0);
      for (; message && invocations < 50; message = world.queue.shift()) {
        remaining = LIFETIME;
        invocations += 1;
        assert.deepEqual(await deliverSlowly(message), { batchItemFailures: [] });
      }
      assert.ok(invocations >= 3 && invocations < 50, `${invocations} invocations`);
      await assertTruth(world, table, tableName);
      await assertTidy(world, table, tableName);
    });

    /** An engine that takes a second of the clock for each character, and the texts that it began with. */
    function measured() {
      const began: string[] = [];
      const attribute: ExtractSettings['attribute'] = (text) => {
        began.push(text);
        remaining -= text.length * 1000;
        world.clock += text.length * 1000;
        return attributeLines(text);
      };
      const handle = createExtractHandler({ ...world.settings, attribute });
      const deliver = async (...messages: Pick<Message, 'id' | 'body'>[]) => {
        remaining = LIFETIME;
        world.queue.splice(0);
        assert.deepEqual(await handle(recordsOf(...messages), context), { batchItemFailures: [] });
      };
      return { began, deliver };
    }

    const LONG = ['Ada: this takes most of an invocation', 'Bo: so does this, it would take too long'];

    it('and puts off a text that takes longer than is left, which comes first then and has it all', async () => {
      const { began, deliver } = measured();

      await deliver(...LONG.map((text, index) => world.put(`${index}.txt`, text)));
      const [first] = began;
      const other = LONG.find((text) => text !== first);
      assert.deepEqual(waiting(), [{ key: `${LONG.indexOf(other!)}.txt`, postponed: 1 }]);
      const [asked] = world.queue;
      await deliver(world.put('short.txt', 'Cy: short'), asked!);

      assert.deepEqual(began, [first, other]);
      assert.deepEqual(waiting(), [{ key: 'short.txt', postponed: 1 }]);
      await world.drain();
      await assertTruth(world, table, tableName);
      await assertTidy(world, table, tableName);
    });

    it('and goes on behind the last text of a file that there was time for', async () => {
      const { began, deliver } = measured();

      let message: Message | undefined = world.put('many.jsonl', lines(...LONG));
      for (let invocations = 0; message && invocations < 5; invocations++) {
        await deliver(message);
        message = world.queue[0];
      }

      assert.deepEqual(began, LONG);
      assert.deepEqual(outcomes(), ['many.jsonl continued', 'many.jsonl shown']);
      await assertTruth(world, table, tableName);
      await assertTidy(world, table, tableName);
    });

    it('and tells of a text that no invocation has the time for; its neighbours are read', async () => {
      const never: ExtractSettings['attribute'] = (text, signal) =>
        text === TEXT
          ? attributeLines(text)
          : new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      const handle = createExtractHandler({ ...world.settings, attribute: never });
      const messages = [world.put('long.txt', 'Ada: endless'), world.put('a.txt', TEXT)];
      remaining = 100;
      assert.deepEqual(await handle(recordsOf(...messages), context), { batchItemFailures: [] });

      const article = await articleOf('long.txt');
      assert.deepEqual([article?.status, article?.failure?.reason], ['failed', 'too-slow']);
      assert.match(article?.failure?.message ?? '', /12 characters.*split it/);
      assert.equal((await articleOf('a.txt'))?.quotes, 2);
    });

    it('and puts off what it can not begin with', async () => {
      const messages = Array.from({ length: 14 }, (_, index) => world.put(`${index}.txt`, TEXT));
      const { batchItemFailures } = await deliverSlowly(...messages);

      assert.deepEqual(batchItemFailures, []);
      assert.ok(waiting().length > 0 && waiting().length < 14, `${waiting().length} were put off`);
      assert.deepEqual(errorsLogged(), []);
      await world.drain();
      assert.equal(truthOf(world).ready.size, 14);
      await assertTruth(world, table, tableName);
      await assertTidy(world, table, tableName);
    });
  });

  it('does not read a file that is too large for an article, and tells why it failed', async () => {
    // Prepare
    let bytesRead = 0;
    async function* body() {
      for (const chunk = Buffer.alloc(64 * 1024, 'a'); ; bytesRead += chunk.length) yield chunk;
    }
    const s3 = new S3Client({});
    const s3Mock = mockClient(s3);
    const size = 5 * 1024 ** 3;
    s3Mock.on(GetObjectCommand).callsFake(() => ({ Body: body(), ContentLength: size, ETag: '"e"' }));
    world.settings.s3 = s3;

    // Act
    const failed = await world.deliver([eventOf('huge.txt', 'ObjectCreated:Put', { sequencer: '01' })]);

    // Assess
    assert.deepEqual(failed, []);
    assert.ok(bytesRead < 1024 ** 2, `${bytesRead} bytes were read`);
    assert.equal(s3Mock.commandCalls(PutObjectCommand).length, 0);
    const article = await articleOf('huge.txt');
    assert.deepEqual([article?.status, article?.failure?.reason], ['failed', 'too-large']);
    assert.match(article?.failure?.message ?? '', /5368709120 bytes/);
  });
});
