import { setTimeout as pause } from 'node:timers/promises';
import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { checkLimits } from './limits.ts';

export interface StoreSettings {
  dynamo: DynamoDBClient;
  tableName: string;
  /** Waits before a batch is tried again, milliseconds; tests need not wait. */
  pause?: (milliseconds: number) => Promise<unknown>;
  /** How many tokens of counts a speaker keeps before looking which are of no use any more; 16 unless given. */
  tokensKept?: number;
  /** How to ask for work on a surname that many bear; unless given, it is done at every change. */
  deferred?: Deferred;
}

/** A surname's partition is to be looked at, after so many waits more. */
export interface SurnameLook {
  partition: string;
  waits: number;
}

export interface Deferred {
  /** Has `reclusterDue` called for the surname, a wait later. */
  ask: (look: SurnameLook) => Promise<void>;
  /** How many personas and speakers of a surname are looked at at every change; 100 unless given. */
  mostAtOnce?: number;
}

const TOKENS_KEPT = 16;

/** The table as this room's files hand it around. */
export interface Table {
  client: DynamoDBDocumentClient;
  name: string;
  pause: (milliseconds: number) => Promise<unknown>;
  tokensKept: number;
  deferred?: Deferred & {
    /** Partitions of surnames that were found to have more than that. */
    large: Set<string>;
  };
}

/** The table behind a plain client. */
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

/** What a conditional write answers; undefined when its condition did not hold. */
export async function ifAllowed<Answer>(write: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
