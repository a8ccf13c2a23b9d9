import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSync } from 'esbuild';
import { MAX_TEXT_LENGTH } from '../../lambdas/articles/index.ts';
import { RESERVE } from '../../lambdas/extract/handler.ts';
import { bundling, entryOf, type FunctionName } from '../../lib/bundle.ts';
import { EXTRACT_TIMEOUT_S } from '../../lib/limits.ts';
import { SETTINGS, STAGES } from '../../lib/settings.ts';
import { resource, resourcesOf, synthesize } from './synthesize.ts';

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
}

/** What a function may do, one line an action and resource: `s3:GetObject DropTexts…/*`. */
function permissions(template: ReturnType<typeof synthesize>['template'], name: string): string[] {
  const statements: Statement[] = resourcesOf(template, 'AWS::IAM::Policy')
    .filter(({ logicalId }) => logicalId.startsWith(name))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
  return statements
    .flatMap(({ Effect, Action, Resource }) => {
      assert.equal(Effect, 'Allow');
      return [Action].flat().flatMap((action) => [Resource].flat().map((one) => `${action} ${nameOf(one)}`));
    })
    .sort();
}

/** A resource's ARN with the construct's name for what CloudFormation fills in. */
function nameOf(arn: unknown): string {
  if (typeof arn === 'string') return arn;
  const {
    'Fn::GetAtt': attribute,
    'Fn::Join': join,
    Ref: reference,
  } = arn as {
    Ref?: string;
    'Fn::GetAtt'?: string[];
    'Fn::Join'?: [string, unknown[]];
  };
  if (reference) return reference.replace(/[0-9A-F]{8}$/, '');
  if (attribute) return attribute[0]!.replace(/[0-9A-F]{8}$/, '');
  assert.ok(join, JSON.stringify(arn));
  return join[1].map(nameOf).join(join[0]);
}

