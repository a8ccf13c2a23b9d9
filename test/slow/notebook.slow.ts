import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { temporaryFolder } from '../local/folder.ts';
import { articleOf, piped } from '../local/piped.ts';
import { pythonWith } from '../python.ts';

interface Notebook {
  cells: { cell_type: string; source: string[] }[];
}

test('the notebook runs from its first cell to its plot', async (t) => {
  const python = pythonWith('requests==2.32.5', 'pandas==2.3.3', 'matplotlib==3.10.7');
  const { pipeline, s3, ask } = await piped(t);
  for (const speaker of ['Mayor Ilse Brandt', 'Councillor Omar Quist']) {
    const Body = articleOf(speaker, `The bridge stays open, says ${speaker} of 🌉`);
    await s3.send(new PutObjectCommand({ Bucket: 'articles', Key: `${speaker}.txt`, Body }));
  }
  await ask('/quotes');
  const url = new URL('../../docs/examples/quotes.ipynb', import.meta.url);
  const { cells } = JSON.parse(readFileSync(url, 'utf8')) as Notebook;
  const code = cells.filter(({ cell_type }) => cell_type === 'code').map(({ source }) => source.join(''));
  const last = `${code.at(-1)?.replace(/\n(?=.*$)/, '\nprint(')})`;
  const folder = temporaryFolder(t);

  const run = spawn(python, ['-'], {
    cwd: folder,
    env: { ...process.env, MPLBACKEND: 'Agg', WHOSAID_API: pipeline.address },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  run.stdin.end([...code.slice(0, -1), last].join('\n\n'));
  const [printed, [status]] = await Promise.all([text(run.stdout), once(run, 'close')]);

  assert.equal(status, 0);
  assert.match(printed, /bridge stays open/);
  assert.ok(existsSync(join(folder, 'genders.png')));
});
