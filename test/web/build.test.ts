import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { buildPage, type PageFile } from '../../web/build.ts';

const MOST_SCRIPT_BYTES = 60 * 1024;

const textOf = (files: readonly PageFile[], path: string) =>
  Buffer.from(files.find((file) => file.path === path)?.bytes ?? []).toString();

suite('the built page', async () => {
  const files = await buildPage();
  const html = textOf(files, '/index.html');
  const linked = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');

  test('has all files that it names, and no script or style inline', () => {
    const paths = files.map(({ path }) => path);

    assert.deepEqual(
      linked.filter((path) => !paths.includes(path)),
      [],
    );
    assert.match(html, /<script type="module" src="\/assets\/page-[A-Z0-9]+\.js"><\/script>/);
    assert.doesNotMatch(html, /<style|<script(?![^>]*\ssrc=)|\son\w+=|\sstyle=/);
  });

  test('shows its first view with at most 60 KB of script, compressed', () => {
    const scripts = linked.filter((path) => path.endsWith('.js'));
    const sizes = scripts.map((path) => gzipSync(textOf(files, path)).length);

    assert.ok(scripts.length > 0);
    const sum = sizes.reduce((total, size) => total + size, 0);
    assert.ok(sum <= MOST_SCRIPT_BYTES, `${sum} bytes in ${scripts.length} files`);
  });

  test('asks no other origin for a style or a font', () => {
    const style = textOf(files, files.find(({ path }) => path.endsWith('.css'))?.path ?? '');

    const urls = [...style.matchAll(/url\(([^)]+)\)/g)].map(([, url]) => url?.replace(/["']/g, ''));

    assert.ok(urls.length > 0);
    assert.ok(urls.every((url) => url?.startsWith('/assets/')));
  });

  test('puts nothing in as HTML', () => {
    const scripts = files.filter(({ path }) => path.endsWith('.js'));

    for (const { path, bytes } of scripts) {
      assert.doesNotMatch(Buffer.from(bytes).toString(), /insertAdjacentHTML|document\.write|eval\(/, path);
    }
  });
});
