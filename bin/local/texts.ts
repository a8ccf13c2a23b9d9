import { type Buckets, S3Refusal } from './buckets.ts';
import { TEXT_BUCKET } from './emulator.ts';

/**
 * Reads article texts from the text bucket in this process, without a request.
 *
 * @returns a function from an object's key to its text; undefined if there is no such object
 */
export const textReader =
  (buckets: Buckets) =>
  async (textKey: string): Promise<string | undefined> => {
    try {
      return Buffer.concat([...buckets.getObject(TEXT_BUCKET, textKey).body.chunks()]).toString();
    } catch (error) {
      if (error instanceof S3Refusal) return undefined;
      throw error;
    }
  };
