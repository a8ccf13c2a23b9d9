import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MAX_ATTEMPTS } from '../../lambdas/extract/limits.ts';
import { pauseAfter } from '../../lambdas/extract/retry.ts';
import { SETTINGS, STAGES } from '../../lib/settings.ts';
import { type AlarmTerms, alwaysRings, type Datapoint, neverRings, rings } from './ringing.ts';
import { resource, resourcesOf, synthesize } from './synthesize.ts';

/** One value at each of these seconds. */
const once = (...seconds: number[]): Datapoint[] => seconds.map((at) => ({ at, value: 1 }));

/** A value each minute, for so many minutes. */
const everyMinute = (minutes: number, value: (minute: number) => number): Datapoint[] =>
  Array.from({ length: minutes }, (_, minute) => ({ at: minute * 60, value: value(minute) }));

/** When a message is tried that fails after `seconds` each time, and when it is a dead letter. */
function tries(seconds: number): { at: number[]; dead: number } {
  const at: number[] = [];
  let next = 0;
  for (let receives = 1; receives <= MAX_ATTEMPTS; receives++) {
    at.push(next);
    next += seconds + pauseAfter(receives);
  }
  return { at, dead: next };
}

describe('the arithmetic of alarms', () => {
  const terms = { Threshold: 0, EvaluationPeriods: 3, Period: 300, Statistic: 'Sum' };

  it('knows that one error each half an hour is never three periods on end', () => {
    assert.ok(neverRings(terms, once(0, 1800, 3600, 5400, 7200)));
  });

  it('knows that three periods on end are', () => {
    assert.ok(alwaysRings(terms, once(0, 200, 400, 600, 800, 1000)));
    assert.ok(rings(terms, once(10, 310, 610), 60, 0));
  });
});

for (const stage of STAGES) {
  const { template } = synthesize(stage);
  const alarm = (heading: string): AlarmTerms =>
    resourcesOf(template, 'AWS::CloudWatch::Alarm')
      .map(({ Properties }) => Properties)
      .find(({ AlarmDescription }) => AlarmDescription.startsWith(`${heading}. `));
  const { Timeout } = resource(template, 'AWS::Lambda::Function', 'ExtractFunction').Properties;

  describe(`in ${stage}, a message that ends each process that works on it`, () => {
    // Whether it does so at once or when the time is up, its next try is counted from when the invocation is over.
    const { at, dead } = tries(Timeout);

    it('rings as extract errors', () => {
      assert.ok(alwaysRings(alarm('Extract errors'), once(...at)));
    });

    it('rings as a dead letter within three quarters of an hour', () => {
      assert.ok(dead < 45 * 60);
      const inDeadLetters = everyMinute(5, () => 1).map((point) => ({ ...point, at: point.at + dead }));
      assert.ok(alwaysRings(alarm('Dead letters'), inDeadLetters));
    });

    it('does not ring when it went well at the second try', () => {
      assert.ok(neverRings(alarm('Extract errors'), once(0)));
    });
  });

  describe(`in ${stage}, a message that the handler names as failed`, () => {
    const { dead } = tries(0);

    it('rings as a dead letter in less than ten minutes, and as nothing old before', () => {
      assert.ok(dead < 10 * 60);
      const age = everyMinute(Math.ceil(dead / 60), (minute) => minute * 60);
      assert.ok(neverRings(alarm('Old messages'), age));
    });
  });

  describe(`in ${stage}, a queue`, () => {
    const { oldestMessageMinutes } = SETTINGS[stage].alarms;

    it('rings when its oldest message waits a quarter of an hour longer than the settings allow', () => {
      assert.ok(
        alwaysRings(
          alarm('Old messages'),
          everyMinute(oldestMessageMinutes + 15, (minute) => minute * 60),
        ),
      );
    });

    it('does not ring for one that waits just as long as that', () => {
      assert.ok(
        neverRings(
          alarm('Old messages'),
          everyMinute(oldestMessageMinutes, (minute) => minute * 60),
        ),
      );
    });
  });

  describe(`in ${stage}, a function that is throttled`, () => {
    it('rings for files that wait after a quarter of an hour, not for a moment', () => {
      assert.ok(
        alwaysRings(
          alarm('Extract throttles'),
          everyMinute(25, () => 5),
        ),
      );
      assert.ok(
        neverRings(
          alarm('Extract throttles'),
          everyMinute(5, () => 5),
        ),
      );
    });

    it('rings for a single caller who was turned away', () => {
      for (const heading of [
        'Query throttles',
        'Correct throttles',
        'Desk throttles',
        'Query errors',
        'Correct errors',
        'Desk errors',
      ]) {
        assert.ok(alwaysRings(alarm(heading), once(0)), heading);
      }
      assert.ok(alwaysRings(alarm('API server errors'), once(0)));
    });
  });
}
