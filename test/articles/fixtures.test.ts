import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fixtures, readingOf } from './fixtures.ts';

describe('a file of each format', () => {
  for (const fixture of fixtures()) {
    it(`${fixture.name} gives the articles that are written beside it`, async () => {
      assert.deepEqual(await readingOf(fixture), JSON.parse(readFileSync(fixture.expected, 'utf8')));
    });
  }
});
