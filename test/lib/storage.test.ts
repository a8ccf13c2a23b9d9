import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SETTINGS, STAGES } from '../../lib/settings.ts';
import { resource, resourcesOf, synthesize } from './synthesize.ts';

/** Write units a second that a new on-demand table takes. */
const NEW_TABLE_WRITES = 4000;
/** Write units a second of one environment of the extract function: some two articles of 80. */
const ENVIRONMENT_WRITES = 170;

for (const stage of STAGES) {
  const { template } = synthesize(stage);
  const { keepData, restorableDays, accessRecordDays } = SETTINGS[stage];
  const kept = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
  const discarded = { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' };

  const policyOf = (logicalId: string) => {
    const policies = [
      ...resourcesOf(template, 'AWS::S3::BucketPolicy').filter((p) => p.Properties.Bucket.Ref === logicalId),
      ...resourcesOf(template, 'AWS::SQS::QueuePolicy').filter(
        (p) => p.Properties.Queues[0].Ref === logicalId,
      ),
    ];
    assert.equal(policies.length, 1, `policies of ${logicalId}`);
    return policies[0]!.Properties.PolicyDocument.Statement;
  };
  const refusesPlainHttp = (logicalId: string) =>
    policyOf(logicalId).some(
      (statement: { Effect: string; Condition?: { Bool?: Record<string, string> } }) =>
        statement.Effect === 'Deny' && statement.Condition?.Bool?.['aws:SecureTransport'] === 'false',
    );

  describe(`the buckets of ${stage}`, () => {
    for (const bucket of resourcesOf(template, 'AWS::S3::Bucket')) {
      it(`${bucket.logicalId} is encrypted, private and reached by TLS alone`, () => {
        const { BucketEncryption, PublicAccessBlockConfiguration } = bucket.Properties;
        const [rule] = BucketEncryption.ServerSideEncryptionConfiguration;
        assert.equal(rule.ServerSideEncryptionByDefault.SSEAlgorithm, 'AES256');
        assert.deepEqual(PublicAccessBlockConfiguration, {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        });
        assert.ok(refusesPlainHttp(bucket.logicalId));
      });

      it(`${bucket.logicalId} drops uploads that were given up, and has no versions`, () => {
        const [rule] = bucket.Properties.LifecycleConfiguration.Rules;
        assert.equal(rule.AbortIncompleteMultipartUpload.DaysAfterInitiation, 2);
        assert.equal(bucket.Properties.VersioningConfiguration, undefined);
      });
    }

    it('keep articles and texts where data is kept, and never expire them', () => {
      for (const name of ['DropArticles', 'DropTexts']) {
        const { DeletionPolicy, UpdateReplacePolicy, Properties } = resource(
          template,
          'AWS::S3::Bucket',
          name,
        );
        assert.deepEqual({ DeletionPolicy, UpdateReplacePolicy }, keepData ? kept : discarded);
        assert.equal(Properties.LifecycleConfiguration.Rules.length, 1);
        assert.equal(Properties.LifecycleConfiguration.Rules[0].ExpirationInDays, undefined);
      }
    });

    it('record who accessed articles and texts, for as long as the settings say', () => {
      const records = resource(template, 'AWS::S3::Bucket', 'DropAccessRecords');
      for (const name of ['DropArticles', 'DropTexts']) {
        const { LoggingConfiguration } = resource(template, 'AWS::S3::Bucket', name).Properties;
        assert.deepEqual(LoggingConfiguration.DestinationBucketName, { Ref: records.logicalId });
      }
      assert.equal(records.Properties.LifecycleConfiguration.Rules[0].ExpirationInDays, accessRecordDays);
      assert.equal(records.DeletionPolicy, 'RetainExceptOnCreate');
    });
  });

  describe(`the queues of ${stage}`, () => {
    const events = resource(template, 'AWS::SQS::Queue', 'DropEvents');
    const deadLetters = resource(template, 'AWS::SQS::Queue', 'DropDeadLetters');

    it('are encrypted by SQS, reached by TLS alone, and keep messages for 14 days', () => {
      for (const queue of [events, deadLetters]) {
        assert.equal(queue.Properties.SqsManagedSseEnabled, true);
        assert.equal(queue.Properties.KmsMasterKeyId, undefined);
        assert.equal(queue.Properties.MessageRetentionPeriod, 14 * 24 * 60 * 60);
        assert.ok(refusesPlainHttp(queue.logicalId));
      }
      assert.equal(resourcesOf(template, 'AWS::SQS::Queue').length, 2);
    });

    it('give a message up after five tries, to a dead-letter queue that serves no other', () => {
      assert.deepEqual(events.Properties.RedrivePolicy, {
        deadLetterTargetArn: { 'Fn::GetAtt': [deadLetters.logicalId, 'Arn'] },
        maxReceiveCount: 5,
      });
      const { redrivePermission, sourceQueueArns } = deadLetters.Properties.RedriveAllowPolicy;
      assert.equal(redrivePermission, 'byQueue');
      assert.equal(sourceQueueArns.length, 1);
      assert.ok(JSON.stringify(sourceQueueArns[0]).includes(`:${events.Properties.QueueName}"`));
    });

    it('hide a message for six times as long as the extract function may run', () => {
      const { Timeout } = resource(template, 'AWS::Lambda::Function', 'ExtractFunction').Properties;
      assert.ok(events.Properties.VisibilityTimeout >= 6 * Timeout);
    });

    it('take messages from this account’s S3 for this stack’s buckets, and from nobody else', () => {
      const allowed = policyOf(events.logicalId).filter(
        ({ Effect }: { Effect: string }) => Effect === 'Allow',
      );
      assert.equal(allowed.length, 1);
      assert.deepEqual(allowed[0].Principal, { Service: 's3.amazonaws.com' });
      assert.equal(allowed[0].Action, 'sqs:SendMessage');
      assert.deepEqual(allowed[0].Condition.StringEquals, { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } });
      assert.ok(JSON.stringify(allowed[0].Condition.ArnLike).includes(`:s3:::whosaid-${stage}-*"`));
    });

    it('hear of every object that appears, is deleted or expires, once their policy is there', () => {
      const { Properties, DependsOn } = resource(template, 'AWS::S3::Bucket', 'DropArticles');
      assert.deepEqual(
        Properties.NotificationConfiguration.QueueConfigurations,
        ['s3:ObjectCreated:*', 's3:ObjectRemoved:*', 's3:LifecycleExpiration:*'].map((Event) => ({
          Event,
          Queue: { 'Fn::GetAtt': [events.logicalId, 'Arn'] },
        })),
      );
      const policy = resource(template, 'AWS::SQS::QueuePolicy', 'DropEventsPolicy');
      assert.deepEqual(DependsOn, [policy.logicalId]);
    });
  });

  describe(`the table of ${stage}`, () => {
    const table = resource(template, 'AWS::DynamoDB::GlobalTable', 'StoreTable');
    const [replica] = table.Properties.Replicas;

    it('is paid by use and can be restored to any second of the days that the settings say', () => {
      assert.equal(table.Properties.BillingMode, 'PAY_PER_REQUEST');
      assert.deepEqual(replica.PointInTimeRecoverySpecification, {
        PointInTimeRecoveryEnabled: true,
        RecoveryPeriodInDays: restorableDays,
      });
    });

    it('takes as much as the settings say, and so do its indexes', () => {
      const { maxWrites, maxReads } = SETTINGS[stage].table;
      assert.deepEqual(table.Properties.WriteOnDemandThroughputSettings, { MaxWriteRequestUnits: maxWrites });
      assert.deepEqual(replica.ReadOnDemandThroughputSettings, { MaxReadRequestUnits: maxReads });
      for (const index of table.Properties.GlobalSecondaryIndexes) {
        assert.deepEqual(index.WriteOnDemandThroughputSettings, { MaxWriteRequestUnits: maxWrites });
      }
      assert.equal(replica.GlobalSecondaryIndexes.length, table.Properties.GlobalSecondaryIndexes.length);
      for (const index of replica.GlobalSecondaryIndexes) {
        assert.deepEqual(index.ReadOnDemandThroughputSettings, { MaxReadRequestUnits: maxReads });
      }
    });

    it('takes from its first minute on what the extract function writes at full concurrency', () => {
      const { maxWrites } = SETTINGS[stage].table;
      const warm = table.Properties.WarmThroughput?.WriteUnitsPerSecond ?? NEW_TABLE_WRITES;
      const written = SETTINGS[stage].extract.maxConcurrency * ENVIRONMENT_WRITES;
      assert.ok(written <= Math.min(warm, maxWrites), `${written} of ${warm} and ${maxWrites}`);
      // DynamoDB takes no warm throughput below that of every new table.
      assert.ok(warm >= NEW_TABLE_WRITES);
      assert.equal(table.Properties.WarmThroughput?.ReadUnitsPerSecond ?? 12_000, 12_000);
    });

    it('is kept and can’t be deleted where data is kept', () => {
      const { DeletionPolicy, UpdateReplacePolicy } = table;
      assert.deepEqual({ DeletionPolicy, UpdateReplacePolicy }, keepData ? kept : discarded);
      assert.equal(replica.DeletionProtectionEnabled, keepData);
    });
  });
}

