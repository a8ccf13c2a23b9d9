import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import type { AssetOptions } from 'aws-cdk-lib/aws-s3-assets';

/** Where the page's code is. */
export const PAGE_SOURCE = fileURLToPath(new URL('../web/', import.meta.url));

/** Builds the page in a separate process, because its bundler is asynchronous and a stack is created synchronously. */
const BUILD = `await (await import('${new URL('../web/build.ts', import.meta.url)}')).writePage(process.argv[1]);`;

/** How the page is built into an asset while the app is synthesized. */
export const pageBundling: AssetOptions = {
  assetHashType: AssetHashType.OUTPUT,
  bundling: {
    // The type requires it; it is never pulled, because `tryBundle` either builds or throws.
    image: DockerImage.fromRegistry('unused'),
    local: {
      tryBundle(folder) {
        execFileSync(process.execPath, ['--input-type=module', '--eval', BUILD, folder], {
          stdio: ['ignore', 'inherit', 'inherit'],
        });
        return true;
      },
    },
  },
};
