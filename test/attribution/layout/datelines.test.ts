import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startBehindDateline } from '../../../lambdas/attribution/layout/datelines.ts';

const CASES: [text: string, behind: string][] = [
  ['KHARVIL, March 4 (XN) -- Drivers will pay.', 'Drivers will pay.'],
  ['MADDOCK, Isle of Arden (AP) — Drivers will pay.', 'Drivers will pay.'],
  ['FORT ANSTEY, Pa. (AP) _ Drivers will pay.', 'Drivers will pay.'],
  ['PORT ELSTOW: Drivers will pay.', 'Drivers will pay.'],
  [
    'NASA said on Monday — after a day of talks — that it will fly.',
    'NASA said on Monday — after a day of talks — that it will fly.',
  ],
  ['The mayor — Jo Bell — spoke.', 'The mayor — Jo Bell — spoke.'],
];

for (const [text, behind] of CASES) {
  test(`behind the dateline: ${text}`, () => {
    assert.equal(text.slice(startBehindDateline(text, { start: 0, end: text.length })), behind);
  });
}
