import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SETTINGS } from '../../lib/settings.ts';

const SECURITY = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8');

/** What a row of a table says, by its first cell's beginning. */
function rowOf(beginning: string): string {
  const row = SECURITY.split('\n').find((line) => line.startsWith(`| ${beginning}`));
  assert.ok(row, `SECURITY.md has no row about ${beginning}`);
  return row;
}

const { dev, staging, prod } = SETTINGS;

test('the table is restorable as long as SECURITY.md says', () => {
  const wanted = [dev, staging, prod].map(({ restorableDays }) => restorableDays);
  for (const about of ['quotes (DynamoDB)', 'earlier states of the table'])
    assert.deepEqual(
      rowOf(about)
        .match(/\d+(?=(?: \(| days? \())/g)
        ?.map(Number),
      wanted,
      about,
    );
});

test('logs are kept as long as SECURITY.md says', () => {
  const days = [...rowOf("the API's access log").matchAll(/(\d+) (day|month)s? \(/g)].map(
    ([, count, unit]) => Number(count) * (unit === 'month' ? 30 : 1),
  );
  assert.deepEqual(
    days,
    [dev, staging, prod].map(({ logRetention }) => Number(logRetention)),
  );
});

test('records of access are kept as long as SECURITY.md says', () => {
  const days = rowOf('access to stored objects').match(/\d+/g)?.map(Number);
  assert.deepEqual(
    days,
    [dev, staging, prod].map(({ accessRecordDays }) => accessRecordDays),
  );
});
