import type { S3Client } from '@aws-sdk/client-s3';

/**
 * Reads article texts from the text bucket. The S3 client is loaded and created for the first text, so
 * that all other requests start without it.
 *
 * @param connect creates the client.
 * @returns a function from an object's key to its text; undefined if there is no such object
 * @example
 * const readText = createTextReader('texts', ({ S3Client }) => new S3Client());
 */
export function createTextReader(
  bucket: string,
  connect: (s3: typeof import('@aws-sdk/client-s3')) => S3Client,
): (textKey: string) => Promise<string | undefined> {
  const load = async () => {
    const s3 = await import('@aws-sdk/client-s3');
    return { client: connect(s3), GetObjectCommand: s3.GetObjectCommand };
  };
  let loaded: ReturnType<typeof load> | undefined;
  return async (textKey) => {
    loaded ??= load();
    const { client, GetObjectCommand } = await loaded;
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: textKey }));
      return await Body?.transformToString();
    } catch (error) {
      if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
      throw error;
    }
  };
}
