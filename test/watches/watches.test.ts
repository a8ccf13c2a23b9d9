import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createWatchStore } from '../../lambdas/store/index.ts';
import { DELIVERY_PAUSES_S } from '../../lambdas/watches/limits.ts';
import { isNews, quoteKeys } from '../../lambdas/watches/matching.ts';
import { tableOfTests } from '../store/embedded-table.ts';
import { WatchedWorld } from './watched-world.ts';

const table = await tableOfTests();

describe('watches', () => {
  it('tell of what /quotes would list for their filters, and of nothing else', async () => {
    const world = await WatchedWorld.make(table);
    for (const [id, quotes] of [
      ['speaker', 'speaker=ada+finch'],
      ['surname', 'speaker=hall'],
      ['nobody', 'speaker=cy+young'],
      ['words', 'q=%22old+bridge%22+-ferry'],
      ['article', 'q=harbour&in=article'],
      ['belief', 'type=belief'],
      ['unnamed', 'speakerType=unnamed'],
      ['paper', 'publication=the+courier&kind=direct'],
    ] as const)
      await world.watch(id, quotes);
    world.world.put('a.txt', 'In the harbour.\nAda Finch: the old bridge\nEd Hall thinks: no old bridge');
    world.world.put('b.txt', '?: the old bridge or a ferry', { publication: 'The Courier' });

    await world.extract();
    await world.workOn();

    assert.deepEqual(world.told(), [
      'article: the old bridge',
      'belief: no old bridge',
      'paper: the old bridge or a ferry',
      'speaker: the old bridge',
      'unnamed: the old bridge or a ferry',
      'words: the old bridge',
    ]);
    assert.deepEqual(world.log, []);
  });

  it('tell of each quote once, also when its article is extracted again and its quotes begin elsewhere', async () => {
    const world = await WatchedWorld.make(table);
    await world.watch('all', 'type=any');
    world.world.put('a.txt', 'Ada: one\nBo: two\nAda: one');
    await world.extract();
    await world.workOn();

    world.world.put('a.txt', 'More above.\nAda: One!\nCy: three\nBo: two\nAda: one');
    await world.extract();
    await world.workOn();

    assert.deepEqual(
      world.received.map(({ text }) => text),
      ['one', 'two', 'one', 'three'],
    );
    assert.equal(new Set(world.received.map(({ message }) => message)).size, 4);
  });

  it('tell with the name and words of now, and not of what is gone by now', async () => {
    const world = await WatchedWorld.make(table);
    world.answer = () => ({ isDelivered: false, detail: 'answered 500' });
    await world.watch('all', 'type=any');
    world.world.put('a.txt', 'Ada: one\nBo: two');
    await world.extract();
    await world.work();

    world.world.put('a.txt', 'Above.\nAda: one');
    await world.extract();
    world.answer = () => ({ isDelivered: true, detail: 'answered 200' });
    await world.workOn();

    assert.deepEqual(world.told(), ['all: one']);
    world.world.put('a.txt', 'Above.\nAda: one\nBo: two');
    await world.extract();
    await world.workOn();
    assert.deepEqual(world.told(), ['all: one', 'all: two'], 'what came back is told');
  });

  it('try for a day, ever more rarely, then lay the message among the dead letters, which can be tried again', async () => {
    const world = await WatchedWorld.make(table);
    await world.watch('all', 'type=any');
    const tries: number[] = [];
    world.answer = () => {
      tries.push(world.clock);
      return { isDelivered: false, detail: 'answered 503' };
    };
    world.world.put('a.txt', 'Ada: one');
    await world.extract();
    await world.workOn();

    const pauses = tries.slice(1).map((time, index) => (time - tries[index]!) / 1000);
    assert.deepEqual(pauses, DELIVERY_PAUSES_S);
    assert.ok(DELIVERY_PAUSES_S.reduce((sum, pause) => sum + pause) >= 24 * 3600);
    assert.equal(world.deadLetters.length, 1);
    const deliveries = await world.watches.deliveries('all');
    assert.deepEqual(
      deliveries.map(({ attempt, outcome }) => [attempt, outcome]),
      [...DELIVERY_PAUSES_S.keys()]
        .map((index) => [index + 1, 'failed'])
        .concat([[DELIVERY_PAUSES_S.length + 1, 'given-up']])
        .reverse(),
    );

    world.answer = () => ({ isDelivered: true, detail: 'answered 200' });
    world.putAgain(world.deadLetters[0]!);
    await world.workOn();
    assert.deepEqual(world.told(), ['all: one']);
    world.putAgain(world.deadLetters[0]!);
    await world.workOn();
    assert.equal(world.received.length, 1, 'what was delivered is not delivered again');
  });

  it('stop when the receiver is gone, and end when they are deleted', async () => {
    const world = await WatchedWorld.make(table);
    await world.watch('gone', 'type=any');
    await world.watch('deleted', 'type=any');
    world.answer = () => ({ isDelivered: false, isGone: true, detail: 'answered 410' });
    world.world.put('a.txt', 'Ada: one');
    await world.extract();
    assert.ok(await world.watches.remove('deleted'));
    await world.workOn();

    world.answer = () => ({ isDelivered: true, detail: 'answered 200' });
    world.world.put('b.txt', 'Ada: two');
    await world.extract();
    await world.workOn();

    assert.deepEqual(world.received, []);
    assert.match((await world.watches.watch('gone'))?.stopped ?? '', /410/);
    assert.equal(await world.watches.watch('deleted'), undefined);
    assert.equal(await world.watches.remove('deleted'), undefined);
  });

  it('hold the last deliveries', async () => {
    const settings = { dynamo: table.connect(), tableName: table.tableName };
    const watches = createWatchStore(settings, { deliveriesKept: 3 });
    const created = '2026-01-01T00:00:00.000Z';
    await watches.create({ id: 'a', quotes: 'speaker=ada', articles: 'all', created });
    for (const attempt of [1, 2, 3, 4, 5])
      await watches.note('a', {
        time: `2026-01-0${attempt}`,
        message: 'm',
        attempt,
        outcome: 'failed',
        detail: '',
      });

    const attempts = (await watches.deliveries('a')).map(({ attempt }) => attempt);
    assert.deepEqual(attempts, [5, 4, 3]);
  });

  it('tell once of a change that one batch has twice', async () => {
    const world = await WatchedWorld.make(table);
    await world.watch('all', 'type=any');
    world.world.put('a.txt', 'Ada: one\nBo: two');
    await world.world.drain();
    const [change] = world.world.changes;
    world.announce([change!, { ...change!, id: 'again' }]);
    await world.workOn();
    assert.deepEqual(
      world.received.map(({ text }) => text),
      ['one', 'two'],
    );
  });

  it('leave messages that nobody knows to the dead-letter queue', async () => {
    const world = await WatchedWorld.make(table);
    world.announce([{ id: 'strange', body: '{"Records":[]}' }]);
    await world.work();
    assert.equal(world.log.length, 1);
  });

  it('that a later release can’t read say so, and the others go on', async () => {
    const world = await WatchedWorld.make(table);
    await world.watch('old', 'colour=red');
    await world.watch('new', 'type=any');
    world.world.put('a.txt', 'Ada: one');
    await world.extract();
    await world.workOn();
    assert.deepEqual(world.told(), ['new: one']);
    assert.partialDeepStrictEqual(world.log, [{ event: 'unreadable-watch', watch: 'old' }]);
  });
});

