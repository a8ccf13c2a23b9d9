import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Turn, Turns } from '../../lambdas/extract/turns.ts';

/** Asks for turns; tells which have begun, and ends them by name. */
function asking(most: number) {
  const turns = new Turns(most);
  const begun = new Map<string, Turn>();
  const ask = (name: string, isAlone = false) => {
    void turns.take(isAlone).then((turn) => begun.set(name, turn));
  };
  const end = (name: string) => {
    turns.end(begun.get(name)!);
    begun.delete(name);
  };
  const names = async () => {
    await nextTurn();
    return [...begun.keys()].join('');
  };
  return { ask, end, names, turnOf: (name: string) => begun.get(name) };
}

test('turns come in order, a few at once', async () => {
  const { ask, end, names, turnOf } = asking(2);
  for (const name of 'abcd') ask(name);
  assert.equal(await names(), 'ab');
  assert.equal(turnOf('a')?.isAlone, false);
  end('b');
  assert.equal(await names(), 'ac');
  end('a');
  end('c');
  assert.equal(await names(), 'd');
});

test('who wants to be alone waits for those before, and those after wait', async () => {
  const { ask, end, names, turnOf } = asking(2);
  ask('a');
  ask('b', true);
  ask('c');
  assert.equal(await names(), 'a');
  end('a');
  assert.equal(await names(), 'b');
  assert.equal(turnOf('b')?.isAlone, true);
  end('b');
  assert.equal(await names(), 'c');
});

test('of turns one at a time, each is alone', async () => {
  const { ask, names, turnOf } = asking(1);
  ask('a');
  ask('b');
  assert.equal(await names(), 'a');
  assert.equal(turnOf('a')?.isAlone, true);
});
