import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { theReason, utf8 } from './bytes.ts';

test('a PDF with a stream that unpacks to more than it may is refused', async () => {
  const packed = deflateSync(Buffer.alloc(300 * 1024 * 1024, ' '));
  const file = Buffer.concat([
    utf8(`%PDF-1.4\n1 0 obj<</Length ${packed.length}/Filter/FlateDecode>>\nstream\n`),
    packed,
    utf8('\nendstream\nendobj\n'),
  ]);
  assert.match(await theReason(file, 'a.pdf'), /^too-large: .*256 MiB/);
  const oddLine = Buffer.from(file.toString('latin1').replace('stream\n', 'stream \r'), 'latin1');
  assert.match(await theReason(oddLine, 'a.pdf'), /^too-large: .*256 MiB/);
});
