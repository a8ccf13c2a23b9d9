import type { S3Client } from '@aws-sdk/client-s3';
import type { Announce } from '../changes/change.ts';
import type { Attribution } from '../model/attribution.ts';
import type { StoreWriter } from '../store/index.ts';
import type { Texts } from '../texts/text-writer.ts';
import type { Task } from './events.ts';

/** What it takes to bring the store up to date with a file. */
export interface ExtractContext {
  s3: S3Client;
  store: StoreWriter;
  texts: Texts;
  /**
   * The attributions of a text, when it is its turn.
   *
   * @throws {OutOfTime}
   * @throws {UnreadableArticle} when no invocation has the time
   */
  read: (text: string) => Promise<Attribution[]>;
  extractorVersion: string;
  /** The most articles that one invocation writes of one file. */
  mostArticles: number;
  /** Leaves a task to a later invocation, after so many seconds. */
  sendOn: (task: Task, seconds?: number) => Promise<void>;
  /** Tells whoever follows that readers see something else now. */
  announce: Announce;
}
