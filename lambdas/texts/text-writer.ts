import { DeleteObjectsCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { inParallel } from '../store/index.ts';

const TEXTS_AT_ONCE = 16;
/** The most keys that S3 deletes in one request. */
const MOST_KEYS = 1000;

/** The text bucket: what all spans point into. */
export interface Texts {
  put(texts: { key: string; text: string }[]): Promise<void>;
  /** Ignores keys that don't exist. @throws {TextsLeft} */
  drop(keys: string[]): Promise<void>;
}

/** S3 did not delete some texts. The message that asked for it will come back. */
export class TextsLeft extends Error {
  constructor(keys: string[], reason: string) {
    super(`S3 left ${keys.length} texts undeleted (${reason}), the first of them ${keys[0]}; try again.`);
    this.name = 'TextsLeft';
  }
}

export function createTexts(s3: S3Client, bucket: string): Texts {
  return {
    async put(texts) {
      await inParallel(texts, TEXTS_AT_ONCE, ({ key, text }) =>
        s3.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: text,
            ContentType: 'text/plain; charset=utf-8',
          }),
        ),
      );
    },

    async drop(keys) {
      for (let start = 0; start < keys.length; start += MOST_KEYS) {
        const Objects = keys.slice(start, start + MOST_KEYS).map((Key) => ({ Key }));
        const { Errors = [] } = await s3.send(
          new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
        );
        if (Errors[0]) {
          throw new TextsLeft(
            Errors.map(({ Key = '' }) => Key),
            Errors[0].Code ?? 'no reason given',
          );
        }
      }
    },
  };
}
