import type { S3Client } from '@aws-sdk/client-s3';
import type { Announce } from '../changes/change.ts';
import type { Attribution } from '../model/attribution.ts';
import type { StoreWriter } from '../store/index.ts';
import type { Texts } from '../texts/text-writer.ts';
import type { Task } from './events.ts';

/** What is needed to process a file. */
export interface ExtractContext {
  s3: S3Client;
  store: StoreWriter;
  texts: Texts;
  /**
   * The attributions of a text, once it is its turn.
   *
   * @throws {OutOfTime}
   * @throws {UnreadableArticle} if no invocation has enough time
   */
  read: (text: string) => Promise<Attribution[]>;
  extractorVersion: string;
  /** The most articles that one invocation writes of one file. */
  mostArticles: number;
  /** Leaves a task to a later invocation, after so many seconds. */
  sendOn: (task: Task, seconds?: number) => Promise<void>;
  /** Announces to consumers that readers see something else now. */
  announce: Announce;
}
