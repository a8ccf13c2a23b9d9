import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createStoreCorrector, type StoreCorrector } from '../../lambdas/store/index.ts';
import { tableOfTests } from '../store/embedded-table.ts';
import { Desk } from './desk.ts';

const table = await tableOfTests();

const WRITES = ['PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand', 'BatchWriteItemCommand'];
const SPEAKERS = ['rada-velkova', 'irena-moss', 'otto-grau'];
const WORDS = '“The harbour master inspected the old bridge twice before breakfast.”';
const QUOTES = [
  { by: 'Rada Velkova', at: 10, text: WORDS },
  { by: 'Irena Moss', at: 150, text: '“We have never seen such a tide in all these years.”' },
];

class BrokenOff extends Error {}

/** A corrector that breaks off before the write behind so many. */
function breaking(tableName: string, most: number): StoreCorrector {
  const dynamo = table.connect();
  let writes = 0;
  dynamo.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (input) => {
        if (WRITES.includes(commandName) && writes++ >= most) throw new BrokenOff();
        return next(input);
      },
    { step: 'initialize' },
  );
  return createStoreCorrector({ dynamo, tableName });
}

interface Listed {
  id: string;
  speaker: { id: string | null };
  correction?: { verdict: string };
}

/** Each list says the same, and counts are of what is listed. */
async function isSound(desk: Desk, when: string): Promise<void> {
  const all: Listed[] = (await desk.ask('/quotes')).items;
  for (const id of SPEAKERS) {
    const { quotes = 0 } = await desk.ask(`/speakers/${id}`);
    const { items = [] } = await desk.ask(`/speakers/${id}/quotes`);
    const listed = items.map((one: Listed) => one.id).sort();
    const theirs = all.filter(({ speaker }) => speaker.id === id).map((one) => one.id);
    assert.deepEqual(listed, theirs.sort(), `${id}, ${when}`);
    assert.equal(quotes, listed.length, `count of ${id}, ${when}`);
  }
  const { items: articles } = await desk.ask('/articles');
  const counted = articles.reduce((sum: number, { quotes }: { quotes: number }) => sum + quotes, 0);
  assert.equal(counted, all.length, `articles’ counts, ${when}`);
  const same = all.filter(({ id }) => ids.get(desk)?.includes(id));
  const { items: utterances } = await desk.ask('/utterances');
  assert.deepEqual(
    utterances.map(({ articles: printed }: { articles: number }) => printed),
    same.length > 1 ? [same.length] : [],
    `utterances, ${when}`,
  );
}

/** The ids of the quotes with the words, that to be corrected first. */
const ids = new WeakMap<Desk, string[]>();

async function filled(): Promise<{ desk: Desk; id: string }> {
  const desk = new Desk(table, await table.addTable());
  const [first] = await desk.put('a.txt', { quotes: QUOTES });
  const [other] = await desk.put('b.txt', { quotes: [{ by: 'Rada Velkova', at: 30, text: WORDS }] });
  const id = first!.quotes[0]!.id;
  ids.set(desk, [id, other!.quotes[0]!.id]);
  return { desk, id };
}

const madeAgain = async (_: Desk, again: () => Promise<unknown>) => void (await again());

for (const [what, prepare, correct, verdict] of [
  [
    'that it is somebody else’s',
    async () => {},
    (corrector: StoreCorrector, id: string) => corrector.correctQuote(id, { speaker: 'irena-moss' }),
    'speaker',
  ],
  [
    'that it is of somebody new',
    async () => {},
    (corrector: StoreCorrector, id: string) => corrector.correctQuote(id, { speakerName: 'Otto Grau' }),
    'speaker',
  ],
  [
    'that it is none',
    async () => {},
    (corrector: StoreCorrector, id: string) => corrector.correctQuote(id, { verdict: 'rejected' }),
    'rejected',
  ],
  [
    'which is taken back',
    async (corrector: StoreCorrector, id: string) =>
      void (await corrector.correctQuote(id, { verdict: 'rejected' })),
    (corrector: StoreCorrector, id: string) => corrector.correctQuote(id, undefined),
    undefined,
  ],
] as const) {
  for (const [how, mend] of [
    ['when it is made again', madeAgain],
    [
      'when a new version of the article comes',
      async (desk: Desk) => void (await desk.put('a.txt', { quotes: QUOTES })),
    ],
    [
      'when another correction of the article comes',
      async (desk: Desk) => {
        const { items } = await desk.ask('/speakers/irena-moss/quotes');
        const own = items.find(({ id }: Listed) => !ids.get(desk)?.includes(id));
        await desk.send('PUT', `/quotes/${own.id}/correction`, { speaker: 'rada-velkova' });
      },
    ],
  ] as const) {
    suite(`a correction ${what} that breaks off`, () => {
      test(`comes to its end, or never began, ${how}`, async () => {
        let hasEnded = false;
        let wereDone = 0;
        for (let writes = 0; !hasEnded; writes++) {
          const { desk, id } = await filled();
          const again = createStoreCorrector({ dynamo: table.connect(), tableName: desk.archive.tableName });
          await prepare(again, id);
          hasEnded = await correct(breaking(desk.archive.tableName, writes), id).then(
            () => true,
            (error: unknown) => {
              if (!(error instanceof BrokenOff)) throw error;
              return false;
            },
          );

          await mend(desk, () => correct(again, id));

          await isSound(desk, `behind ${writes} writes`);
          const isDone = (await desk.ask(`/quotes/${id}`)).correction?.verdict === verdict;
          // The first write records it: from then on nothing may lose it.
          assert.equal(isDone, writes > 0 || mend === madeAgain, `behind ${writes} writes`);
          wereDone += Number(isDone);
          assert.deepEqual(desk.errors, []);
          assert.ok(writes < 60);
        }
        assert.ok(wereDone > 3, `${wereDone} came to their end`);
      });
    });
  }
}