describe('what is news', () => {
  const now = Date.parse('2026-03-10T12:00:00Z');
  const received = '2026-03-10T11:00:00.000Z';
  const recent = { articles: 'recent', created: '2026-01-01T00:00:00.000Z' } as const;

  for (const [what, watch, article, expected] of [
    ['an article of today', recent, { published: '2026-03-10', received }, true],
    ['an article of a week ago', recent, { published: '2026-03-03', received }, true],
    ['an article of eight days ago', recent, { published: '2026-03-02', received }, false],
    ['an article of 2013 in a backfill', recent, { published: '2013-05-01', received }, false],
    [
      'the same for who wants all',
      { ...recent, articles: 'all' },
      { published: '2013-05-01', received },
      true,
    ],
    ['an article without a date', recent, { received }, true],
    [
      'one without a date that was dropped a month ago',
      recent,
      { received: '2026-02-10T00:00:00.000Z' },
      false,
    ],
    [
      'what was dropped before the watch was made',
      { articles: 'all', created: '2026-03-10T11:30:00.000Z' },
      { published: '2026-03-10', received },
      false,
    ],
  ] as const) {
    it(`${what}: ${expected}`, () => {
      assert.equal(isNews(watch, article, now), expected);
    });
  }
});

describe('the names of quotes', () => {
  const keysOf = (...texts: string[]) => [
    ...quoteKeys(texts.map((text, index) => ({ id: String(index), articleId: 'a', text }))).values(),
  ];

  it('stay where punctuation, case and place change, and differ where words do, or the article', () => {
    const [one, two] = keysOf('“We can’t wait!”', 'No.');
    assert.deepEqual(keysOf('Hm?', 'we CAN’T wait', 'No'), [keysOf('Hm?')[0], one, two]);
    assert.notEqual(one, [...quoteKeys([{ id: '1', articleId: 'b', text: '“We can’t wait!”' }]).values()][0]);
  });

  it('are others for the same words said again', () => {
    const keys = keysOf('No.', 'No!', 'no');
    assert.equal(new Set(keys).size, 3);
  });
});
