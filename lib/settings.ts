import { RetentionDays } from 'aws-cdk-lib/aws-logs';

export const STAGES = ['dev', 'staging', 'prod'] as const;
export type StageName = (typeof STAGES)[number];

/** Who may call the API: IAM identities with `execute-api:Invoke`, or bearers of an issuer's tokens. */
export type Authorization = 'iam' | { jwt: TokenSettings };

export interface TokenSettings {
  issuer: string;
  audience: string[];
  /** Scopes of which a token must have one to make corrections; absent: any token may. With IAM, policies decide. */
  correctingScopes?: string[];
}

export interface Throttle {
  rate: number;
  burst: number;
}

/**
 * An OpenSearch Serverless collection, which is billed by the hour whether it is used or not: see the runbook's *Cost*.
 */
export interface SearchSettings {
  /** A second copy in another zone, at twice the price. Its content can be rebuilt. */
  standbyReplicas: boolean;
  /** ARNs of the IAM users and roles that may run `whosaid reindex`. */
  operators: string[];
}

/** The page behind CloudFront, with Cognito's login; see the runbook's *The page*. */
export interface PageSettings {
  /**
   * The prefix of the login's address, `https://<loginPrefix>.auth.<region>.amazoncognito.com`, unique in the region.
   */
  loginPrefix: string;
  /** Your own domain name, with its certificate in us-east-1; absent: CloudFront's address. */
  domain?: { name: string; certificateArn: string };
  /** Programs that get tokens with the client-credentials grant, by name, and their rights. */
  machines?: Record<string, readonly ('read' | 'correct')[]>;
}

/** All quotes as Parquet for Athena, billed by what is stored and by what queries read. */
export interface LakeSettings {
  /** A query that would read more is stopped. */
  mostScannedGb: number;
}

/** Everything that differs between stages. */
export interface StageSettings {
  /** Where to deploy; absent: where the deployer's credentials point. */
  account?: string;
  region?: string;
  /** Keep the articles, the texts and the table when the stack is deleted, and refuse to delete the stack. */
  keepData: boolean;
  /** How far back the table can be restored, 1 to 35 days. */
  restorableDays: number;
  /** A table restored from a backup, used instead of the stack's own; see the runbook. */
  restoredTable?: string;
  logRetention: RetentionDays;
  /** Keep the logs for that time when the stack is deleted. */
  keepLogs: boolean;
  /** How long accesses to stored objects stay on record. */
  accessRecordDays: number;
  extract: {
    memoryMb: number;
    /** The most messages of an invocation, 1 to 10. */
    batchSize: number;
    /** How many invocations may handle the queue at the same time, 2 to 1000. */
    maxConcurrency: number;
  };
  query: {
    memoryMb: number;
    /**
     * Concurrent invocations reserved for queries, which is also their limit; absent: whatever the account has free.
     * The account must have 100 left for all other functions; a new one may have fewer.
     */
    reservedConcurrency?: number;
  };
  correct: {
    memoryMb: number;
    /** The same for corrections. */
    reservedConcurrency?: number;
  };
  table: {
    /**
     * Write units a second that a new table supports from its first minute; absent: DynamoDB's own 4,000. AWS charges
     * once for more than that. It can be raised later, but not lowered.
     */
    warmWrites?: number;
    /** The most units a second of the table and of each index: more is rejected, which limits the bill. */
    maxWrites: number;
    maxReads: number;
  };
  api: {
    authorization: Authorization;
    /** Web origins whose pages may call the API; empty: none. */
    corsOrigins: string[];
    /** Requests a second for each route, on average and at peak; the rest get a 429. */
    throttle: Throttle;
    /** The same for the routes that make corrections. */
    correctingThrottle: Throttle;
  };
  alarms: {
    /** Who gets the alarms; absent: they only show in CloudWatch. Prod requires one. */
    email?: string;
    /** How long a dropped file may wait before an alarm, in minutes. */
    oldestMessageMinutes: number;
    /** How slow the slowest 1% of queries may be, in milliseconds. */
    latencyMs: number;
  };
  /** A search index for `q=` and what needs it (docs/search.md); absent: none, and the API says so. */
  search?: SearchSettings;
  /** Notifications by webhook or mail (docs/watches.md); off unless given. */
  watches?: boolean;
  /** A page to read, search and correct on; absent: only the API. */
  page?: PageSettings;
  /** Quotes as Parquet, with an Athena workgroup (docs/lake.md); absent: none. */
  lake?: LakeSettings;
  /** US dollars a month; somebody is notified before they are spent. */
  monthlyBudget: number;
}

