import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Engine } from '../../bin/local/engine.ts';
import { temporaryFolder } from './folder.ts';

/** A process that does what a text says; its answer tells how many processes there have been. */
const SCRIPT = `
import { appendFileSync, readFileSync } from 'node:fs';
const starts = new URL('starts', import.meta.url);
appendFileSync(starts, '.');
const number = readFileSync(starts).length;
process.on('disconnect', () => process.exit());
process.on('message', ({ id, text }) => {
  if (text === 'hang') for (;;);
  if (text === 'abort' || (text === 'abort once' && number === 1)) {
    process.stderr.write('terminate called\\n  what(): out of memory\\n');
    process.abort();
  }
  if (text === 'fail') process.send({ id, error: { name: 'RangeError', message: 'no such window' } });
  else process.send({ id, attributions: [{ number }] });
});
process.send({ ready: true });
`;

function engine(t: TestContext, script = SCRIPT) {
  const path = join(temporaryFolder(t), 'script.mjs');
  writeFileSync(path, script);
  const said: string[] = [];
  const started = new Engine({ told: (message) => said.push(message), script: pathToFileURL(path) });
  t.after(() => started.close());
  const read = (text: string, signal = new AbortController().signal) => started.attribute(text, signal);
  return { read, said, close: () => started.close() };
}

test('texts are read in another process, whose errors come back', async (t) => {
  const { read, said } = engine(t);

  assert.deepEqual(await read('a'), [{ number: 1 }]);
  await assert.rejects(read('fail'), { name: 'RangeError', message: 'no such window' });
  assert.deepEqual(await read('b'), [{ number: 1 }]);
  assert.deepEqual(said, []);
});

test('a process that dies is replaced, and its text read again; one line says so', async (t) => {
  const { read, said } = engine(t);

  assert.deepEqual(await read('abort once'), [{ number: 2 }]);

  assert.deepEqual(said, [
    "The engine's process ended (SIGABRT: terminate called) while it read a text of 10 characters; " +
      'a new one reads it again.',
  ]);
});

test('a text that ends each process fails, and harms no other', async (t) => {
  const { read, said } = engine(t);

  await assert.rejects(read('abort'), { name: 'EngineDied', message: /2 times.*5 characters/ });
  assert.deepEqual(await read('a'), [{ number: 3 }]);
  assert.equal(said.length, 2);
});

test('a signal ends even a process that hangs, and nothing is said of it', async (t) => {
  const { read, said } = engine(t);
  await read('a');
  const deadline = new AbortController();
  const hanging = read('hang', deadline.signal);
  const reason = new Error('too late');

  deadline.abort(reason);

  await assert.rejects(hanging, reason);
  assert.deepEqual(await read('b'), [{ number: 2 }]);
  assert.deepEqual(said, []);
});

test('a process that does not even start is no text’s fault', async (t) => {
  const { read, said } = engine(t, "throw new Error('encoder.onnx is damaged')");

  await assert.rejects(read('a'), { name: 'EngineUnavailable' });
  assert.deepEqual(said, []);
});

test('closing ends what is in work', async (t) => {
  const { read, close } = engine(t);
  await read('a');
  const hanging = assert.rejects(read('hang'));

  close();

  await hanging;
});
