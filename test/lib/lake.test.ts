import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LAKE_COLUMNS, VIEW_COLUMNS, viewStatement } from '../../lambdas/lake/columns.ts';
import { resource, resourcesOf, synthesize } from './synthesize.ts';

const search = { standbyReplicas: false, operators: [] };
const lake = { mostScannedGb: 10 };
const { template } = synthesize('staging', { lake });
const tables = resourcesOf(template, 'AWS::Glue::Table').map(({ Properties }) => Properties.TableInput);

describe('the lake', () => {
  it('has a table of what the consumer writes, in partitions that follow from the days', () => {
    const table = tables.find(({ TableType }) => TableType === 'EXTERNAL_TABLE');
    assert.deepEqual(
      table.StorageDescriptor.Columns.map(({ Name }: { Name: string }) => Name),
      LAKE_COLUMNS.map(({ name }) => name),
    );
    assert.deepEqual(table.PartitionKeys, [{ Name: 'day', Type: 'string' }]);
    assert.equal(table.Parameters['projection.enabled'], 'true');
    const location = JSON.stringify(table.Parameters['storage.location.template']);
    assert.match(location, /\/quotes\/day=\$\{day\}\//);
  });

  it('has a view of the newest snapshots, as Athena keeps views', () => {
    const view = tables.find(({ TableType }) => TableType === 'VIRTUAL_VIEW');
    const [, encoded = ''] = /^\/\* Presto View: (\S+) \*\/$/.exec(view.ViewOriginalText) ?? [];
    const definition = JSON.parse(Buffer.from(encoded, 'base64').toString());
    assert.equal(definition.originalSql, viewStatement('quote_snapshots'));
    assert.equal(definition.schema, 'whosaid_staging');
    assert.deepEqual(
      definition.columns.map(({ name }: { name: string }) => name),
      VIEW_COLUMNS.map(({ name }) => name),
    );
  });

  it('is asked by a workgroup that bounds what a query reads, and encrypts results', () => {
    const { WorkGroupConfiguration: configuration } = resource(
      template,
      'AWS::Athena::WorkGroup',
      'Lake',
    ).Properties;
    assert.equal(configuration.EnforceWorkGroupConfiguration, true);
    assert.equal(configuration.BytesScannedCutoffPerQuery, 10_000_000_000);
    assert.deepEqual(configuration.ResultConfiguration.EncryptionConfiguration, {
      EncryptionOption: 'SSE_S3',
    });
  });

  it('is written by a function that gathers messages, and waits longer than it takes', () => {
    const mapping = resourcesOf(template, 'AWS::Lambda::EventSourceMapping').find(
      ({ Properties }) => Properties.MaximumBatchingWindowInSeconds !== undefined,
    );
    assert.deepEqual(
      [mapping?.Properties.BatchSize, mapping?.Properties.MaximumBatchingWindowInSeconds],
      [500, 300],
    );
    const queue = resource(template, 'AWS::SQS::Queue', 'LakeChanges');
    assert.equal(queue.Properties.VisibilityTimeout, 6 * 300 + 300);
    const { Variables } = resource(template, 'AWS::Lambda::Function', 'Lake').Properties.Environment;
    assert.deepEqual(Variables.LAKE_BUCKET, {
      Ref: resource(template, 'AWS::S3::Bucket', 'LakeBucket').logicalId,
    });
  });

  it('hears of changes beside the search index', () => {
    const { template: both } = synthesize('staging', { lake, search });
    const queues = ['SearchChanges', 'LakeChanges'].map(
      (id) => resource(both, 'AWS::SQS::Queue', id).logicalId,
    );
    for (const name of ['Extract', 'Correct']) {
      const { Variables } = resource(both, 'AWS::Lambda::Function', name).Properties.Environment;
      assert.deepEqual(Variables.CHANGE_QUEUES, {
        'Fn::Join': ['', [{ Ref: queues[0] }, ' ', { Ref: queues[1] }]],
      });
    }
  });
});
