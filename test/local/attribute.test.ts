import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { attribute } from '../../lambdas/attribution/index.ts';
import { whosaid } from './command.ts';
import { temporaryFolder } from './folder.ts';

const TEXT = '"The bridge stays open," Mayor Ilse Brandt told reporters. A clerk said she agreed.';
const jsonLines = (lines: unknown[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
const parsed = (output: string) =>
  output
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

test('articles on stdin become lines in the same order, with what the engine finds', async (t) => {
  const input = jsonLines([
    { id: 'b', text: TEXT, title: 'ignored' },
    { id: 2, text: '' },
    { id: 'a', text: TEXT },
  ]);

  const run = whosaid(t, ['attribute'], { input });
  const code = await run.ended;

  const expected = (await attribute(TEXT)).map(
    ({ kind, type, source, cue, content, speaker, confidence }) => {
      const pairs = (spans: typeof source) => spans.map(({ start, end }) => [start, end]);
      const name = speaker?.name ?? null;
      return {
        kind,
        type,
        source: pairs(source),
        cue: pairs(cue),
        content: pairs(content),
        speaker: name,
        speakerConfidence: speaker?.confidence ?? null,
        ...(speaker && name === null ? { description: speaker.description } : {}),
        confidence,
      };
    },
  );
  assert.ok(expected.length > 0);
  assert.deepEqual(parsed(run.output()), [
    { id: 'b', attributions: expected },
    { id: 2, attributions: [] },
    { id: 'a', attributions: expected },
  ]);
  assert.equal(run.errors(), '');
  assert.equal(code, 0);
});

test('bad lines are told of by number, the others are written, and the exit code is 1', async (t) => {
  const bad = ['{"id":"x"', '[1]', '{"text":"no id"}', '{"id":"no text"}', 'null', ''];
  const input = `\uFEFF{"id":"first","text":""}\n${bad.join('\n')}\n{"id":"last","text":""}`;

  const run = whosaid(t, ['attribute'], { input });
  const code = await run.ended;

  assert.deepEqual(
    parsed(run.output()).map(({ id }) => id),
    ['first', 'last'],
  );
  assert.deepEqual(
    run
      .errors()
      .trim()
      .split('\n')
      .map((line) => line.slice(0, 7)),
    ['line 2:', 'line 3:', 'line 4:', 'line 5:', 'line 6:'],
  );
  assert.equal(code, 1);
});

test('files are read as the articles room reads them, and their lines hold the text', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'page.html'), `<title>Bridge</title><article><p>${TEXT}</p></article>`);
  writeFileSync(
    join(folder, 'many.jsonl'),
    `${jsonLines([{ text: TEXT }])}broken\n${jsonLines([{ text: 'Rain.' }])}`,
  );
  writeFileSync(join(folder, 'list.json'), JSON.stringify([{ text: 'One.' }, { text: 'Two.' }]));

  const run = whosaid(t, ['attribute', 'page.html', 'many.jsonl', 'list.json', 'missing.txt'], {
    cwd: folder,
  });
  const code = await run.ended;

  const articles = parsed(run.output());
  assert.deepEqual(
    articles.map(({ id }) => id),
    ['page.html', 'many.jsonl#1', 'many.jsonl#3', 'list.json#1', 'list.json#2'],
  );
  assert.match(articles[0].text, /The bridge stays open/);
  assert.ok(articles[1].attributions.length > 0);
  assert.match(run.errors(), /many\.jsonl#2: .*Broken JSON/);
  assert.match(run.errors(), /missing\.txt: there is no such file/);
  assert.equal(code, 1);
});

test('a reader that stops reading ends it quietly', async (t) => {
  const input = jsonLines(Array.from({ length: 5000 }, (_, id) => ({ id, text: 'Rain fell.' })));
  const run = whosaid(t, ['attribute'], { input });
  const { stdout } = run.child;
  assert.ok(stdout);

  await once(stdout, 'data');
  stdout.destroy();
  const code = await run.ended;

  assert.equal(run.errors(), '');
  assert.equal(code, 0);
});
