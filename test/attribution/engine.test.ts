import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute } from '../../lambdas/attribution/index.ts';
import { assertAnyTextIsRead } from './any-text.ts';

// More of them, and long ones, are read in hostile-text.slow.ts.
test('any text gives well-formed attributions, ordered by content, the same every time', () =>
  assertAnyTextIsRead(30));

test('offsets count UTF-16 code units', async () => {
  const text = '😀😀 “The harvest is lost,” Ann Low said.';

  const [found] = await attribute(text);

  assert.equal(text.slice(found!.content[0]!.start, found!.content[0]!.end), '“The harvest is lost,”');
  assert.equal(found!.speaker?.name, 'Ann Low');
});

test('an answer inside what is said at the very end of a text', async () => {
  const found = await attribute('“Ada Finch asked my brother, and ‘I know,’ he replied,” Xul Low said');

  assert.equal(found[0]!.speaker?.name, 'Xul Low');
});

test('a dialogue of the shortest turns is read turn by turn', async () => {
  const turns = 40;
  const text = '“Go,” he said. She said “no.” '.repeat(turns);

  const found = await attribute(text);

  const cued = found.filter(({ source: [own] }) => own && /^s?he$/i.test(text.slice(own.start, own.end)));
  assert.ok(cued.length >= 0.9 * 2 * turns, `${cued.length} of ${2 * turns}`);
});
