import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { builtHere } from './built-here.ts';

/** Where the page's code is. */
export const PAGE_SOURCE = fileURLToPath(new URL('../web/', import.meta.url));

/** Builds the page in a separate process, because its bundler is asynchronous and a stack is created synchronously. */
const BUILD = `await (await import('${new URL('../web/build.ts', import.meta.url)}')).writePage(process.argv[1]);`;

/** How the page is built into an asset. */
export const pageBundling = builtHere((folder) =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', BUILD, folder], {
    stdio: ['ignore', 'inherit', 'inherit'],
  }),
);
