import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { counted } from '../../lambdas/logging/log.ts';
import { SETTINGS, STAGES } from '../../lib/settings.ts';
import { resource, resourcesOf, synthesize } from './synthesize.ts';

/** The runbook's headings under `## Alarms`, and the text under each. */
const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
const alarmsChapter = runbook.split(/^## /m).find((chapter) => chapter.startsWith('Alarms\n')) ?? '';
const sections = new Map(
  alarmsChapter
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      return [heading, lines.join('\n')];
    }),
);

/** Those of consumers of the changes, which a stage has by its settings. */
const OF_CONSUMERS = [
  'Index dead letters',
  'Index errors',
  'Old index changes',
  'Watch dead letters',
  'Watch errors',
  'Old watch messages',
  'Lake dead letters',
  'Lake errors',
  'Old lake changes',
];

describe('the alarms of a stage with a search index, watches and a lake', () => {
  const search = { standbyReplicas: false, operators: [] };
  const { template } = synthesize('staging', { search, watches: true, lake: { mostScannedGb: 10 } });
  const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);

  it('are all headings of the runbook’s chapter on alarms', () => {
    const headings = alarms.map(({ AlarmDescription }) => AlarmDescription.split('. ')[0]);
    assert.deepEqual(headings.sort(), [...sections.keys()].sort());
  });

  for (const [heading, id] of [
    ['Index dead letters', 'SearchDeadLetters'],
    ['Lake dead letters', 'LakeDeadLetters'],
  ] as const) {
    it(`ring at the first change that was given up: ${heading}`, () => {
      const queue = resource(template, 'AWS::SQS::Queue', id);
      const alarm = alarms.find(({ AlarmDescription }) => AlarmDescription.startsWith(heading));
      assert.deepEqual(alarm.Dimensions, [
        { Name: 'QueueName', Value: { 'Fn::GetAtt': [queue.logicalId, 'QueueName'] } },
      ]);
      assert.deepEqual([alarm.Threshold, alarm.EvaluationPeriods], [0, 1]);
    });
  }
});

for (const stage of STAGES) {
  const { template } = synthesize(stage);
  const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
  const headingOf = ({ AlarmDescription }: { AlarmDescription: string }) => AlarmDescription.split('. ')[0]!;
  const alarm = (heading: string) => alarms.find((one) => headingOf(one) === heading);

  describe(`the alarms of ${stage}`, () => {
    it('are the headings of the runbook’s chapter on them, and link there', () => {
      const headings = [...sections.keys()].filter((heading) => !OF_CONSUMERS.includes(heading));
      assert.deepEqual(alarms.map(headingOf).sort(), headings.sort());
      for (const one of alarms) {
        const anchor = headingOf(one).toLowerCase().replaceAll(' ', '-');
        assert.ok(one.AlarmDescription.endsWith(` docs/runbook.md#${anchor}`), one.AlarmDescription);
      }
    });

    it('tell the topic of trouble and of its end, and stay calm while nothing happens', () => {
      const topic = { Ref: resource(template, 'AWS::SNS::Topic', 'Alarms').logicalId };
      for (const one of alarms) {
        assert.deepEqual(one.AlarmActions, [topic]);
        assert.deepEqual(one.OKActions, [topic]);
        assert.equal(one.ComparisonOperator, 'GreaterThanThreshold');
        assert.equal(one.TreatMissingData, 'notBreaching');
      }
    });

    it('ring at the first dead letter', () => {
      const queue = resource(template, 'AWS::SQS::Queue', 'DropDeadLetters');
      const { MetricName, Dimensions, Threshold, EvaluationPeriods, Period } = alarm('Dead letters');
      assert.equal(MetricName, 'ApproximateNumberOfMessagesVisible');
      assert.deepEqual(Dimensions, [
        { Name: 'QueueName', Value: { 'Fn::GetAtt': [queue.logicalId, 'QueueName'] } },
      ]);
      assert.deepEqual([Threshold, EvaluationPeriods, Period], [0, 1, 60]);
    });

    it('ring when files wait or queries take longer than the settings allow', () => {
      const { oldestMessageMinutes, latencyMs } = SETTINGS[stage].alarms;
      assert.equal(alarm('Old messages').MetricName, 'ApproximateAgeOfOldestMessage');
      assert.equal(alarm('Old messages').Threshold, oldestMessageMinutes * 60);
      assert.equal(alarm('API latency').MetricName, 'Latency');
      assert.equal(alarm('API latency').ExtendedStatistic, 'p99');
      assert.equal(alarm('API latency').Threshold, latencyMs);
    });

    it('watch errors and throttles of all functions, and 5xx answers', () => {
      for (const name of ['Extract', 'Query', 'Correct', 'Desk']) {
        const { logicalId } = resource(template, 'AWS::Lambda::Function', name);
        for (const [kind, metric] of [
          ['errors', 'Errors'],
          ['throttles', 'Throttles'],
        ]) {
          const { MetricName, Dimensions } = alarm(`${name} ${kind}`);
          assert.equal(MetricName, metric);
          assert.deepEqual(Dimensions, [{ Name: 'FunctionName', Value: { Ref: logicalId } }]);
        }
      }
      assert.equal(alarm('API server errors').MetricName, '5xx');
    });

    it('ring when of twenty articles or more within an hour more than a quarter can’t be read', () => {
      const { logicalId } = resource(template, 'AWS::Lambda::Function', 'Extract');
      const { Metrics, Threshold, EvaluationPeriods } = alarm('Failed articles');
      const [share, ...counts] = Metrics;
      assert.equal(share.Expression, 'IF(articles >= 20, 100 * failed / articles, 0)');
      assert.deepEqual([Threshold, EvaluationPeriods], [25, 1]);
      for (const { MetricStat } of counts) {
        assert.equal(MetricStat.Metric.Namespace, 'Whosaid');
        assert.deepEqual(MetricStat.Metric.Dimensions, [{ Name: 'FunctionName', Value: { Ref: logicalId } }]);
        assert.equal(MetricStat.Period, 3600);
      }
    });

    it('watch the throttled writes of the table and of each index', () => {
      const watched = alarm('Table throttles')
        .Metrics.map(({ MetricStat }: { MetricStat?: { Metric: { Dimensions: { Value: unknown }[] } } }) =>
          MetricStat?.Metric.Dimensions.map(({ Value }) => (typeof Value === 'string' ? Value : 'table')),
        )
        .filter((dimensions: unknown) => dimensions !== undefined);
      assert.deepEqual(watched, [['table'], ['bySpeaker', 'table'], ['byDay', 'table']]);
    });
  });

  describe(`the topic of ${stage}`, () => {
    it('is encrypted by a key that rotates, takes TLS alone, and hears CloudWatch', () => {
      const { KmsMasterKeyId } = resource(template, 'AWS::SNS::Topic', 'Alarms').Properties;
      const key = resource(template, 'AWS::KMS::Key', 'Alarms');
      assert.deepEqual(KmsMasterKeyId, { 'Fn::GetAtt': [key.logicalId, 'Arn'] });
      assert.equal(key.Properties.EnableKeyRotation, true);

      const { Statement } = resource(template, 'AWS::SNS::TopicPolicy', 'Alarms').Properties.PolicyDocument;
      const principals = (statements: { Effect: string; Principal: unknown }[], effect: string) =>
        statements.filter(({ Effect }) => Effect === effect).map(({ Principal }) => Principal);
      const cloudWatch = { Service: 'cloudwatch.amazonaws.com' };
      assert.deepEqual(principals(Statement, 'Allow'), [cloudWatch]);
      const denied = Statement.find(({ Effect }: { Effect: string }) => Effect === 'Deny');
      assert.deepEqual(denied.Condition, { Bool: { 'aws:SecureTransport': 'false' } });
      assert.deepEqual(principals(key.Properties.KeyPolicy.Statement, 'Allow').slice(1), [cloudWatch]);
    });
  });
}

