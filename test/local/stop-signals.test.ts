import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

const SIGNALS = import.meta.resolve('../../bin/local/stop-signals.ts');

/** A process that takes for ever to stop. */
const SLOW = `const { untilStopped } = await import(${JSON.stringify(SIGNALS)});
  setInterval(() => {}, 1000);
  const stopped = untilStopped();
  console.log('ready');
  await stopped;
  console.log('stopping');`;

test('the second Ctrl-C ends a process that takes too long to stop', async (t) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SLOW], { stdio: 'pipe' });
  t.after(() => child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');

  child.kill('SIGINT');
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  await sleep(700);
  const afterEcho = child.exitCode;
  child.kill('SIGINT');
  const [code] = await ended;

  assert.equal(afterEcho, null);
  assert.equal(code, 130);
});

test('a process that does not come to an end is gone within five seconds', async (t) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SLOW], { stdio: 'pipe' });
  t.after(() => child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');

  child.kill('SIGTERM');

  // Its own clock says when; the exit code tells that it was not the signal.
  assert.deepEqual(await ended, [0, null]);
});
