import { setTimeout as pause } from 'node:timers/promises';
import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { checkLimits } from './limits.ts';

export interface StoreSettings {
  dynamo: DynamoDBClient;
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
export interface SurnameLook {
  partition: string;
  waits: number;
}

export interface Deferred {
  /** Has `reclusterDue` called for the surname after one delay. */
  ask: (look: SurnameLook) => Promise<void>;
  /** Up to how many personas and speakers a surname is reclustered at every change; 100 unless given. */
  mostAtOnce?: number;
}

const TOKENS_KEPT = 16;

/** The table as the files of this folder pass it around. */
export interface Table {
  client: DynamoDBDocumentClient;
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
  const client = DynamoDBDocumentClient.from(settings.dynamo, {
    marshallOptions: { removeUndefinedValues: true },
  });
  const send = client.send.bind(client) as (command: { input: object }) => Promise<unknown>;
  Object.assign(client, {
    async send(command: { input: object }) {
      checkLimits(command.input);
      return send(command);
    },
  });
  const { tableName, tokensKept = TOKENS_KEPT, deferred } = settings;
  return {
    client,
    name: tableName,
    pause: settings.pause ?? pause,
    tokensKept,
    ...(deferred && { deferred: { ...deferred, large: new Set<string>() } }),
  };
}

/** The result of a conditional write; undefined if its condition did not hold. */
export async function ifAllowed<Answer>(write: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
