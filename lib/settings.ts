import { RetentionDays } from 'aws-cdk-lib/aws-logs';

export const STAGES = ['dev', 'staging', 'prod'] as const;
export type StageName = (typeof STAGES)[number];

/** Who may call the API: IAM identities with `execute-api:Invoke`, or bearers of an issuer's tokens. */
export type Authorization = 'iam' | { jwt: TokenSettings };

export interface TokenSettings {
  issuer: string;
  audience: string[];
  /** Scopes of which a token must have one to correct who is who; absent: any token may. With IAM policies say that. */
  correctingScopes?: string[];
}

/** All that differs between stages. */
export interface StageSettings {
  /** Where to deploy; absent: where the deployer's credentials point. */
  account?: string;
  region?: string;
  /** Keep the articles, the texts and the table when the stack is deleted, and refuse to delete the stack. */
  keepData: boolean;
  /** How far back the table can be restored, 1 to 35 days. */
  restorableDays: number;
  /** A table restored from a backup that takes the place of the stack's own; see the runbook. */
  restoredTable?: string;
  logRetention: RetentionDays;
  /** How long the record of who accessed which stored object is kept. */
  accessRecordDays: number;
  extract: {
    memoryMb: number;
    /** Messages an invocation gets at most, 1 to 10. */
    batchSize: number;
    /** Invocations that work on the queue at the same time, 2 to 1000. */
    maxConcurrency: number;
  };
  query: {
    memoryMb: number;
    /** Concurrent invocations set apart for queries, which they can't exceed either; absent: what the account has free. */
    reservedConcurrency?: number;
  };
  correct: {
    memoryMb: number;
  };
  api: {
    authorization: Authorization;
    /** Web origins whose pages may call the API; empty: none. */
    corsOrigins: string[];
    /** Requests a second, on average and at a peak; the rest get a 429. */
    throttle: { rate: number; burst: number };
  };
  alarms: {
    /** Who is told; absent: alarms show in CloudWatch only. */
    email?: string;
    /** How long a dropped file may wait before someone is told, in minutes. */
    oldestMessageMinutes: number;
    /** How slow the slowest hundredth of the queries may be, in milliseconds. */
    latencyMs: number;
  };
}

const dev: StageSettings = {
  keepData: false,
  restorableDays: 1,
  logRetention: RetentionDays.ONE_WEEK,
  accessRecordDays: 7,
  // 1769 MB is where Lambda gives one whole processor; the engine uses no second one.
  extract: { memoryMb: 1769, batchSize: 10, maxConcurrency: 2 },
  query: { memoryMb: 512 },
  correct: { memoryMb: 1769 },
  api: { authorization: 'iam', corsOrigins: [], throttle: { rate: 20, burst: 40 } },
  alarms: { oldestMessageMinutes: 60, latencyMs: 2000 },
};

const staging: StageSettings = {
  ...dev,
  restorableDays: 7,
  logRetention: RetentionDays.ONE_MONTH,
  accessRecordDays: 30,
  extract: { ...dev.extract, maxConcurrency: 10 },
  query: { memoryMb: 1024 },
  api: { ...dev.api, throttle: { rate: 100, burst: 200 } },
  alarms: { oldestMessageMinutes: 30, latencyMs: 1000 },
};

const prod: StageSettings = {
  ...staging,
  keepData: true,
  restorableDays: 35,
  logRetention: RetentionDays.THREE_MONTHS,
  accessRecordDays: 90,
  extract: { ...staging.extract, maxConcurrency: 50 },
};

/** The three stages. A JWT stage has `authorization: { jwt: { issuer: 'https://…', audience: ['…'] } }`. */
export const SETTINGS: Readonly<Record<StageName, StageSettings>> = { dev, staging, prod };

/** No stage was named, or none that exists. */
export class UnknownStage extends Error {
  constructor(given: unknown) {
    const problem = given === undefined ? 'No stage given' : `No stage is called "${given}"`;
    const options = new Intl.ListFormat('en-GB', { type: 'disjunction' });
    super(`${problem}: name one with ${options.format(STAGES.map((stage) => `-c stage=${stage}`))}.`);
    this.name = 'UnknownStage';
  }
}

/**
 * The stage that a deployer named. There is no default: what is meant for dev must not land in prod, nor the
 * other way round, because an option was forgotten.
 *
 * @throws UnknownStage when `given` is none of `STAGES`.
 * @example stageNamed('dev') // 'dev'
 */
export function stageNamed(given: unknown): StageName {
  const stage = STAGES.find((name) => name === given);
  if (stage === undefined) throw new UnknownStage(given);
  return stage;
}
