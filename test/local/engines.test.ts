import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ENGINES, Engines } from '../../bin/local/engines.ts';
import { temporaryFolder } from './folder.ts';

/** A process whose answers tell its id and its threads; it answers `wait` after a while. */
const SCRIPT = `
process.on('disconnect', () => process.exit());
process.on('message', ({ id, text }) => {
  if (text === 'abort') process.abort();
  const answer = () => process.send({ id, attributions: [{ pid: process.pid, threads: Number(process.argv[2]) }] });
  if (text === 'wait') setTimeout(answer, 300);
  else answer();
});
process.send({ ready: true });
`;

test('texts that are read at once go to different processes, and one that dies harms no other', async (t) => {
  const path = join(temporaryFolder(t), 'script.mjs');
  writeFileSync(path, SCRIPT);
  const engines = new Engines({ told: () => {}, script: pathToFileURL(path) });
  t.after(() => engines.close());
  const { signal } = new AbortController();
  const read = async (text: string) => {
    const [answer] = await engines.attribute(text, signal);
    return answer as unknown as { pid: number; threads: number };
  };

  const answers = await Promise.all(Array.from({ length: ENGINES }, () => read('wait')));

  assert.equal(new Set(answers.map(({ pid }) => pid)).size, ENGINES);
  assert.ok(answers.every(({ threads }) => threads >= 1));
  const [waited, aborted] = await Promise.allSettled([read('wait'), read('abort')]);
  assert.equal(aborted.status, 'rejected');
  if (ENGINES > 1) assert.equal(waited.status, 'fulfilled');
});
