import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { JOBS, jobsText } from '../../bin/examples.ts';

test('the six jobs answer of the samples what docs/examples/jobs.md shows', async () => {
  const text = readFileSync(JOBS, 'utf8');

  assert.equal(text.match(/^```sh$/gm)?.length, 6);
  assert.ok(!/^```(?:json|csv)\n```/m.test(text), 'an answer is missing');
  assert.equal(await jobsText(), text, 'run: npm run examples -- --update');
});
