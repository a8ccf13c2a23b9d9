import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readFile } from '../../lambdas/articles/index.ts';
import { fixtures } from './fixtures.ts';

/** Tests that each fixture gives articles or reasons, however it is damaged: so many kinds of damage each. */
export function testDamagedFiles(numRuns: number): void {
  describe('damaged files of each format', () => {
    for (const { name, file } of fixtures()) {
      const bytes = readFileSync(file);

      it(`give articles or reasons: ${name} cut anywhere, or with bytes turned over`, async () => {
        const damage = fc.record({
          end: fc.nat(bytes.length),
          flips: fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })), {
            maxLength: 5,
          }),
        });
        await fc.assert(
          fc.asyncProperty(damage, async ({ end, flips }) => {
            const damaged = Uint8Array.from(bytes);
            for (const [at, mask] of flips) damaged[at]! ^= mask;
            const results = await readFile(damaged.subarray(0, end), { key: name });
            assert.ok(results.length > 0);
            for (const result of results) {
              if ('article' in result) assert.notEqual(result.article.text.trim(), '');
              else assert.match(result.unreadable.message, /\.$/);
            }
          }),
          { numRuns },
        );
      });
    }
  });
}