describe('the table', () => {
  it('has the keys and indexes that the store creates its embedded one with', async () => {
    const { createTableInput, TABLE } = await import('../../lambdas/store/table/schema.ts');
    const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = createTableInput('any');

    const { Properties } = resource(synthesize('dev').template, 'AWS::DynamoDB::GlobalTable', 'StoreTable');

    const byName = (a: { AttributeName: string }, b: { AttributeName: string }) =>
      a.AttributeName.localeCompare(b.AttributeName);
    assert.deepEqual(Properties.KeySchema, KeySchema);
    // What it may take in a second is no part of what an index is.
    const indexes = (Properties.GlobalSecondaryIndexes as Record<string, unknown>[]).map(
      ({ WriteOnDemandThroughputSettings: _, ...index }) => index,
    );
    assert.deepEqual(indexes, GlobalSecondaryIndexes);
    assert.deepEqual(Properties.AttributeDefinitions.sort(byName), AttributeDefinitions.sort(byName));
    assert.deepEqual(Properties.TimeToLiveSpecification, { AttributeName: TABLE.timeToLive, Enabled: true });
  });

  it('gives way to a restored one that the settings name, and stays', () => {
    const { template } = synthesize('prod', { restoredTable: 'articles-of-yesterday' });

    const functions = resourcesOf(template, 'AWS::Lambda::Function');
    const policies = JSON.stringify(template.findResources('AWS::IAM::Policy'));

    const own = resource(template, 'AWS::DynamoDB::GlobalTable', 'StoreTable');
    for (const { Properties } of functions) {
      assert.equal(Properties.Environment.Variables.TABLE_NAME, 'articles-of-yesterday');
    }
    assert.ok(policies.includes(':table/articles-of-yesterday"'));
    assert.ok(policies.includes(':table/articles-of-yesterday/index/bySpeaker"'));
    assert.ok(!policies.includes(own.logicalId));
  });
});

describe('the stack', () => {
  for (const stage of STAGES) {
    it(`of ${stage} ${SETTINGS[stage].keepData ? 'refuses' : 'lets itself'} be deleted`, () => {
      const { stack } = synthesize(stage);
      assert.equal(stack.terminationProtection, SETTINGS[stage].keepData);
      assert.equal(stack.stackName, `whosaid-${stage}`);
    });
  }

  it('keeps the data of prod', () => assert.ok(SETTINGS.prod.keepData));

  it('goes where the settings say', () => {
    const { stack } = synthesize('dev', { account: '111122223333', region: 'eu-central-1' });
    assert.equal(stack.environment, 'aws://111122223333/eu-central-1');
  });

  it('tells where to drop, where to ask and where to look', () => {
    const outputs = Object.keys(synthesize('dev').template.findOutputs('*'));
    for (const name of ['ArticlesBucket', 'ApiEndpoint', 'TableName', 'DeadLetterQueueUrl', 'DashboardUrl']) {
      assert.ok(outputs.includes(name), name);
    }
  });

  it('holds no function but our four', () => {
    assert.equal(resourcesOf(synthesize('dev').template, 'AWS::Lambda::Function').length, 4);
  });
});
