import { AssetHashType, type AssetOptions, DockerImage } from 'aws-cdk-lib';

/** How an asset is built on this machine while the app is synthesized. @param build writes it into a folder */
export const builtHere = (build: (folder: string) => unknown): AssetOptions => ({
  assetHashType: AssetHashType.OUTPUT,
  bundling: {
    // The type requires it; it is never pulled, because `tryBundle` either builds or throws.
    image: DockerImage.fromRegistry('unused'),
    local: {
      tryBundle(folder) {
        build(folder);
        return true;
      },
    },
  },
});
