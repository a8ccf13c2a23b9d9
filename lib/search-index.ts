import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaCode } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { CfnAccessPolicy, CfnCollection, CfnSecurityPolicy } from 'aws-cdk-lib/aws-opensearchserverless';
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ArticleStore } from './article-store.ts';
import type { Drop } from './drop.ts';
import { LambdaFunction } from './lambda-function.ts';
import type { SearchSettings, StageSettings } from './settings.ts';

const TIMEOUT = Duration.minutes(5);
/** As of dropped files. */
const MOST_TRIES = 5;

/** What a role may do with the indexes of the collection. */
const READ = ['aoss:ReadDocument', 'aoss:DescribeIndex'];
const WRITE = [...READ, 'aoss:WriteDocument', 'aoss:CreateIndex', 'aoss:UpdateIndex'];

export interface SearchIndexProps {
  settings: StageSettings;
  search: SearchSettings;
  drop: Drop;
  store: ArticleStore;
  /** Answers by the index. */
  reader: LambdaCode;
  /** Announce what changes. */
  announcers: LambdaCode[];
}

/** The search index: a collection, the queue that tells of changes, and the function that follows them. */
export class SearchIndex extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly function: LambdaFunction;
  readonly collection: CfnCollection;

  constructor(scope: Construct, id: string, props: SearchIndexProps) {
    super(scope, id);
    const { settings, search, drop, store, reader, announcers } = props;
    ({ queue: this.queue, deadLetters: this.deadLetters } = this.createQueues());
    this.collection = this.createCollection(search);

    this.function = new LambdaFunction(this, 'Function', {
      entry: 'indexer',
      description: 'Whosaid: keeps the search index as the table is',
      memoryMb: 512,
      timeout: TIMEOUT,
      environment: {
        TABLE_NAME: store.table.tableName,
        TEXT_BUCKET: drop.texts.bucketName,
        SEARCH_ENDPOINT: this.collection.attrCollectionEndpoint,
      },
      logRetention: settings.logRetention,
      keepLogs: settings.keepLogs,
    });
    this.function.addEventSource(
      new SqsEventSource(this.queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 2 }),
    );
    Validations.of(this.function).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'A queue as event source takes no failure destination: the queue has its dead-letter queue.',
    });
    store.grantRead(this.function);
    drop.texts.grantObjects(this.function, ['s3:GetObject']);

    for (const announcer of announcers) {
      announcer.addEnvironment('CHANGE_QUEUES', this.queue.queueUrl);
      announcer.addToRolePolicy(
        new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] }),
      );
    }
    reader.addEnvironment('SEARCH_ENDPOINT', this.collection.attrCollectionEndpoint);
    for (const grantee of [reader, this.function]) this.grantConnect(grantee);
    this.grantData('Readers', READ, [reader.role!.roleArn]);
    this.grantData('Writers', WRITE, [this.function.role!.roleArn, ...search.operators]);
  }

  private createQueues() {
    const stack = Stack.of(this);
    // Each of the two queues must name the other, so one of them needs a name that is known beforehand.
    const queueName = `${stack.stackName}-index-changes`;
    const shared = {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    };
    const deadLetters = new Queue(this, 'DeadLetters', {
      ...shared,
      redriveAllowPolicy: {
        redrivePermission: RedrivePermission.BY_QUEUE,
        sourceQueues: [
          Queue.fromQueueArn(this, 'ChangesByName', stack.formatArn({ service: 'sqs', resource: queueName })),
        ],
      },
    });
    Validations.of(deadLetters).acknowledge({
      id: 'Serverless-SQSRedrivePolicy',
      reason: 'It is the dead-letter queue: what comes here waits for a person.',
    });
    const queue = new Queue(this, 'Changes', {
      ...shared,
      queueName,
      // As Lambda advises: six times the function's timeout.
      visibilityTimeout: Duration.seconds(6 * TIMEOUT.toSeconds()),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: MOST_TRIES },
    });
    return { queue, deadLetters };
  }

  /** A collection can be reached from everywhere, by signed requests of those that a policy of it names. */
  private createCollection({ standbyReplicas }: SearchSettings): CfnCollection {
    const name = Stack.of(this).stackName.toLowerCase();
    const rule = (ResourceType: string) => ({ ResourceType, Resource: [`collection/${name}`] });
    const encryption = new CfnSecurityPolicy(this, 'Encryption', {
      name,
      type: 'encryption',
      policy: JSON.stringify({ Rules: [rule('collection')], AWSOwnedKey: true }),
    });
    const network = new CfnSecurityPolicy(this, 'Network', {
      name,
      type: 'network',
      policy: JSON.stringify([{ Rules: [rule('collection')], AllowFromPublic: true }]),
    });
    const collection = new CfnCollection(this, 'Collection', {
      name,
      type: 'SEARCH',
      description: 'Whosaid: finds quotes and articles by words; all in it can be put in again',
      standbyReplicas: standbyReplicas ? 'ENABLED' : 'DISABLED',
    });
    collection.addResourceDependency(encryption);
    collection.addResourceDependency(network);
    return collection;
  }

  /** To ask the collection anything at all; what, its own policy says. */
  private grantConnect(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['aoss:APIAccessAll'], resources: [this.collection.attrArn] }),
    );
  }

  private grantData(id: string, permissions: string[], principals: string[]): void {
    const stack = Stack.of(this);
    const name = stack.stackName.toLowerCase();
    new CfnAccessPolicy(this, id, {
      name: `${name}-${id.toLowerCase()}`,
      type: 'data',
      policy: stack.toJsonString([
        {
          Rules: [{ ResourceType: 'index', Resource: [`index/${name}/*`], Permission: permissions }],
          Principal: principals,
        },
      ]),
    });
  }
}
