import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { suite, type TestContext, test } from 'node:test';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
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

  test('Parquet has the same rows as JSON lines, with the types of the columns', async (t) => {
    const to = join(folderOf(t), 'quotes.parquet');
    await exported({ to, format: 'parquet' });
    const file = new Uint8Array(readFileSync(to)).buffer;
    const { written } = await exported({});
    const expected = written
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(await parquetReadObjects({ file }), expected);
    const leaves = parquetMetadata(file).schema.slice(1);
    assert.deepEqual(
      leaves.map(({ name, type, converted_type: converted }) => [
        name,
        converted === 'UTF8' ? 'STRING' : type,
      ]),
      COLUMNS.map(({ name, type }) => [name, type]),
    );
  });

  test('Parquet of many rows is written a group of rows at a time', async () => {
    const rows = 12_000;
    const many: Ask = async (path) => {
      const from = Number(new URLSearchParams(path.split('?')[1]).get('cursor') ?? 0);
      const page = Array.from({ length: 100 }, (_, at) =>
        JSON.stringify({ id: `q${from + at}`, start: from + at }),
      );
      const next = from + 100;
      return {
        status: 200,
        body: page.join('\n'),
        link: next < rows ? `<?cursor=${next}>; rel="next"` : undefined,
      };
    };
    const pieces: Buffer[] = [];
    const output = new PassThrough();
    output.on('data', (piece: Buffer) => pieces.push(piece));
    const errors = new PassThrough().resume();
    await exportQuotes({
      ask: many,
      format: 'parquet',
      to: undefined,
      filters: new URLSearchParams(),
      output,
      errors,
    });
    output.end();
    const file = new Uint8Array(Buffer.concat(pieces)).buffer;
    assert.deepEqual(
      parquetMetadata(file).row_groups.map(({ num_rows: count }) => Number(count)),
      [10_000, 2000],
    );
    assert.ok(Math.max(...pieces.map(({ length }) => length)) < file.byteLength);
    const read = await parquetReadObjects({ file, columns: ['id', 'start', 'text'] });
    assert.equal(read.length, rows);
    assert.deepEqual(read[11_999], { id: 'q11999', start: 11_999, text: null });
  });

  test('a folder gets numbered files', async (t) => {
    const to = join(folderOf(t), 'all');
    mkdirSync(to);
    await exported({ to, format: 'csv' });
    assert.deepEqual(readdirSync(to), ['quotes-00001.csv']);
  });
});
