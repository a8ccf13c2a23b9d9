import { Duration, Stack } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { LAKE_COLUMNS, LAKE_TABLE, LAKE_VIEW, VIEW_COLUMNS, viewStatement } from '../lambdas/lake/columns.ts';
import type { ParquetColumn } from '../lambdas/lake/parquet.ts';
import type { ArticleStore } from './article-store.ts';
import type { Drop } from './drop.ts';
import { LambdaFunction } from './lambda-function.ts';
import { ATHENA_RESULT_DAYS, CONSUMER_TIMEOUT_S } from './limits.ts';
import { PrivateBucket } from './private-bucket.ts';
import { consume, createChangeQueues, type Queues } from './queues.ts';
import type { LakeSettings, StageSettings } from './settings.ts';

/** Few large objects are read faster than many small ones. */
const GATHERED = Duration.minutes(5);
const BATCH = 500;

const GIGABYTE = 10 ** 9;

/** The types of Parquet's columns in Glue tables, and in Athena views. */
const GLUE_TYPES = { STRING: 'string', INT32: 'int', DOUBLE: 'double' } as const;
const ATHENA_TYPES = { STRING: 'varchar', INT32: 'integer', DOUBLE: 'double' } as const;

const glueColumns = (columns: readonly ParquetColumn[]) =>
  columns.map(({ name, type }) => ({ name, type: GLUE_TYPES[type] }));

export interface LakeProps {
  settings: StageSettings;
  lake: LakeSettings;
  drop: Drop;
  store: ArticleStore;
}

/** All quotes as Parquet in a bucket, for Athena; a consumer of changes writes an object for each batch. */
export class Lake extends Construct implements Queues {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly function: LambdaFunction;
  readonly bucket: PrivateBucket;
  readonly databaseName: string;
  readonly workgroup: CfnWorkGroup;

  constructor(scope: Construct, id: string, { settings, lake, drop, store }: LakeProps) {
    super(scope, id);
    ({ queue: this.queue, deadLetters: this.deadLetters } = createChangeQueues(
      this,
      'lake-changes',
      GATHERED,
    ));
    this.bucket = new PrivateBucket(this, 'Bucket', {
      keep: settings.keepData,
      accessRecords: drop.accessRecords,
    });
    this.function = new LambdaFunction(this, 'Function', {
      entry: 'lake',
      description: 'Whosaid: writes changes to the lake',
      memoryMb: 1024,
      timeoutS: CONSUMER_TIMEOUT_S,
      environment: {
        TABLE_NAME: store.table.tableName,
        TEXT_BUCKET: drop.texts.bucketName,
        LAKE_BUCKET: this.bucket.bucketName,
      },
      settings,
    });
    consume(this.function, this.queue, { batchSize: BATCH, maxBatchingWindow: GATHERED });
    store.grantRead(this.function);
    drop.texts.grantObjects(this.function, ['s3:GetObject']);
    this.bucket.grantObjects(this.function, ['s3:PutObject']);
    this.databaseName = Stack.of(this).stackName.toLowerCase().replaceAll('-', '_');
    this.createTables();
    this.workgroup = this.createWorkgroup(lake, drop);
  }

  /** Partitions are projected from the days, so no crawler is needed. */
  private createTables(): void {
    const catalogId = Stack.of(this).account;
    const database = new CfnDatabase(this, 'Database', {
      catalogId,
      databaseInput: { name: this.databaseName, description: 'Whosaid: who said what' },
    });
    const location = `s3://${this.bucket.bucketName}/quotes/`;
    const table = new CfnTable(this, 'Snapshots', {
      catalogId,
      databaseName: this.databaseName,
      tableInput: {
        name: LAKE_TABLE,
        description: 'Quotes of all snapshots of files, including replaced ones',
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: [{ name: 'day', type: 'string' }],
        parameters: {
          classification: 'parquet',
          'projection.enabled': 'true',
          'projection.day.type': 'date',
          'projection.day.format': 'yyyy-MM-dd',
          'projection.day.range': '2024-01-01,NOW',
          'projection.day.interval': '1',
          'projection.day.interval.unit': 'DAYS',
          'storage.location.template': `${location}day=\${day}/`,
        },
        storageDescriptor: {
          location,
          columns: glueColumns(LAKE_COLUMNS),
          inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
          serdeInfo: {
            serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
          },
        },
      },
    });
    const view = new CfnTable(this, 'Quotes', {
      catalogId,
      databaseName: this.databaseName,
      tableInput: {
        name: LAKE_VIEW,
        description: 'Quotes as readers see them: the newest snapshot of each file',
        tableType: 'VIRTUAL_VIEW',
        parameters: { presto_view: 'true', comment: 'Presto View' },
        partitionKeys: [],
        storageDescriptor: { columns: glueColumns(VIEW_COLUMNS), serdeInfo: {} },
        viewOriginalText: `/* Presto View: ${this.viewDefinition()} */`,
        viewExpandedText: '/* Presto View */',
      },
    });
    table.addResourceDependency(database);
    view.addResourceDependency(table);
  }

  /** A view as Athena stores it in Glue. */
  private viewDefinition(): string {
    const definition = {
      originalSql: viewStatement(LAKE_TABLE),
      catalog: 'awsdatacatalog',
      schema: this.databaseName,
      columns: VIEW_COLUMNS.map(({ name, type }) => ({ name, type: ATHENA_TYPES[type] })),
    };
    return Buffer.from(JSON.stringify(definition)).toString('base64');
  }

  private createWorkgroup({ mostScannedGb }: LakeSettings, drop: Drop): CfnWorkGroup {
    const results = new PrivateBucket(this, 'Results', {
      keep: false,
      accessRecords: drop.accessRecords,
      expireAfterDays: ATHENA_RESULT_DAYS,
    });
    return new CfnWorkGroup(this, 'Workgroup', {
      name: Stack.of(this).stackName,
      description: 'Whosaid: who said what',
      // Otherwise a workgroup that was ever used can't be deleted.
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: mostScannedGb * GIGABYTE,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${results.bucketName}/`,
          encryptionConfiguration: { encryptionOption: 'SSE_S3' },
        },
      },
    });
  }
}
