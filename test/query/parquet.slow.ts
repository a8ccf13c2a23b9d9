import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { inProcess } from '../../bin/api-pages.ts';
import { exportQuotes } from '../../bin/export.ts';
import { COLUMNS } from '../../lambdas/routes/query/quote-rows.ts';
import { temporaryFolder } from '../local/folder.ts';
import { pythonWith } from '../python.ts';
import { archiveOf, harbour } from './archive.ts';

const SCRIPT = `
import json, sys, duckdb
described = duckdb.sql(f"DESCRIBE SELECT * FROM '{sys.argv[1]}'").fetchall()
rows = duckdb.sql(f"SELECT * FROM '{sys.argv[1]}'").fetchall()
print(json.dumps({'types': [[name, kind] for name, kind, *_ in described], 'rows': rows}))
`;

const TYPES = { STRING: 'VARCHAR', INT32: 'INTEGER', DOUBLE: 'DOUBLE' };

test('DuckDB reads an exported Parquet file as it was written', async (t) => {
  const folder = temporaryFolder(t);
  const ask = inProcess(archiveOf(harbour()));
  const exported = async (format: 'jsonl' | 'parquet', to: string | undefined) => {
    const [output, errors] = [new PassThrough(), new PassThrough().resume()];
    const written: Buffer[] = [];
    output.on('data', (piece: Buffer) => written.push(piece));
    await exportQuotes({ ask, format, to, filters: new URLSearchParams(), output, errors });
    return Buffer.concat(written).toString();
  };
  const path = join(folder, 'quotes.parquet');
  await exported('parquet', path);
  const lines = (await exported('jsonl', undefined)).trim().split('\n');

  const { status, stdout, stderr } = spawnSync(pythonWith('duckdb==1.4.2'), ['-c', SCRIPT, path], {
    encoding: 'utf8',
  });

  assert.equal(status, 0, stderr);
  const { types, rows } = JSON.parse(stdout);
  assert.deepEqual(
    types,
    COLUMNS.map(({ name, type }) => [name, TYPES[type]]),
  );
  assert.deepEqual(
    rows,
    lines.map((line) => Object.values(JSON.parse(line))),
  );
});
