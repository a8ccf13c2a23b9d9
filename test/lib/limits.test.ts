import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as local from '../../bin/local/limits.ts';
import * as articles from '../../lambdas/articles/limits.ts';
import * as desk from '../../lambdas/desk/limits.ts';
import * as extract from '../../lambdas/extract/limits.ts';
import * as http from '../../lambdas/http/limits.ts';
import * as routes from '../../lambdas/routes/limits.ts';
import * as search from '../../lambdas/search/limits.ts';
import * as watches from '../../lambdas/watches/limits.ts';
import * as lib from '../../lib/limits.ts';

const ROOMS = [articles, extract, routes, http, search, watches, desk, lib, local];

const DOCUMENT = readFileSync(new URL('../../docs/limits.md', import.meta.url), 'utf8');

/** The documented values by constant. */
const documented = new Map(
  [...DOCUMENT.matchAll(/^\|[^|]+\| ([^|]+) \| `([A-Z_]+)` \|$/gm)].map(([, value, name]) => [name, value]),
);

const number = (value: number) => value.toLocaleString('en-US');

/** A limit as the table writes it. */
function written(name: string, limit: number | number[]): string {
  if (Array.isArray(limit)) return limit.map((one) => written(name, one)).join(', ');
  if (name.endsWith('_BYTES'))
    return limit < 1024 ** 2 ? `${number(limit / 1024)} KiB` : `${number(limit / 1024 ** 2)} MiB`;
  if (name.endsWith('_LENGTH')) return `${number(limit)} characters`;
  if (name.endsWith('_DAYS')) return `${number(limit)} days`;
  if (name.endsWith('_MS')) return `${number(limit / 1000)} s`;
  return name.endsWith('_S') ? `${number(limit)} s` : number(limit);
}

test('docs/limits.md lists every limit with its value', () => {
  const limits = ROOMS.flatMap((room) => Object.entries<number | number[]>(room));
  assert.equal(new Set(limits.map(([name]) => name)).size, limits.length, 'each name once');
  assert.deepEqual(
    Object.fromEntries(documented),
    Object.fromEntries(limits.map(([name, limit]) => [name, written(name, limit)])),
  );
});
