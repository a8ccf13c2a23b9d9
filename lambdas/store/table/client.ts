import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { checkLimits } from './limits.ts';

/** What sends the store's commands. */
export type Documents = Pick<DynamoDBDocumentClient, 'send'>;

export interface StoreSettings {
  dynamo: DynamoDBClient;
  /** Sends the store's commands; the SDK's document client over `dynamo` unless given. */
  documents?: Documents;
  tableName: string;
  /** Waits before a batch is retried, in milliseconds; tests don't wait. */
  pause?: (milliseconds: number) => Promise<unknown>;
  /**
   * How many idempotency tokens a persona collects before it drops those that are no longer needed; 16 unless given.
   */
  tokensKept?: number;
  /** How to postpone reclustering a surname with many bearers; unless given, it is reclustered at every change. */
  deferred?: Deferred;
}

/** The partition of a surname to recluster, and how many more delays it has to wait. */
export interface ReclusterRequest {
  partition: string;
  waits: number;
}

export interface Deferred {
  /** Has `reclusterDue` called for the surname after one delay. */
  ask: (request: ReclusterRequest) => Promise<void>;
  /** Up to how many personas and speakers a surname is reclustered at every change; 100 unless given. */
  mostAtOnce?: number;
}

const TOKENS_KEPT = 16;

/** The table as the files of this folder pass it around. */
export interface Table {
  client: Documents;
  name: string;
  pause: (milliseconds: number) => Promise<unknown>;
  tokensKept: number;
  deferred?: Deferred & {
    /** Partitions of surnames that turned out to have more than that. */
    large: Set<string>;
  };
}

/** The table accessed through a plain client. */
export function connect(settings: StoreSettings): Table {
  const documents =
    settings.documents ??
    DynamoDBDocumentClient.from(settings.dynamo, { marshallOptions: { removeUndefinedValues: true } });
  const send = documents.send.bind(documents) as (command: { input: object }) => Promise<unknown>;
  const client = {
    async send(command: { input: object }) {
      checkLimits(command.input);
      return send(command);
    },
  } as Documents;
  const { tableName, tokensKept = TOKENS_KEPT, deferred } = settings;
  return {
    client,
    name: tableName,
    pause: settings.pause ?? pause,
    tokensKept,
    ...(deferred && { deferred: { ...deferred, large: new Set<string>() } }),
  };
}
