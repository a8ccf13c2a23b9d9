import { Duration, Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaCode } from 'aws-cdk-lib/aws-lambda';
import { CfnAccessPolicy, CfnCollection, CfnSecurityPolicy } from 'aws-cdk-lib/aws-opensearchserverless';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ArticleStore } from './article-store.ts';
import type { Drop } from './drop.ts';
import { LambdaFunction } from './lambda-function.ts';
import { CONSUMER_TIMEOUT_S } from './limits.ts';
import { consume, createChangeQueues, type Queues } from './queues.ts';
import type { SearchSettings, StageSettings } from './settings.ts';

/** After each batch with a replaced file, the function waits until the collection finds what is new. */
const GATHERED = Duration.seconds(5);
const BATCH = 100;

/** The rights of a role on the indexes of the collection. */
const READ = ['aoss:ReadDocument', 'aoss:DescribeIndex'];
const WRITE = [...READ, 'aoss:WriteDocument', 'aoss:CreateIndex', 'aoss:UpdateIndex'];

export interface SearchIndexProps {
  settings: StageSettings;
  search: SearchSettings;
  drop: Drop;
  store: ArticleStore;
  /** Answers from the index. */
  reader: LambdaCode;
}

/** The search index: a collection, the queue of changes, and the function that follows them. */
export class SearchIndex extends Construct implements Queues {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly function: LambdaFunction;
  readonly collection: CfnCollection;

  constructor(scope: Construct, id: string, props: SearchIndexProps) {
    super(scope, id);
    const { settings, search, drop, store, reader } = props;
    ({ queue: this.queue, deadLetters: this.deadLetters } = createChangeQueues(
      this,
      'index-changes',
      GATHERED,
    ));
    this.collection = this.createCollection(search);

    this.function = new LambdaFunction(this, 'Function', {
      entry: 'indexer',
      description: 'Whosaid: keeps the search index up to date',
      memoryMb: 512,
      timeoutS: CONSUMER_TIMEOUT_S,
      environment: {
        TABLE_NAME: store.table.tableName,
        TEXT_BUCKET: drop.texts.bucketName,
        SEARCH_ENDPOINT: this.collection.attrCollectionEndpoint,
      },
      settings,
    });
    consume(this.function, this.queue, { batchSize: BATCH, maxBatchingWindow: GATHERED });
    store.grantRead(this.function);
    drop.texts.grantObjects(this.function, ['s3:GetObject']);

    reader.addEnvironment('SEARCH_ENDPOINT', this.collection.attrCollectionEndpoint);
    for (const grantee of [reader, this.function]) this.grantConnect(grantee);
    this.grantData('Readers', READ, [reader.role!.roleArn]);
    this.grantData('Writers', WRITE, [this.function.role!.roleArn, ...search.operators]);
  }

  /** A collection is reachable from everywhere, by signed requests of those that its policy names. */
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
      description: 'Whosaid: full-text search of quotes and articles; can be rebuilt from the table',
      standbyReplicas: standbyReplicas ? 'ENABLED' : 'DISABLED',
    });
    collection.addResourceDependency(encryption);
    collection.addResourceDependency(network);
    return collection;
  }

  /** The right to call the collection at all; its own policy decides what is allowed. */
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
