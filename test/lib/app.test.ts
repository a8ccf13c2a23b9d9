import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import {
  NoAlarmAddress,
  SETTINGS,
  STAGES,
  type StageSettings,
  settingsOf,
  stageNamed,
  UnknownStage,
} from '../../lib/settings.ts';
import { temporaryFolder } from '../local/folder.ts';
import { violationsIn } from './security-checks.ts';
import { ALL_SETTINGS, synthesize } from './synthesize.ts';

const app = fileURLToPath(new URL('../../bin/app.ts', import.meta.url));
const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));

/** Runs the app as the CDK command line does. */
function run(outdir: string, given: Record<string, unknown>) {
  return spawnSync(process.execPath, [app], {
    encoding: 'utf8',
    // No credentials, no region, no home with any: it needs none.
    env: {
      PATH: process.env.PATH,
      CDK_OUTDIR: outdir,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, 'aws:cdk:bundling-stacks': [], ...given }),
    },
  });
}

describe('the app', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'whosaid-app-'));
  after(() => rmSync(outdir, { recursive: true }));

  it('makes the stack of the stage that is named, without credentials', () => {
    const { status, stderr } = run(outdir, { stage: 'staging' });
    assert.equal(status, 0, stderr);
    assert.ok(readdirSync(outdir).includes('whosaid-staging.template.json'));
    assert.ok(!readdirSync(outdir).includes('whosaid-dev.template.json'));
  });

  for (const [given, line] of [
    [{}, 'No stage given: name one with -c stage=dev, -c stage=staging or -c stage=prod.\n'],
    [
      { stage: 'test' },
      'No stage is called "test": name one with -c stage=dev, -c stage=staging or -c stage=prod.\n',
    ],
  ] as const) {
    it(`says in one line which stages there are, given ${JSON.stringify(given)}`, () => {
      const { status, stderr } = run(outdir, given);
      assert.equal(status, 1);
      assert.equal(stderr, line);
    });
  }
});

describe('prod', () => {
  it('is not made where nobody would hear of trouble: it says so in one line', (t) => {
    const { status, stderr } = run(temporaryFolder(t), { stage: 'prod' });
    assert.equal(status, 1);
    assert.match(stderr, /^Nobody would get the alarms of prod: .*-c alarmEmail=.*\n$/);
  });

  it('is nothing that dev and staging need', () => {
    assert.equal(settingsOf('dev').alarms.email, undefined);
    assert.equal(settingsOf('staging', 'desk@example.org').alarms.email, 'desk@example.org');
    assert.throws(() => settingsOf('prod', ''), NoAlarmAddress);
  });
});

describe('a stage’s name', () => {
  for (const stage of STAGES) it(`${stage} is one`, () => assert.equal(stageNamed(stage), stage));

  for (const given of [undefined, '', 'Prod', 'toString', 'dev ', 1]) {
    it(`${JSON.stringify(given)} is none`, () => assert.throws(() => stageNamed(given), UnknownStage));
  }
});

describe('the security checks', () => {
  const jwt = { issuer: 'https://login.example.org/', audience: ['whosaid'] };
  const openings = {
    api: { ...SETTINGS.prod.api, authorization: { jwt }, corsOrigins: ['https://desk.example.org'] },
    alarms: { ...SETTINGS.prod.alarms, email: 'desk@example.org' },
  };

  const correctingScopes = ['whosaid/correct'];
  /** Each setting that a stage may lack, on and off. */
  const optional: [name: string, changes: Partial<StageSettings>][] = [
    ['with tokens, another origin and an address', openings],
    [
      'with tokens of a scope',
      { api: { ...openings.api, authorization: { jwt: { ...jwt, correctingScopes } } } },
    ],
    // Two and three of them: security-checks.slow.ts.
    ...Object.entries(ALL_SETTINGS).map(([name, setting]): [string, Partial<StageSettings>] => [
      `with ${name}`,
      { [name]: setting },
    ]),
    ['with all settings', ALL_SETTINGS],
    ['with a restored table', { restoredTable: 'whosaid-restored' }],
    ['without concurrency set apart', { query: { memoryMb: 512 }, correct: { memoryMb: 1769 } }],
    ['without warm writes', { table: { maxWrites: 4000, maxReads: 6000 } }],
    ['without data that is kept', { keepData: false, keepLogs: false }],
    ['in an account and a region', { account: '111122223333', region: 'eu-west-1' }],
  ];

  for (const [name, { app }] of [
    ...STAGES.map((stage) => [stage, synthesize(stage)] as const),
    ...optional.map(([name, changes]) => [`prod ${name}`, synthesize('prod', changes)] as const),
  ]) {
    it(`find nothing in ${name}`, () => assert.deepEqual(violationsIn(app), []));
  }

  it('would find each of the things that we acknowledge', () => {
    // Without a name of its own: what is acknowledged of CloudFront's certificate.
    const page = { loginPrefix: 'whosaid-test' };
    const { app } = synthesize('prod', { ...openings, ...ALL_SETTINGS, page });
    const acknowledged = app.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.keys(data).map((id) => id.replace(/^Annotation::/, '')));

    const found = [new AwsSolutionsChecks(app), new ServerlessChecks(app)].flatMap((checks) => {
      Object.assign(checks as object, { isAcknowledged: () => false });
      return checks.validateScope(app).violations;
    });

    const ids = new Set(found.map(({ ruleName }) => ruleName));
    assert.ok(acknowledged.length > 5);
    assert.deepEqual(
      [...new Set(acknowledged)].filter((id) => !ids.has(id)),
      [],
    );
  });
});
