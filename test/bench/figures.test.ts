import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aligned, printed } from '../../bench/part.ts';
import { median, quantile, rounded } from '../../bench/statistics.ts';

describe('figures', () => {
  it('stand in columns, names to the left and numbers to the right', () => {
    const rows = [
      ['', 'P', 'F1'],
      ['all', '71.0', '9.5'],
      ['quoted', '8.0', ''],
    ];

    assert.deepEqual(aligned(rows), ['           P   F1', 'all     71.0  9.5', 'quoted   8.0']);
  });

  it('are printed under their title, notes last', () => {
    const text = printed({ title: 'Engine', rows: [['MB/s', '1.5']], notes: ['One thread.'] });

    assert.equal(text, 'Engine\n  MB/s  1.5\n  One thread.');
  });

  it('keep three digits that count, or all before the point', () => {
    assert.deepEqual([1234.5, 123.4, 12.34, 1.234, 0].map(rounded), ['1,235', '123', '12.3', '1.23', '0.00']);
  });
});

describe('a quantile', () => {
  it('is one of the values, whatever their order', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);

    assert.deepEqual(
      [0.01, 0.5, 0.99, 1].map((share) => quantile(values, share)),
      [1, 50, 99, 100],
    );
    assert.equal(median([7]), 7);
  });

  it('of no values is an error', () => {
    assert.throws(() => median([]), RangeError);
  });
});
