import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { bundling } from '../../lib/bundle.ts';

const ARTICLES = fileURLToPath(new URL('../../lambdas/articles/index.ts', import.meta.url));
/** Of each library that is loaded when its format is met, a file. */
const FILES = [
  'archives/news.zip',
  'csv/plain.tsv',
  'docx/speech.docx',
  'email/release.eml',
  'pdf/columns.pdf',
];

describe('the bundled reading of articles', () => {
  // Outside of the project, so that nothing can be loaded but what was bundled.
  const folder = mkdtempSync(join(tmpdir(), 'whosaid-formats-'));
  after(() => rmSync(folder, { recursive: true }));
  const { metafile } = buildSync(bundling(ARTICLES, folder));

  for (const name of FILES) {
    it(`reads ${name} by the library that it loads`, async () => {
      const { readFile } = await import(pathToFileURL(join(folder, 'index.mjs')).href);
      const bytes = readFileSync(new URL(`../articles/formats/${name}`, import.meta.url));
      const [first] = await readFile(bytes, { key: name });
      assert.notEqual(first.article?.text, undefined, first.unreadable?.message);
    });
  }

  it('loads none of them before', () => {
    const outputs = Object.entries(metafile.outputs);
    const atOnce = new Set<string>();
    const visit = (path: string) => {
      if (atOnce.has(path)) return;
      atOnce.add(path);
      const { imports = [] } = metafile.outputs[path] ?? {};
      for (const next of imports) if (next.kind === 'import-statement') visit(next.path);
    };
    visit(outputs.map(([path]) => path).find((path) => path.endsWith('/index.mjs'))!);
    const packages = [...atOnce].flatMap((path) => Object.keys(metafile.outputs[path]?.inputs ?? {}));
    for (const library of ['mammoth', 'unpdf', 'yauzl', 'postal-mime', 'csv-parse']) {
      assert.ok(!packages.some((path) => path.includes(`node_modules/${library}/`)), library);
      assert.ok(
        outputs.some(([, { inputs }]) => Object.keys(inputs).some((path) => path.includes(`/${library}/`))),
      );
    }
  });
});
