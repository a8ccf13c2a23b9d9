import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { bundle, entryOf } from '../../lib/bundle.ts';
import { bodyOf, eventFor } from '../query/ask.ts';

/** The files and modules that are loaded at once when `file` is. */
function loadedWith(file: string, folder: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (file.startsWith('node:')) return seen;
  const code = readFileSync(join(folder, file), 'utf8');
  for (const [, module = ''] of code.matchAll(/(?:from|import) ?"(\.\/[^"]+|node:[^"]+)"/g)) {
    loadedWith(module.replace('./', ''), folder, seen);
  }
  return seen;
}

for (const [name, settings, answered] of [
  ['query', { TABLE_NAME: 'table', TEXT_BUCKET: 'texts' }, eventFor('/health')],
  ['correct', { TABLE_NAME: 'table' }, eventFor('/health', { method: 'POST' })],
] as const) {
  suite(`the bundle of the ${name} function`, () => {
    let folder: string;

    before(() => {
      folder = mkdtempSync(join(tmpdir(), `whosaid-${name}-`));
      bundle(entryOf(name), folder);
    });

    after(() => {
      rmSync(folder, { recursive: true });
    });

    test('has at most 1.2 MB', () => {
      const sizes = readdirSync(folder).flatMap((file) =>
        file.endsWith('.mjs') ? [statSync(join(folder, file)).size] : [],
      );

      const bytes = sizes.reduce((sum, size) => sum + size, 0);

      assert.ok(bytes > 100_000 && bytes <= 1_200_000, `${bytes} bytes`);
    });

    test('loads neither S3 nor OpenSearch nor the OpenAPI document nor fetch before they are asked for', () => {
      const loaded = loadedWith('index.mjs', folder);

      const code = [...loaded]
        .filter((file) => file.endsWith('.mjs'))
        .map((file) => readFileSync(join(folder, file), 'utf8'));
      assert.ok(code.some((text) => text.includes('DynamoDB_20120810')));
      assert.ok(!code.some((text) => text.includes('s3express-control')));
      assert.ok(!code.some((text) => text.includes('OpenSearchClientError')));
      assert.ok(!code.some((text) => text.includes('operationId')));
      // As an ES module, node:http hands out WebSocket too, and loads all of fetch for that.
      assert.ok(!loaded.has('node:http'));
    });

    test('names the settings that are missing', async () => {
      delete process.env.TABLE_NAME;

      await assert.rejects(import(`${pathToFileURL(join(folder, 'index.mjs'))}?without`), /TABLE_NAME/);
    });

    test('answers', async () => {
      Object.assign(process.env, settings, { AWS_REGION: 'eu-west-1' });
      const { handler } = await import(pathToFileURL(join(folder, 'index.mjs')).href);

      const { statusCode, headers } = await handler(answered);

      if (name === 'correct') assert.deepEqual([statusCode, headers.allow], [405, 'GET, HEAD']);
      else {
        assert.equal(statusCode, 200);
        assert.match(bodyOf(await handler(eventFor('/openapi.json'))).openapi, /^3\.1/);
      }
    });
  });
}
