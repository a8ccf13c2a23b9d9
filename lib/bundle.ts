import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';

/** Lambda's handler setting for a bundle. */
export const HANDLER = 'index.handler';

/** The entry point of one of the two functions. */
export function entryOf(name: 'extract' | 'query'): string {
  return fileURLToPath(new URL(`../lambdas/${name}/index.ts`, import.meta.url));
}

/** How esbuild makes a bundle of an entry point in a folder. */
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
    // Packages that offer an ES module get read as one, so that what isn't used of them is left out.
    mainFields: ['module', 'main'],
    // CommonJS packages call `require` for Node's own modules; an ES module has none unless it makes one.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'error',
  } satisfies BuildOptions;
}

/**
 * Bundles a Lambda entry point into what gets deployed: `index.mjs`, the chunks that it loads only when they are
 * needed (how to sign in by SSO, say), and their source maps. The AWS SDK goes in too: the version we tested is
 * the one that runs, and a few files load faster than the runtime's many.
 *
 * @param entry path of the TypeScript file that exports `handler`, named `index.ts`
 * @param folder where the files go; made when absent
 * @returns the path of `index.mjs`
 * @throws the compiler's own error, with file and line, when the entry does not build
 * @example const { handler } = await import(bundle(entryOf('query'), '/tmp/query'));
 */
export function bundle(entry: string, folder: string): string {
  buildSync(bundling(entry, folder));
  return join(folder, 'index.mjs');
}
