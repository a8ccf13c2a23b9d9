import { cpSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';

/** Lambda's handler setting for a bundle. */
export const HANDLER = 'index.handler';

/** The functions: each has its entry point in the folder of its name. */
export type FunctionName = 'extract' | 'query' | 'correct' | 'desk' | 'indexer' | 'watches' | 'lake';

/** The entry point of a function. */
export function entryOf(name: FunctionName): string {
  return fileURLToPath(new URL(`../lambdas/${name}/index.ts`, import.meta.url));
}

/** Runs the trained network. Its native library can't be bundled, so the package is copied. */
const RUNTIME = 'onnxruntime-node';
const MODEL = fileURLToPath(new URL('../lambdas/attribution/model/', import.meta.url));

export interface Bundle {
  /** Path of `index.mjs`. */
  file: string;
  /** What esbuild reports about the code in it. */
  metafile: Metafile;
}

/** The options with which esbuild bundles an entry point into a folder. */
export function bundling(entry: string, folder: string) {
  return {
    entryPoints: [entry],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    external: [RUNTIME],
    metafile: true,
    // Packages with an ES module are read as one, so that unused parts are left out.
    mainFields: ['module', 'main'],
    // CommonJS packages call `require` for Node's own modules; an ES module has to create one.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'error',
  } satisfies BuildOptions;
}

/**
 * Bundles a Lambda entry point into what is deployed: `index.mjs`, the chunks that it loads on demand
 * (SSO credentials, for example), and the source maps of those with our own code. The AWS SDK is included: the version
 * we tested is the one that runs, and a few files load faster than the runtime's many. The engine's bundle includes its
 * network and, for one architecture of Linux only, the library that runs it.
 *
 * @param entry path of the TypeScript file that exports `handler`, named `index.ts`
 * @param folder where the files go; created if absent
 * @param architecture the processor for which the bundle is built, as in `process.arch`
 * @throws the compiler's own error, with file and line, if the entry doesn't build
 * @example const { handler } = await import(bundle(entryOf('query'), '/tmp/query').file);
 */
export function bundle(entry: string, folder: string, architecture = 'arm64'): Bundle {
  const { metafile } = buildSync(bundling(entry, folder));
  dropForeignMaps(metafile);
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  if (imports.some(({ path, external }) => external && path === RUNTIME)) {
    cpSync(MODEL, join(folder, 'model'), { recursive: true, filter: (path) => !path.endsWith('.md') });
    addRuntime(folder, architecture);
  }
  return { file: join(folder, 'index.mjs'), metafile };
}

/**
 * Removes the source maps of chunks with libraries only: they are larger than the chunks, and show none of our code.
 */
function dropForeignMaps({ outputs }: Metafile): void {
  for (const [path, { inputs }] of Object.entries(outputs)) {
    const isForeign = Object.keys(inputs).every((input) => input.includes('node_modules/'));
    if (isForeign && !path.endsWith('.map')) rmSync(`${path}.map`, { force: true });
  }
}

/** Adds the library that runs the network to a bundle, for one architecture of Linux. */
export function addRuntime(folder: string, architecture: string): void {
  const packages = join(folder, 'node_modules');
  const require = createRequire(import.meta.url);
  const runtime = dirname(require.resolve(`${RUNTIME}/package.json`));
  const common = realpathSync(join(runtime, '..', 'onnxruntime-common'));
  const isCode = (path: string) => !/\.(?:map|d\.ts)$/.test(path);
  const copy = (from: string, name: string, part: string) =>
    cpSync(join(from, part), join(packages, name, part), { recursive: true, filter: isCode });
  for (const part of ['package.json', 'dist', join('bin', 'napi-v6', 'linux', architecture)]) {
    copy(runtime, RUNTIME, part);
  }
  for (const part of ['package.json', join('dist', 'cjs')]) copy(common, 'onnxruntime-common', part);
}
