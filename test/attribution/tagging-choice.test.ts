import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confidenceOf } from '../../lambdas/attribution/tagging/confidence.ts';
import { attributionsOf } from '../../lambdas/attribution/tagging/index.ts';
import type { Relation } from '../../lambdas/attribution/tagging/relations.ts';

const LEAST = 0.4;

/** A relation with content from `start` to `end`, of about the confidence that a likelihood of its parts gives. */
function relation(start: number, end: number, likelihood: number, more: Partial<Relation> = {}): Relation {
  return {
    kind: 'direct',
    type: 'communication',
    source: [{ start: end + 1, end: end + 4 }],
    cue: [{ start: end + 5, end: end + 9 }],
    content: [{ start, end }],
    anchor: end + 5,
    anchoredAt: 'cue',
    proposal: likelihood,
    validity: likelihood,
    certainty: likelihood,
    ...more,
  };
}

const starts = (relations: Relation[]) =>
  attributionsOf(relations, LEAST).map(({ content }) => content[0]!.start);

const sure = relation(0, 50, 0.95);
const doubtful = (start: number, more: Partial<Relation> = {}) => relation(start, start + 50, 0.42, more);

test('the likelihoods of these relations lie on both sides of the least confidence', () => {
  assert.ok(confidenceOf(sure) > LEAST);
  const low = confidenceOf(doubtful(0));
  assert.ok(low > 0.2 && low < LEAST, `${low}`);
  assert.ok(confidenceOf(relation(0, 50, 0.05)) < 0.2);
});

test('a doubtful relation of quoted words is taken where no other one has them', () => {
  assert.deepEqual(starts([sure, doubtful(100)]), [0, 100]);
  assert.deepEqual(starts([doubtful(100), relation(300, 350, 0.95)]), [100, 300]);
});

test('not where a surer one has some of them, without quoted words, without a source, or of hardly any confidence', () => {
  assert.deepEqual(starts([sure, doubtful(40)]), [0]);
  assert.deepEqual(starts([sure, doubtful(100, { kind: 'indirect' })]), [0]);
  assert.deepEqual(starts([sure, doubtful(100, { source: [] })]), [0]);
  assert.deepEqual(starts([sure, relation(100, 150, 0.05)]), [0]);
});

test('of doubtful ones that share words the most confident is taken', () => {
  assert.deepEqual(starts([doubtful(100), relation(120, 170, 0.45), doubtful(300)]), [120, 300]);
});
