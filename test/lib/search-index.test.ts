import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resource, resourcesOf, synthesize } from './synthesize.ts';

const operator = 'arn:aws:iam::111122223333:role/Operator';
const { template } = synthesize('staging', { search: { standbyReplicas: false, operators: [operator] } });
const functionOf = (id: string) => resource(template, 'AWS::Lambda::Function', id);

describe('the search index', () => {
  it('is a collection for searching, without a second copy unless asked for', () => {
    const { Type, StandbyReplicas, Name } = resource(
      template,
      'AWS::OpenSearchServerless::Collection',
      'Search',
    ).Properties;
    assert.deepEqual([Type, StandbyReplicas, Name], ['SEARCH', 'DISABLED', 'whosaid-staging']);
  });

  it('hears of changes by a queue of its own, which keeps what can’t be put in', () => {
    const queue = resource(template, 'AWS::SQS::Queue', 'SearchChanges');
    const dead = resource(template, 'AWS::SQS::Queue', 'SearchDeadLetters');
    assert.deepEqual(queue.Properties.RedrivePolicy.deadLetterTargetArn, {
      'Fn::GetAtt': [dead.logicalId, 'Arn'],
    });
    assert.equal(queue.Properties.MessageRetentionPeriod, 14 * 24 * 3600);
    for (const name of ['Extract', 'Correct']) {
      const { Variables } = functionOf(name).Properties.Environment;
      assert.deepEqual(Variables.CHANGE_QUEUES, { Ref: queue.logicalId });
    }
  });

  it('gets many changes at once, each hidden for six invocations and the time of gathering', () => {
    const queue = resource(template, 'AWS::SQS::Queue', 'SearchChanges');
    const source = resourcesOf(template, 'AWS::Lambda::EventSourceMapping').find(
      ({ Properties }) => Properties.EventSourceArn['Fn::GetAtt'][0] === queue.logicalId,
    )!.Properties;
    assert.deepEqual([source.BatchSize, source.MaximumBatchingWindowInSeconds], [100, 5]);
    assert.deepEqual(source.FunctionResponseTypes, ['ReportBatchItemFailures']);
    assert.equal(queue.Properties.VisibilityTimeout, 6 * functionOf('SearchFunction').Properties.Timeout + 5);
  });

  it('is asked by the query function and written by the indexer, and by whom the settings name', () => {
    const endpoint = functionOf('Query').Properties.Environment.Variables.SEARCH_ENDPOINT;
    assert.deepEqual(functionOf('Search').Properties.Environment.Variables.SEARCH_ENDPOINT, endpoint);
    const policies = resourcesOf(template, 'AWS::OpenSearchServerless::AccessPolicy').map(({ Properties }) =>
      JSON.stringify(Properties),
    );
    assert.equal(policies.length, 2);
    const writers = policies.find((policy) => policy.includes('WriteDocument')) ?? '';
    assert.ok(writers.includes(operator));
    const readers = policies.find((policy) => !policy.includes('WriteDocument')) ?? '';
    assert.ok(!readers.includes(operator) && readers.includes('ReadDocument'));
  });

  it('is nothing that a stage has by itself', () => {
    const { template: plain } = synthesize('staging');
    assert.equal(resourcesOf(plain, 'AWS::OpenSearchServerless::Collection').length, 0);
    assert.equal(
      resource(plain, 'AWS::Lambda::Function', 'Extract').Properties.Environment.Variables.CHANGE_QUEUES,
      undefined,
    );
  });
});