const dev: StageSettings = {
  keepData: false,
  restorableDays: 1,
  logRetention: RetentionDays.ONE_WEEK,
  keepLogs: false,
  accessRecordDays: 7,
  // At 1769 MB Lambda gives one whole CPU core; the engine can't use a second one.
  extract: { memoryMb: 1769, batchSize: 10, maxConcurrency: 2 },
  query: { memoryMb: 512 },
  correct: { memoryMb: 1769 },
  table: { maxWrites: 1000, maxReads: 2000 },
  api: {
    authorization: 'iam',
    corsOrigins: [],
    throttle: { rate: 20, burst: 40 },
    correctingThrottle: { rate: 2, burst: 5 },
  },
  alarms: { oldestMessageMinutes: 60, latencyMs: 2000 },
  monthlyBudget: 20,
};

const staging: StageSettings = {
  ...dev,
  restorableDays: 7,
  logRetention: RetentionDays.ONE_MONTH,
  accessRecordDays: 30,
  extract: { ...dev.extract, maxConcurrency: 10 },
  query: { memoryMb: 1024 },
  table: { maxWrites: 4000, maxReads: 6000 },
  api: { ...dev.api, throttle: { rate: 100, burst: 200 }, correctingThrottle: { rate: 5, burst: 10 } },
  alarms: { oldestMessageMinutes: 30, latencyMs: 1000 },
  monthlyBudget: 50,
};

const prod: StageSettings = {
  ...staging,
  keepData: true,
  restorableDays: 35,
  logRetention: RetentionDays.THREE_MONTHS,
  keepLogs: true,
  accessRecordDays: 90,
  extract: { ...staging.extract, maxConcurrency: 50 },
  query: { ...staging.query, reservedConcurrency: 100 },
  correct: { ...staging.correct, reservedConcurrency: 10 },
  // Fifty environments write some 8,500 units a second, a sixth of them to the indexes.
  table: { warmWrites: 10_000, maxWrites: 12_000, maxReads: 12_000 },
  monthlyBudget: 200,
};

/**
 * The three stages, without alarm addresses. A stage with JWT has `authorization: { jwt: { issuer: 'https://…', audience: ['…'] } }`.
 */
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

/** Nobody would get the alarms of a stage that matters. */
export class NoAlarmAddress extends Error {
  constructor(stage: StageName) {
    super(
      `Nobody would get the alarms of ${stage}: give a mail address with -c alarmEmail=…, or alarms.email in lib/settings.ts.`,
    );
    this.name = 'NoAlarmAddress';
  }
}

/**
 * The settings of a stage.
 *
 * @param email who gets the alarms and budget notifications, unless the settings name somebody
 * @throws {NoAlarmAddress} for prod without an address
 * @example settingsOf('prod', 'desk@example.org')
 */
export function settingsOf(stage: StageName, email?: string): StageSettings {
  const settings = SETTINGS[stage];
  const address = settings.alarms.email ?? email;
  if (stage === 'prod' && !address) throw new NoAlarmAddress(stage);
  return address ? { ...settings, alarms: { ...settings.alarms, email: address } } : settings;
}

/**
 * The stage that the deployer named. There is no default, so that a forgotten option can't deploy
 * to the wrong stage.
 *
 * @throws UnknownStage when `given` is none of `STAGES`.
 * @example stageNamed('dev') // 'dev'
 */
export function stageNamed(given: unknown): StageName {
  const stage = STAGES.find((name) => name === given);
  if (stage === undefined) throw new UnknownStage(given);
  return stage;
}
