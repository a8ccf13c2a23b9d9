import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';

/** A file of the built page. */
export interface PageFile {
  /** The path of its URL: `/index.html`, `/assets/page-K3J4.js`. */
  path: string;
  /** Its media type. */
  type: string;
  bytes: Uint8Array;
  /** Whether its name contains a hash of its content, so that it can be cached for ever. */
  isImmutable: boolean;
}

const SOURCE = fileURLToPath(new URL('./', import.meta.url));

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const fileAt = (path: string, bytes: Uint8Array, isImmutable: boolean): PageFile => ({
  path,
  type: TYPES[extname(path)] ?? 'application/octet-stream',
  bytes,
  isImmutable,
});

/**
 * Builds the page: index.html, scripts with chunks that are loaded on demand, styles and fonts.
 *
 * @throws the compiler's error, with file and line
 */
export async function buildPage(): Promise<PageFile[]> {
  const { outputFiles, metafile } = await build({
    entryPoints: { page: join(SOURCE, 'main.tsx') },
    absWorkingDir: SOURCE,
    outdir: join(SOURCE, 'out'),
    entryNames: 'assets/[name]-[hash]',
    chunkNames: 'assets/[name]-[hash]',
    assetNames: 'assets/[name]-[hash]',
    publicPath: '/',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: ['chrome120', 'firefox121', 'safari17.2'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'file' },
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  await stop();
  const pathOf = (file: string) => `/${relative(join(SOURCE, 'out'), file).replaceAll(sep, '/')}`;
  const built = outputFiles.map(({ path, contents }) => fileAt(pathOf(path), contents, true));
  const entry = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint !== undefined);
  const script = `/${(entry?.[0] ?? '').replace(/^out\//, '')}`;
  const style = built.find(({ path }) => path.endsWith('.css'))?.path ?? '';
  // What the first view needs.
  const preloads = (entry?.[1].imports ?? [])
    .filter(({ kind }) => kind === 'import-statement')
    .map(({ path }) => `<link rel="modulepreload" href="/${path.replace(/^out\//, '')}">`);
  const html = readFileSync(join(SOURCE, 'index.html'), 'utf8').replace('<!-- built -->', () =>
    [
      ...preloads,
      `<link rel="stylesheet" href="${style}">`,
      `<script type="module" src="${script}"></script>`,
    ].join('\n    '),
  );
  return [
    fileAt('/index.html', Buffer.from(html), false),
    fileAt('/favicon.svg', readFileSync(join(SOURCE, 'favicon.svg')), false),
    ...built,
  ];
}

/** Builds the page into a folder, which is created if necessary. */
export async function writePage(folder: string): Promise<PageFile[]> {
  const files = await buildPage();
  for (const { path, bytes } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  return files;
}
