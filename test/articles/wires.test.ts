import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readFile } from '../../lambdas/articles/index.ts';

/** Other people's files, kept beside the project: absent from most machines. */
const WIRES = new URL('../../../shared/corpora/wires/', import.meta.url);

const MARKUP = /<\/?(?:p|div|br|span|hl1|nitf|html|body|newsItem)\b[^<>]*>/i;
const MIME = /^(?:Content-Transfer-Encoding|MIME-Version|Received|Content-Type): /im;

describe('newswire files of other people', {
  skip: existsSync(WIRES) ? false : 'shared/corpora is not here',
}, () => {
  for (const folder of existsSync(WIRES) ? readdirSync(WIRES) : []) {
    it(`in ${folder} give texts without markup, or reasons`, async () => {
      for (const name of readdirSync(new URL(`${folder}/`, WIRES))) {
        const bytes = readFileSync(new URL(`${folder}/${encodeURIComponent(name)}`, WIRES));
        const results = await readFile(bytes, { key: name });
        assert.ok(results.length > 0, name);
        for (const result of results) {
          if ('unreadable' in result) {
            assert.match(result.unreadable.message, /\.$/, name);
            continue;
          }
          assert.doesNotMatch(result.article.text, MARKUP, name);
          assert.doesNotMatch(result.article.text, MIME, name);
          assert.notEqual(result.article.format, undefined, name);
        }
      }
    });
  }
});
