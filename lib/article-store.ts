import { RemovalPolicy } from 'aws-cdk-lib';
import { type IMetric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { type Attribute, AttributeType, Billing, type ITableV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { TABLE } from '../lambdas/store/table/schema.ts';
import type { StageSettings } from './settings.ts';

const INDEX_NAMES = TABLE.indexes.map((index) => index.name);

/** Read units a second that every new table takes. */
const WARM_READS = 12_000;

export interface ArticleStoreProps {
  settings: StageSettings;
}

/** The one table, with its indexes as the store's own code defines them. */
export class ArticleStore extends Construct {
  /** The table in use: the stack's own, or the restored one that the settings name. */
  readonly table: TableV2 | ITableV2;

  constructor(scope: Construct, id: string, { settings }: ArticleStoreProps) {
    super(scope, id);
    const { warmWrites, maxWrites, maxReads } = settings.table;
    const most = { maxWriteRequestUnits: maxWrites, maxReadRequestUnits: maxReads };
    const own = new TableV2(this, 'Table', {
      partitionKey: text(TABLE.partitionKey),
      sortKey: text(TABLE.sortKey),
      billing: Billing.onDemand(most),
      // The indexes have DynamoDB's own: a sixth of the writes goes there.
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

  /** Lets the extract function keep articles up to date: all it does goes by key, none of it by an index. */
  grantWrite(grantee: IGrantable) {
    this.grant(
      grantee,
      [this.table.tableArn],
      ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'],
    );
  }

  /** Lets the correct function say who is who, and of single quotes whose they are: all of it goes by key. */
  grantCorrect(grantee: IGrantable) {
    this.grant(
      grantee,
      [this.table.tableArn],
      ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'],
    );
  }

  /** Lets the watches function keep its watches: single items, by key. */
  grantWatches(grantee: IGrantable) {
    this.grant(grantee, [this.table.tableArn], ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']);
  }

  /** Lets the desk function read items by key, and no list. */
  grantReadByKey(grantee: IGrantable) {
    this.grant(grantee, [this.table.tableArn], ['GetItem', 'BatchGetItem', 'Query']);
  }

  /** Lets the query function read items by key, and lists by the indexes. */
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

  /** Writes that DynamoDB turned away: by the table itself, and by each index. */
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