describe('who is told', () => {
  it('is nobody unless the settings name an address', () => {
    const { template } = synthesize('prod');
    assert.equal(SETTINGS.prod.alarms.email, undefined);
    template.resourceCountIs('AWS::SNS::Subscription', 0);
  });

  it('is the address that the settings name', () => {
    const alarms = { ...SETTINGS.prod.alarms, email: 'desk@example.org' };
    const { template } = synthesize('prod', { alarms });
    const { Protocol, Endpoint } = resource(template, 'AWS::SNS::Subscription', 'Alarms').Properties;
    assert.deepEqual([Protocol, Endpoint], ['email', 'desk@example.org']);
  });
});

describe('what the extract function counts', () => {
  it('is what alarm and dashboard ask for', () => {
    const { _aws } = counted({ Articles: 1, FailedArticles: 0, Quotes: 3 }, 0) as {
      _aws: {
        CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] }[];
      };
    };
    const [{ Namespace, Dimensions, Metrics }] = _aws.CloudWatchMetrics as [
      (typeof _aws.CloudWatchMetrics)[0],
    ];
    const body = JSON.stringify(
      resource(synthesize('prod').template, 'AWS::CloudWatch::Dashboard', 'Overview').Properties,
    );
    assert.deepEqual(Dimensions, [['FunctionName']]);
    for (const { Name } of Metrics) assert.ok(body.includes(`\\"${Namespace}\\",\\"${Name}\\",`), Name);
  });
});

describe('the runbook', () => {
  it('says for each alarm what it means, where to look and what to do', () => {
    for (const [heading, text] of sections) {
      for (const part of ['**Means.**', '**Look.**', '**Do.**'])
        assert.ok(text.includes(part), `${heading}: ${part}`);
    }
  });
});

describe('the dashboard', () => {
  it('shows the alarms, the queue, both functions, the API and the table', () => {
    const { template } = synthesize('prod');
    const body = JSON.stringify(resource(template, 'AWS::CloudWatch::Dashboard', 'Overview').Properties);
    for (const { logicalId } of resourcesOf(template, 'AWS::CloudWatch::Alarm')) {
      assert.ok(body.includes(logicalId), logicalId);
    }
    for (const namespace of ['AWS/SQS', 'AWS/Lambda', 'AWS/ApiGateway', 'AWS/DynamoDB']) {
      assert.ok(body.includes(namespace), namespace);
    }
  });
});
