import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRecordTurns } from '../../../lambdas/attribution/layout/record.ts';
import { found } from './reading.ts';

test('a parliament’s record: names in capitals with titles, a full stop, asides and states', () => {
  const text =
    'Mr. DRAY (during the reading). Madam Chair, I ask that the bill be taken as read.\n\nThe CHAIR. Is there objection?\n\nThere was no objection.\n\nMs. McHALE of West Arden. I rise to speak.\n\nI shall be short.\n\nThe SPEAKER pro tempore (Mr. HOLT). The gentlewoman has the floor.';

  assert.deepEqual(found(findRecordTurns, text), [
    'Mr. DRAY | Madam Chair, I ask that the bill be taken as read.',
    'The CHAIR | Is there objection?',
    'Ms. McHALE of West Arden | I rise to speak.',
    '+  | I shall be short.',
    'The SPEAKER pro tempore | The gentlewoman has the floor.',
  ]);
});

test('one such line alone is no record', () => {
  assert.deepEqual(found(findRecordTurns, 'The NATO. It was founded in spring.\n\nIt has many members.'), []);
});
