import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { whereJsonBreaks } from '../../lambdas/articles/json-error.ts';

const BROKEN: [string, number, number, RegExp][] = [
  ['', 1, 1, /too early/],
  ['{"text": "a"', 1, 13, /too early/],
  ['{"text": "a",\n "b": }', 2, 7, /value/],
  ['{"text": "a",}', 1, 14, /name in double quotes/],
  ["{'text': 1}", 1, 2, /name in double quotes/],
  ['{"a" 1}', 1, 6, /":"/],
  ['[1 2]', 1, 4, /","/],
  ['[1,]', 1, 4, /value/],
  ['{"a": 1]', 1, 8, /closing bracket/],
  ['{} {}', 1, 4, /nothing more/],
  ['{"a": "line\nend"}', 1, 12, /escape/],
  ['{"a": "\\x"}', 1, 8, /escape/],
  ['{"a": "never', 1, 7, /never ends/],
  ['[NaN]', 1, 2, /value/],
  ['[01]', 1, 3, /","/],
  ['\n\n\ttrue false', 3, 7, /nothing more/],
];

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('whereJsonBreaks', () => {
  for (const [json, line, column, problem] of BROKEN) {
    it(`finds the place in ${JSON.stringify(json)}`, () => {
      const found = whereJsonBreaks(json);
      assert.deepEqual([found?.line, found?.column], [line, column]);
      assert.match(found?.problem ?? '', problem);
    });
  }

  it('finds nothing in JSON', () => {
    fc.assert(fc.property(fc.json(), (json) => whereJsonBreaks(json) === undefined));
  });

  it('agrees with JSON.parse on anything', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\',
      '1',
      '-',
      '0',
      '.5',
      'e3',
      'true',
      'null',
      ' ',
      '\n',
      '\u0001',
      'é',
      '\\u00e9',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        return isJson(text) === (whereJsonBreaks(text) === undefined);
      }),
      { numRuns: 3000 },
    );
  });

  it('takes any depth', () => {
    const found = whereJsonBreaks('['.repeat(200_000));
    assert.equal(found?.column, 200_001);
  });
});
