import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { suite, type TestContext, test } from 'node:test';
import { type Ask, inProcess } from '../../bin/api-pages.ts';
import { type ExportFormat, exportQuotes } from '../../bin/export.ts';
import { COLUMNS } from '../../lambdas/routes/query/quote-rows.ts';
import { temporaryFolder } from '../local/folder.ts';
import { archiveOf, articleAt, quoteBy } from './archive.ts';

const articles = Array.from({ length: 30 }, (_, day) =>
  articleAt(`a${day}`, `2024-05-${String(day + 1).padStart(2, '0')}`),
);
const quotes = articles.flatMap(({ id }) =>
  Array.from({ length: 10 }, (_, at) => quoteBy('Ada Finch', id, at)),
);
const ask = inProcess(archiveOf({ articles, quotes, texts: new Map() }));

interface Given {
  format?: ExportFormat;
  to?: string;
  filters?: Record<string, string>;
  asked?: Ask;
}

async function exported({ format = 'jsonl', to, filters = {}, asked = ask }: Given) {
  const [output, errors] = [new PassThrough(), new PassThrough().resume()];
  const written = text(output);
  const parameters = new URLSearchParams(filters);
  const count = exportQuotes({ ask: asked, format, to, filters: parameters, output, errors }).finally(() =>
    output.end(),
  );
  return { count: await count, written: await written };
}

suite('export', () => {
  test('writes every quote once, over many pages, newest first', async () => {
    const { count, written } = await exported({});
    const ids = written
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    assert.equal(count, 300);
    assert.equal(new Set(ids).size, 300);
    assert.match(ids[0], /^a29\./);
  });

  test('takes the filters of the API', async () => {
    const { written } = await exported({ format: 'csv', filters: { from: '2024-05-30', speaker: 'finch' } });
    const lines = written.trim().split('\r\n');
    assert.equal(lines.length, 11);
    assert.equal(lines[0], COLUMNS.map(({ name }) => name).join(','));
    await assert.rejects(exported({ filters: { mood: 'good' } }), { name: 'ApiRefused' });
  });

  const folderOf = (t: TestContext) => temporaryFolder(t);

  test('a file bears its name when it is whole, and stays as it was when it breaks off', async (t) => {
    const to = join(folderOf(t), 'sub', 'quotes.jsonl');
    await exported({ to });
    assert.equal(readFileSync(to, 'utf8').trim().split('\n').length, 300);
    writeFileSync(to, 'before');
    let pages = 0;
    const breaking: Ask = async (path) => {
      if (++pages === 3) throw new Error('The line was cut.');
      return ask(path);
    };
    await assert.rejects(exported({ to, asked: breaking }), /cut/);
    assert.equal(readFileSync(to, 'utf8'), 'before');
    assert.deepEqual(readdirSync(join(to, '..')), ['quotes.jsonl']);
  });

  test('a folder gets numbered files', async (t) => {
    const to = join(folderOf(t), 'all');
    mkdirSync(to);
    await exported({ to, format: 'csv' });
    assert.deepEqual(readdirSync(to), ['quotes-00001.csv']);
  });
});
