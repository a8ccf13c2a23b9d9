import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { ARTICLES_BUCKET } from '../bin/local/emulator.ts';
import type { ExtractPlace } from '../bin/local/extract-thread.ts';
import { startPipeline } from '../bin/local/pipeline.ts';
import type { Article } from '../lambdas/articles/index.ts';

/** The embedded S3, SQS and DynamoDB, without the extract function: whoever measures it calls it. */
export interface Services {
  place: ExtractPlace;
  /** Drops articles, a file each, in the bucket; what the queue has of it then, a message a file. */
  drop(articles: Article[]): Promise<SQSRecord[]>;
  close(): Promise<void>;
}

/** Starts them on free ports, over a folder of their own. */
export async function startServices(): Promise<Services> {
  const folder = await mkdtemp(join(tmpdir(), 'whosaid-bench-'));
  let messages: SQSRecord[] = [];
  const pipeline = await startPipeline({
    data: folder,
    port: 0,
    s3Port: 0,
    createExtract() {
      const extract = async ({ Records }: SQSEvent) => {
        messages.push(...Records);
        return { batchItemFailures: [] };
      };
      return { extract, close: async () => {} };
    },
  });
  let files = 0;
  return {
    place: pipeline.place,
    async drop(articles) {
      for (const article of articles) {
        const key = `articles/${String(files++)}.json`;
        pipeline.emulator.buckets.putObject(
          ARTICLES_BUCKET,
          key,
          Buffer.from(JSON.stringify(article)),
          'application/json',
        );
      }
      await pipeline.idle();
      const dropped = messages;
      messages = [];
      return dropped;
    },
    async close() {
      await pipeline.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Messages as Lambda hands them to a function: so many at a time. */
export function batchesOf(messages: SQSRecord[], size: number): SQSEvent[] {
  return Array.from({ length: Math.ceil(messages.length / size) }, (_, index) => ({
    Records: messages.slice(index * size, (index + 1) * size),
  }));
}
