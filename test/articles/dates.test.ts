import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isoDate } from '../../lambdas/articles/dates.ts';

const KNOWN: [unknown, string][] = [
  ['2016-12-19', '2016-12-19'],
  ['2016-1-9', '2016-01-09'],
  ['2016/12/19', '2016-12-19'],
  ['2016.12.19', '2016-12-19'],
  ['  2016-12-19\n', '2016-12-19'],
  ['2016-12-19T18:05:00Z', '2016-12-19T18:05:00.000Z'],
  ['2016-12-19T18:05Z', '2016-12-19T18:05:00.000Z'],
  ['2016-12-19T18:05:00.123456Z', '2016-12-19T18:05:00.123Z'],
  ['2016-12-19T18:05:00+01:00', '2016-12-19T17:05:00.000Z'],
  ['2016-12-19T18:05:00-0530', '2016-12-19T23:35:00.000Z'],
  ['2016-12-19 18:05:00 +0000', '2016-12-19T18:05:00.000Z'],
  ['2016-12-31T23:30:00-05:00', '2017-01-01T04:30:00.000Z'],
  ['2016-12-19T18:05:00', '2016-12-19'],
  ['2016-12-19 18:05:00', '2016-12-19'],
  ['2016-12-19T25:05:00Z', '2016-12-19'],
  ['2016-12-19T18:05:00+99:00', '2016-12-19'],
  ['20161219', '2016-12-19'],
  [20161219, '2016-12-19'],
  ['20161219180500', '2016-12-19'],
  ['20161219T180500Z', '2016-12-19T18:05:00.000Z'],
  ['20161219T1805+0100', '2016-12-19T17:05:00.000Z'],
  ['20161219T1805', '2016-12-19'],
  ['Mon, 19 Dec 2016 18:05:00 +0100', '2016-12-19T17:05:00.000Z'],
  ['Mon, 19 Dec 2016 18:05:00 GMT', '2016-12-19T18:05:00.000Z'],
  ['Mon, 19 Dec 2016 18:05:00 EST', '2016-12-19T23:05:00.000Z'],
  ['Mon Dec 19 2016 18:05:00 GMT+0100 (Central European Standard Time)', '2016-12-19T17:05:00.000Z'],
  ['Mon Dec 19 18:05:00 +0000 2016', '2016-12-19T18:05:00.000Z'],
  ['19 December 2016', '2016-12-19'],
  ['19th of December, 2016', '2016-12-19'],
  ['19-Dec-2016', '2016-12-19'],
  ['Monday, 3 April 2017', '2017-04-03'],
  ['December 19, 2016', '2016-12-19'],
  ['DECEMBER 19, 2016', '2016-12-19'],
  ['Sept. 3, 2017', '2017-09-03'],
  ['Dec. 19, 2016 6:05 PM', '2016-12-19'],
  ['Dec. 19, 2016 6:05 p.m. EST', '2016-12-19T23:05:00.000Z'],
  ['Dec. 19, 2016 12:05 a.m. UTC', '2016-12-19T00:05:00.000Z'],
  ['Published 6:05 PM ET, Mon December 19, 2016', '2016-12-19'],
  ['Published December 19, 2016; updated December 20, 2016', '2016-12-19'],
  ['19/12/2016', '2016-12-19'],
  ['12/19/2016', '2016-12-19'],
  ['5.5.2016', '2016-05-05'],
  ['2016-02-29', '2016-02-29'],
  [1482170700, '2016-12-19T18:05:00.000Z'],
  [1482170700.5, '2016-12-19T18:05:00.500Z'],
  ['1482170700', '2016-12-19T18:05:00.000Z'],
  [1482170700000, '2016-12-19T18:05:00.000Z'],
];

const UNKNOWN: unknown[] = [
  '',
  'yesterday',
  '03/04/2016',
  '3-4-2016',
  'December 2016',
  '2016-12',
  '2016',
  2016,
  '2016-02-30',
  '2015-02-29',
  '2016-13-01',
  '20161332',
  '0001-11-30',
  '0000-00-00',
  '1599-12-31',
  '2201-01-01',
  '99999999',
  'Marathon 5, 2016',
  '12/1/16',
  '1.2.3.2016',
  -1482170700,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e300,
  null,
  undefined,
  true,
  {},
  ['2016-12-19'],
];

describe('isoDate', () => {
  for (const [written, expected] of KNOWN) {
    it(`reads ${JSON.stringify(written)}`, () => {
      assert.equal(isoDate(written), expected);
    });
  }

  for (const written of UNKNOWN) {
    it(`leaves out ${JSON.stringify(written) ?? 'undefined'}`, () => {
      assert.equal(isoDate(written), undefined);
    });
  }

  it('reads back any instant between 1600 and 2200 that it is given in ISO 8601', () => {
    const instants = fc.date({
      min: new Date('1600-01-01'),
      max: new Date('2200-12-31'),
      noInvalidDate: true,
    });
    fc.assert(fc.property(instants, (date) => isoDate(date.toISOString()) === date.toISOString()));
  });

  it('gives nothing but valid ISO 8601, whatever it is given', () => {
    const valid = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}\.\d{3}Z)?$/;
    const nearlyDates = fc.stringMatching(/^(?:\d{1,4}|[ ,:./+TZ-]|[AP]M|EST|Dec|May|th){1,12}$/);
    fc.assert(
      fc.property(
        fc.oneof(nearlyDates, fc.string({ unit: 'binary' }), fc.double(), fc.integer()),
        (written) => {
          const found = isoDate(written);
          return found === undefined || (valid.test(found) && !Number.isNaN(Date.parse(found)));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
