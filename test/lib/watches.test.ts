import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SETTINGS } from '../../lib/settings.ts';
import { resource, resourcesOf, synthesize } from './synthesize.ts';

const search = { standbyReplicas: false, operators: [] };
const { template } = synthesize('staging', { watches: true });
const functionOf = (id: string, of = template) => resource(of, 'AWS::Lambda::Function', id);

describe('the watches of a stage', () => {
  it('hear of changes by a queue of their own, which keeps what nobody could be told', () => {
    const queue = resource(template, 'AWS::SQS::Queue', 'WatchesChanges');
    const dead = resource(template, 'AWS::SQS::Queue', 'WatchesDeadLetters');
    assert.deepEqual(queue.Properties.RedrivePolicy.deadLetterTargetArn, {
      'Fn::GetAtt': [dead.logicalId, 'Arn'],
    });
    assert.equal(dead.Properties.MessageRetentionPeriod, 14 * 24 * 3600);
    assert.deepEqual(functionOf('Watches').Properties.Environment.Variables.QUEUE_URL, {
      Ref: queue.logicalId,
    });
    for (const name of ['Extract', 'Correct']) {
      assert.deepEqual(functionOf(name).Properties.Environment.Variables.CHANGE_QUEUES, {
        Ref: queue.logicalId,
      });
    }
  });

  it('and the search index both hear of each change', () => {
    const { template: both } = synthesize('staging', { watches: true, search });
    const refs = ['Search', 'Watches'].map((id) => ({
      Ref: resource(both, 'AWS::SQS::Queue', `${id}Changes`).logicalId,
    }));
    const { CHANGE_QUEUES } = functionOf('Extract', both).Properties.Environment.Variables;
    assert.deepEqual(CHANGE_QUEUES, { 'Fn::Join': ['', [refs[0], ' ', refs[1]]] });
  });

  it('may put their own messages off for a day without being taken for a runaway', () => {
    assert.equal(functionOf('Watches').Properties.RecursiveLoop, 'Allow');
  });

  it('have routes that ask for credentials, and are throttled where they change something', () => {
    const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route')
      .map(({ Properties }) => Properties)
      .filter(({ RouteKey }) => RouteKey.includes('/watches'));
    assert.deepEqual(routes.map(({ RouteKey }) => RouteKey).sort(), [
      'DELETE /watches',
      'DELETE /watches/{path+}',
      'GET /watches',
      'GET /watches/{path+}',
      'HEAD /watches',
      'HEAD /watches/{path+}',
      'POST /watches',
      'POST /watches/{path+}',
    ]);
    for (const { AuthorizationType } of routes) assert.equal(AuthorizationType, 'AWS_IAM');
    const { RouteSettings } = resource(template, 'AWS::ApiGatewayV2::Stage', 'QueryStage').Properties;
    const { rate } = SETTINGS.staging.api.correctingThrottle;
    assert.equal(RouteSettings['POST /watches'].ThrottlingRateLimit, rate);
    assert.equal(RouteSettings['POST /{path+}'].ThrottlingRateLimit, rate);
  });

  it('mail by one encrypted topic', () => {
    const topic = resource(template, 'AWS::SNS::Topic', 'Watches');
    assert.ok(topic.Properties.KmsMasterKeyId);
    assert.deepEqual(functionOf('Watches').Properties.Environment.Variables.MAIL_TOPIC, {
      Ref: topic.logicalId,
    });
  });

  it('are nothing that a stage has by itself', () => {
    const { template: plain } = synthesize('staging');
    assert.equal(resourcesOf(plain, 'AWS::SNS::Topic').length, 1);
    const { CHANGE_QUEUES } = functionOf('Extract', plain).Properties.Environment.Variables;
    assert.equal(CHANGE_QUEUES, undefined);
  });
});
