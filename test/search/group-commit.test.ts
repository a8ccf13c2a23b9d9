import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { GroupCommit } from '../../lambdas/search/group-commit.ts';

/** A group commit over a list; a transaction that throws leaves the list as it was. */
function overList() {
  let list: string[] = [];
  let transactions = 0;
  const commits = new GroupCommit(async (work) => {
    const before = [...list];
    transactions++;
    try {
      work();
    } catch (error) {
      list = before;
      throw error;
    }
  });
  const add = (...all: string[]) =>
    commits.change(() => {
      for (const one of all) {
        if (one === 'bad') throw new Error('this one can’t be written');
        list.push(one);
      }
    });
  return { commits, add, list: () => list, transactions: () => transactions };
}

test('changes of one turn are one transaction, those of the next are another', async () => {
  const { add, list, transactions } = overList();

  await Promise.all([add('a'), add('b'), add('c')]);
  assert.equal(transactions(), 1);
  await add('d');

  assert.equal(transactions(), 2);
  assert.deepEqual(list(), ['a', 'b', 'c', 'd']);
});

test('a change that fails takes nothing of another with it', async () => {
  const { add, list } = overList();

  const settled = await Promise.allSettled([add('a'), add('b', 'bad'), add('c')]);

  assert.deepEqual(
    settled.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  assert.deepEqual(list(), ['a', 'c']);
});

test('no change is done before its transaction is', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const commits = new GroupCommit(async (work) => {
    work();
    await promise;
  });
  let isDone = false;

  void commits
    .change(() => {})
    .then(() => {
      isDone = true;
    });
  await nextTurn();
  await nextTurn();
  assert.equal(isDone, false);
  resolve();
  await commits.committed();

  assert.equal(isDone, true);
});