/** The actions behind the commands in our own part of a bundle: what is never called isn't in there. */
function actionsOf(entry: FunctionName): string[] {
  const { outputFiles } = buildSync({
    ...bundling(entryOf(entry), 'nowhere'),
    minify: false,
    sourcemap: false,
    write: false,
  });
  const ours = outputFiles.flatMap(({ text }) =>
    text.split(/^\/\/ (?=\S+$)/m).filter((file) => file.startsWith('lambdas/')),
  );
  const commands = ours.flatMap((file) => [
    ...file.matchAll(/new (?:\w+\.)?([A-Za-z]+)Command\d*\(|\bpaginate([A-Z][a-z]+)\d*\(/g),
  ]);
  return [...new Set(commands.map(([, command, paginated]) => ACTIONS[command ?? paginated ?? '']!))].sort();
}

/** What IAM calls the commands that we use. */
const ACTIONS: Record<string, string> = {
  Publish: 'sns:Publish',
  Subscribe: 'sns:Subscribe',
  Unsubscribe: 'sns:Unsubscribe',
  Get: 'dynamodb:GetItem',
  BatchGet: 'dynamodb:BatchGetItem',
  Query: 'dynamodb:Query',
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  BatchWrite: 'dynamodb:BatchWriteItem',
  GetObject: 's3:GetObject',
  PutObject: 's3:PutObject',
  DeleteObjects: 's3:DeleteObject',
  SendMessage: 'sqs:SendMessage',
  ChangeMessageVisibilityBatch: 'sqs:ChangeMessageVisibility',
};

for (const stage of STAGES) {
  const { template } = synthesize(stage);
  const { extract, query, correct, logRetention, keepLogs } = SETTINGS[stage];

  describe(`the functions of ${stage}`, () => {
    for (const [name, memoryMb, reservedConcurrency] of [
      ['Extract', extract.memoryMb, undefined],
      ['Query', query.memoryMb, query.reservedConcurrency],
      ['Correct', correct.memoryMb, correct.reservedConcurrency],
    ] as const) {
      const { Properties } = resource(template, 'AWS::Lambda::Function', name);

      it(`${name} runs Node 24 on arm64 with memory and concurrency of the settings`, () => {
        assert.equal(Properties.Runtime, 'nodejs24.x');
        assert.deepEqual(Properties.Architectures, ['arm64']);
        assert.equal(Properties.MemorySize, memoryMb);
        assert.equal(Properties.ReservedConcurrentExecutions, reservedConcurrency);
      });

      it(`${name} logs JSON to a group that forgets, and outlives prod`, () => {
        assert.equal(Properties.LoggingConfig.LogFormat, 'JSON');
        const group = resource(template, 'AWS::Logs::LogGroup', `${name}FunctionLogs`);
        assert.deepEqual(Properties.LoggingConfig.LogGroup, { Ref: group.logicalId });
        assert.equal(group.Properties.RetentionInDays, logRetention);
        assert.equal(group.DeletionPolicy, keepLogs ? 'RetainExceptOnCreate' : 'Delete');
      });

      it(`${name} has a role without managed policies`, () => {
        const role = resource(template, 'AWS::IAM::Role', `${name}FunctionRole`);
        assert.equal(role.Properties.ManagedPolicyArns, undefined);
        assert.equal(role.Properties.Policies, undefined);
      });
    }

    it('read the queue in batches that may fail in part, so many at a time', () => {
      const { Properties } = resource(template, 'AWS::Lambda::EventSourceMapping', 'ExtractFunction');
      const queue = resource(template, 'AWS::SQS::Queue', 'DropEvents');
      assert.deepEqual(Properties.EventSourceArn, { 'Fn::GetAtt': [queue.logicalId, 'Arn'] });
      assert.deepEqual(Properties.FunctionResponseTypes, ['ReportBatchItemFailures']);
      assert.equal(Properties.BatchSize, extract.batchSize);
      assert.equal(Properties.ScalingConfig.MaximumConcurrency, extract.maxConcurrency);
    });

    it('may send themselves as many continuations as a file needs', () => {
      const { Properties } = resource(template, 'AWS::Lambda::Function', 'ExtractFunction');
      assert.equal(Properties.RecursiveLoop, 'Allow');
    });

    it('know their table, buckets and queue', () => {
      const variables = (name: string) =>
        resource(template, 'AWS::Lambda::Function', name).Properties.Environment.Variables;
      const TABLE_NAME = { Ref: resource(template, 'AWS::DynamoDB::GlobalTable', 'StoreTable').logicalId };
      const TEXT_BUCKET = { Ref: resource(template, 'AWS::S3::Bucket', 'DropTexts').logicalId };
      const QUEUE_URL = { Ref: resource(template, 'AWS::SQS::Queue', 'DropEvents').logicalId };
      const NODE_OPTIONS = '--enable-source-maps';
      assert.deepEqual(variables('Extract'), { TABLE_NAME, TEXT_BUCKET, QUEUE_URL, NODE_OPTIONS });
      assert.deepEqual(variables('Query'), { TABLE_NAME, TEXT_BUCKET, NODE_OPTIONS });
      assert.deepEqual(variables('Correct'), { TABLE_NAME, NODE_OPTIONS });
    });
  });
}

describe('what the functions may do', () => {
  const { template } = synthesize('prod');

  it('Extract: read articles, write texts and the table, read and feed its queue', () => {
    assert.deepEqual(permissions(template, 'Extract'), [
      'dynamodb:BatchGetItem StoreTable',
      'dynamodb:BatchWriteItem StoreTable',
      'dynamodb:DeleteItem StoreTable',
      'dynamodb:GetItem StoreTable',
      'dynamodb:PutItem StoreTable',
      'dynamodb:Query StoreTable',
      'dynamodb:UpdateItem StoreTable',
      'logs:CreateLogStream ExtractFunctionLogs',
      'logs:PutLogEvents ExtractFunctionLogs',
      's3:DeleteObject DropTexts/*',
      's3:GetObject DropArticles/*',
      's3:ListBucket DropArticles',
      's3:PutObject DropTexts/*',
      'sqs:ChangeMessageVisibility DropEvents',
      'sqs:DeleteMessage DropEvents',
      'sqs:GetQueueAttributes DropEvents',
      'sqs:GetQueueUrl DropEvents',
      'sqs:ReceiveMessage DropEvents',
      'sqs:SendMessage DropEvents',
    ]);
  });

  it('Query: read texts, the table and its indexes', () => {
    assert.deepEqual(permissions(template, 'Query'), [
      'dynamodb:BatchGetItem StoreTable',
      'dynamodb:GetItem StoreTable',
      'dynamodb:Query StoreTable',
      'dynamodb:Query StoreTable/index/byDay',
      'dynamodb:Query StoreTable/index/bySpeaker',
      'logs:CreateLogStream QueryFunctionLogs',
      'logs:PutLogEvents QueryFunctionLogs',
      's3:GetObject DropTexts/*',
      's3:ListBucket DropTexts',
    ]);
  });

  it('Correct: read and write the table, none of its indexes', () => {
    assert.deepEqual(permissions(template, 'Correct'), [
      'dynamodb:BatchGetItem StoreTable',
      'dynamodb:BatchWriteItem StoreTable',
      'dynamodb:DeleteItem StoreTable',
      'dynamodb:GetItem StoreTable',
      'dynamodb:PutItem StoreTable',
      'dynamodb:Query StoreTable',
      'dynamodb:UpdateItem StoreTable',
      'logs:CreateLogStream CorrectFunctionLogs',
      'logs:PutLogEvents CorrectFunctionLogs',
    ]);
  });

  it('Desk: read texts and the table by key, take dead letters out, feed the queue', () => {
    assert.deepEqual(permissions(template, 'Desk'), [
      'dynamodb:BatchGetItem StoreTable',
      'dynamodb:GetItem StoreTable',
      'dynamodb:Query StoreTable',
      'logs:CreateLogStream DeskFunctionLogs',
      'logs:PutLogEvents DeskFunctionLogs',
      's3:GetObject DropTexts/*',
      's3:ListBucket DropTexts',
      'sqs:ChangeMessageVisibility DropDeadLetters',
      'sqs:DeleteMessage DropDeadLetters',
      'sqs:ReceiveMessage DropDeadLetters',
      'sqs:SendMessage DropEvents',
    ]);
  });

  for (const [name, entry] of [
    ['Extract', 'extract'],
    ['Query', 'query'],
    ['Correct', 'correct'],
    ['Watches', 'watches'],
  ] as const) {
    it(`${name}: all that its code asks AWS for, and nothing else`, () => {
      // With a search index, so that there is a queue to announce changes to.
      const search = { standbyReplicas: true, operators: [] };
      const granted = permissions(synthesize('prod', { search, watches: true }).template, name)
        .map((permission) => permission.split(' ')[0]!)
        // Writing logs, and taking messages out of the queue, is Lambda's own work; listing tells absent objects from forbidden ones;
        // the search index is asked by HTTP.
        .filter((action) => !/^(?:logs:|aoss:|kms:|s3:ListBucket)/.test(action))
        .filter((action) => !/^sqs:(?:Delete|Receive|GetQueue)/.test(action))
        // Only the extract function puts its messages off itself.
        .filter((action) => entry === 'extract' || action !== 'sqs:ChangeMessageVisibility');
      assert.deepEqual([...new Set(granted)].sort(), actionsOf(entry));
    });
  }

  it('nobody else in the stack has a policy, and the API alone may invoke Query, Correct and Desk', () => {
    assert.equal(resourcesOf(template, 'AWS::IAM::Policy').length, 4);
    assert.equal(resourcesOf(template, 'AWS::IAM::Role').length, 4);
    const api = resource(template, 'AWS::ApiGatewayV2::Api', 'QueryApi');
    for (const { Properties } of resourcesOf(template, 'AWS::Lambda::Permission')) {
      assert.equal(Properties.Principal, 'apigateway.amazonaws.com');
      assert.ok(JSON.stringify(Properties.SourceArn).includes(`{"Ref":"${api.logicalId}"}`));
    }
  });
});

describe('concurrency set apart', () => {
  it('keeps a drop in prod from taking it away from queries and corrections', () => {
    assert.ok(SETTINGS.prod.query.reservedConcurrency && SETTINGS.prod.correct.reservedConcurrency);
  });

  it('is nothing that a new account has to have for dev and staging', () => {
    for (const { query, correct } of [SETTINGS.dev, SETTINGS.staging]) {
      assert.deepEqual([query.reservedConcurrency, correct.reservedConcurrency], [undefined, undefined]);
    }
  });
});

it('the longest text that an article may have fits into an invocation, the slowest kind of it too', () => {
  /** Of quotation marks everywhere, by the bench; milliseconds of a processor that is twice as fast as Lambda's. */
  const slowest = 111 / 1000;
  const lambda = 2;
  const slowerNetwork = 2;
  const reading = MAX_TEXT_LENGTH * slowest * lambda * slowerNetwork;
  // The rest of the time opens the file, and stores what was found.
  assert.ok(reading <= 0.9 * (1 - RESERVE) * 1000 * EXTRACT_TIMEOUT_S, `${reading} ms`);
});
