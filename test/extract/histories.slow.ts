import { describe, it } from 'node:test';
import fc from 'fast-check';
import { tableOfTests } from '../store/embedded-table.ts';
import { assertTidy, assertTruth } from './truth.ts';
import { type Message, World } from './world.ts';

const table = await tableOfTests();

const CONTENTS = [
  'Ada: one\nBo: two\nAda: three',
  'Bo: two\nCy: four',
  'Ada: one',
  // The same words, but thought: the count of one type falls as that of another rises.
  'Ada thinks: one\nBo thinks: two\nDee thinks: five',
  '?: nobody',
  // One utterance in several articles: word for word, trimmed, by somebody unnamed, and twice in one article.
  'Ada: The harbour master never inspected the bridge.\nBo: two',
  '?: “The harbour master never inspected the bridge,”\nCy: Nobody but the sea can drag me off',
  'Ada: and we know the harbour master never inspected the bridge\nBo: Nobody but the sea will pull me off',
  'Cy: Nobody but the sea can drag me off. The harbour master never inspected the bridge.',
  // One person in two spellings, and another of the same surname.
  'Andrei Karlov: one\nAda: three',
  'Andrey Karlov: two\nAda: three\nOlga Karlova: six',
  'Andrey Karlov thinks: seven\nAndrei Karlov: eight\nKarlov: nine',
  '   ',
];

const jsonLines = (articles: string[]) =>
  articles.map((text) => (text.trim() === '' ? 'broken' : JSON.stringify({ text }))).join('\n');

/** Something that a person does in the bucket. */
const change = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ key: fc.constantFrom('a.txt', 'b.txt'), text: fc.constantFrom(...CONTENTS) }),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom(...CONTENTS), { minLength: 1, maxLength: 4 })
      .map((articles) => ({ key: 'many.jsonl', text: jsonLines(articles) })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('a.txt', 'b.txt', 'many.jsonl').map((key) => ({ key, text: undefined })),
  },
);

/** Something that the queue does: it delivers some messages, old ones among them, and the invocation may die. */
const delivery = fc.record({
  messages: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  diesAt: fc.option(fc.integer({ min: 1, max: 20 }), { nil: Number.POSITIVE_INFINITY }),
});

const step = fc.oneof(
  change.map((change) => ({ change })),
  delivery.map((delivery) => ({ delivery })),
);

function apply(world: World, { key, text }: { key: string; text: string | undefined }): Message {
  return text === undefined ? world.delete(key) : world.put(key, text);
}

const chosenFrom = (messages: Message[], indexes: number[]) =>
  messages.length === 0 ? [] : [...new Set(indexes.map((index) => messages[index % messages.length]!))];

describe('whatever happens in the bucket, and however its events arrive', () => {
  it('the store ends up with what lies in the bucket: late, twice, out of order, with crashes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
        // Prepare
        const tableName = await table.addTable();
        const world = new World(table, tableName, { mostArticles: 2 });
        const sent: Message[] = [];

        // Act
        for (const step of steps) {
          if ('change' in step) {
            sent.push(apply(world, step.change));
          } else {
            world.pass();
            await world.deliver(chosenFrom(sent, step.delivery.messages), step.delivery.diesAt);
          }
        }
        await world.drain();
        await world.deliver(sent.toReversed());
        await world.drain();

        // Assess
        await assertTruth(world, table, tableName);
        await assertTidy(world, table, tableName);
      }),
      { numRuns: 60 },
    );
  });

  it('the store ends up with what lies in the bucket: several invocations at once, in any order of requests', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(change, { maxLength: 2 }),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 4 }),
        async (scheduler, earlier, later, invocations) => {
          // Prepare
          const tableName = await table.addTable();
          const world = new World(table, tableName, { mostArticles: 2 });
          const sent: Message[] = [];
          for (const change of earlier) {
            sent.push(apply(world, change));
            await world.drain();
          }
          sent.push(...later.map((change) => apply(world, change)));
          world.gate = (_, name) => scheduler.schedule(Promise.resolve(), name);

          // Act
          const all = invocations.map((indexes) => world.deliver(chosenFrom(sent, indexes)));
          await scheduler.waitFor(Promise.all(all));
          world.gate = async () => {};
          await world.drain();

          // Assess
          await assertTruth(world, table, tableName);
          await assertTidy(world, table, tableName);
        },
      ),
      { numRuns: 60 },
    );
  });
});
