import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite, test } from 'node:test';

const ROOT = join(import.meta.dirname, '..');
const DOCUMENTS = globSync(['*.md', 'docs/**/*.md', 'training/*.md', 'samples/*.md'], { cwd: ROOT }).sort();
const FOLDERS = ['lambdas', 'lib', 'bin', 'client', 'web', 'bench', 'training', 'test', 'docs', 'samples'];

const textOf = (document: string) => readFileSync(join(ROOT, document), 'utf8');

/** The anchors of a document's headings, as GitHub makes them. */
const anchorsOf = (document: string) =>
  [...textOf(document).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

suite('the documents', () => {
  for (const document of DOCUMENTS) {
    test(`${document}: links lead to files and headings that exist`, () => {
      const links = [...textOf(document).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
      const broken = links.filter(([, path = '', anchor]) => {
        const target = path === '' ? document : join(dirname(document), path);
        if (!existsSync(join(ROOT, target))) return true;
        return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(anchor);
      });

      assert.deepEqual(
        broken.map(([link]) => link),
        [],
      );
    });

    test(`${document}: files that it names exist`, () => {
      const paths = [...textOf(document).matchAll(/`([\w.-]+(?:\/[\w.-]+)+)`/g)].map(([, path = '']) => path);
      const missing = paths
        .filter((path) => FOLDERS.includes(path.split('/')[0] ?? ''))
        .filter((path) => !existsSync(join(ROOT, path)));

      assert.deepEqual(missing, []);
    });
  }
});
