import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { namesOf } from './marked.ts';

describe('ministries keep their country', () => {
  const cases: [string, (string | null)[]][] = [
    ['[Turkey’s Interior Ministry] said {it rains}.', ['Turkey’s Interior Ministry']],
    ['[The Turkish Interior Ministry] said {it rains}.', ['Turkish Interior Ministry']],
    ['[Norland’s foreign ministry] said {it rains}.', ["Norland's foreign ministry"]],
    ['[Norland’s Foreign Ministry] said {it rains}.', ['Norland’s Foreign Ministry']],
    ['[The French foreign ministry] said {it rains}.', ['French foreign ministry']],
    ['[Turkey’s Ministry of Health] said {it rains}.', ['Turkey’s Ministry of Health']],
    ['[Ohio’s Supreme Court] said {it rains}.', ['Ohio’s Supreme Court']],
    ['[The State Department] said {it rains}.', ['State Department']],
    ['[Mayor Ada Finch’s Police Department] said {it rains}.', ['Police Department']],
  ];
  for (const [text, names] of cases) {
    test(text, () => assert.deepEqual(namesOf(text), names));
  }

  test('a ministry without a country is the one named last, or else the first to come', () => {
    const text =
      '[The Interior Ministry] said {it rains}. [Turkey’s Interior Ministry] said {it pours}. ' +
      '[The Egyptian Interior Ministry] said {it snows}. [The Interior Ministry] said {it hails}.';

    assert.deepEqual(namesOf(text), [
      'Turkey’s Interior Ministry',
      'Turkey’s Interior Ministry',
      'Egyptian Interior Ministry',
      'Egyptian Interior Ministry',
    ]);
  });

  test('possessive and adjective are one country', () => {
    const text =
      '[Turkey’s Interior Ministry] said {it rains}. [The Turkish Interior Ministry] said {it pours}.';

    assert.deepEqual(namesOf(text), ['Turkey’s Interior Ministry', 'Turkey’s Interior Ministry']);
  });
});
