import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LAYOUTS } from '../../bench/layouts/index.ts';
import { theArticle, theReason, utf8 } from './bytes.ts';

for (const [kind, layouts] of Object.entries(LAYOUTS)) {
  describe(`a page of ${kind}`, () => {
    for (const { name, html, text, wall, title, authors, published } of layouts) {
      it(name, async () => {
        if (wall !== undefined) {
          assert.match(await theReason(utf8(html), 'a.html'), new RegExp(`^${wall}: `));
          return;
        }
        const article = await theArticle(utf8(html), 'a.html');
        assert.deepEqual(article.text.split('\n\n'), text);
        if (title !== undefined) assert.equal(article.title, title);
        if (authors !== undefined) assert.deepEqual(article.authors ?? [], authors);
        if (published !== undefined) assert.equal(article.published ?? '', published);
      });
    }
  });
}
