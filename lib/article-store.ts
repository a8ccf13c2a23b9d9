import { RemovalPolicy } from 'aws-cdk-lib';
import { type IMetric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { type Attribute, AttributeType, Billing, type ITableV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { TABLE } from '../lambdas/store/table/schema.ts';
import type { StageSettings } from './settings.ts';

const INDEX_NAMES = TABLE.indexes.map((index) => index.name);

/** Read units a second that every new table supports. */
const WARM_READS = 12_000;

export interface ArticleStoreProps {
  settings: StageSettings;
}

/** The one table, with its indexes as the store's own code defines them. */
export class ArticleStore extends Construct {
  /** The table in use: the stack's own, or the restored one in the settings. */
  readonly table: TableV2 | ITableV2;

  constructor(scope: Construct, id: string, { settings }: ArticleStoreProps) {
    super(scope, id);
    const { warmWrites, maxWrites, maxReads } = settings.table;
    const most = { maxWriteRequestUnits: maxWrites, maxReadRequestUnits: maxReads };
    const own = new TableV2(this, 'Table', {
      partitionKey: text(TABLE.partitionKey),
      sortKey: text(TABLE.sortKey),
      timeToLiveAttribute: TABLE.timeToLive,
      billing: Billing.onDemand(most),
      // The indexes keep DynamoDB's default: they get a sixth of the writes.
      ...(warmWrites && {
        warmThroughput: { writeUnitsPerSecond: warmWrites, readUnitsPerSecond: WARM_READS },
      }),
      globalSecondaryIndexes: TABLE.indexes.map((index) => ({
        indexName: index.name,
        partitionKey: text(index.partitionKey),
        sortKey: text(index.sortKey),
        ...most,
      })),
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: settings.restorableDays,
      },
      deletionProtection: settings.keepData,
      removalPolicy: settings.keepData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    this.table = settings.restoredTable
      ? TableV2.fromTableAttributes(this, 'Restored', {
          tableName: settings.restoredTable,
          globalIndexes: INDEX_NAMES,
        })
      : own;
  }

  /** Allows the extract and correct functions to change articles and speakers: all by key, nothing by an index. */
  grantWrite(grantee: IGrantable) {
    this.grant(
      grantee,
      [this.table.tableArn],
      ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'],
    );
  }

  /** Allows the watches function to store its watches: single items, by key. */
  grantWatches(grantee: IGrantable) {
    this.grant(grantee, [this.table.tableArn], ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']);
  }

  /** Allows the desk function to read items by key, but no lists. */
  grantReadByKey(grantee: IGrantable) {
    this.grant(grantee, [this.table.tableArn], ['GetItem', 'BatchGetItem', 'Query']);
  }

  /** Allows the query function to read items by key, and lists through the indexes. */
  grantRead(grantee: IGrantable) {
    this.grantReadByKey(grantee);
    this.grant(
      grantee,
      INDEX_NAMES.map((name) => `${this.table.tableArn}/index/${name}`),
      ['Query'],
    );
  }

  private grant(grantee: IGrantable, resources: string[], actions: string[]) {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ resources, actions: actions.map((action) => `dynamodb:${action}`) }),
    );
  }

  /** Writes that DynamoDB rejected, for the table itself and for each index. */
  metricsWriteThrottles(options: MetricOptions): IMetric[] {
    return [undefined, ...INDEX_NAMES].map((index) =>
      this.table.metric('WriteThrottleEvents', {
        ...options,
        statistic: Stats.SUM,
        label: `Throttled writes, ${index ?? 'table'}`,
        dimensionsMap: {
          TableName: this.table.tableName,
          ...(index && { GlobalSecondaryIndexName: index }),
        },
      }),
    );
  }
}

/** All key attributes are strings. */
function text(name: string): Attribute {
  return { name, type: AttributeType.STRING };
}
