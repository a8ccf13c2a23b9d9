/** An index of the table, as data. */
export interface TableIndex {
  name: string;
  partitionKey: string;
  sortKey: string;
}

/**
 * The one table, as data: the CDK app and the embedded DynamoDB are both built from it. All key attributes are
 * strings. Both indexes project whole items: a list shows all that an item holds, and an item of less than 1 KB
 * costs one write unit in an index however little is projected.
 */
export const TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** When DynamoDB may delete an item, in seconds since 1970; only few items have it. The embedded table deletes none. */
  timeToLive: 'expires',
  indexes: [
    /** Quotes of a speaker, by the time of their article. */
    { name: 'bySpeaker', partitionKey: 'speaker', sortKey: 'at' },
    /** Articles of a day, ready and failed ones separately. */
    { name: 'byDay', partitionKey: 'day', sortKey: 'at' },
  ],
} as const satisfies { partitionKey: string; sortKey: string; timeToLive: string; indexes: TableIndex[] };

interface KeyElement {
  AttributeName: string;
  KeyType: 'HASH' | 'RANGE';
}

/** The input of DynamoDB's CreateTable. */
export interface TableInput {
  TableName: string;
  BillingMode: 'PAY_PER_REQUEST';
  AttributeDefinitions: { AttributeName: string; AttributeType: 'S' }[];
  KeySchema: KeyElement[];
  GlobalSecondaryIndexes: {
    IndexName: string;
    KeySchema: KeyElement[];
    Projection: { ProjectionType: 'ALL' };
  }[];
}

function keySchema(keys: { partitionKey: string; sortKey: string }): KeyElement[] {
  return [
    { AttributeName: keys.partitionKey, KeyType: 'HASH' },
    { AttributeName: keys.sortKey, KeyType: 'RANGE' },
  ];
}

/**
 * What creates the table.
 *
 * @example
 * await dynamo.send(new CreateTableCommand(createTableInput('Whosaid')));
 */
export function createTableInput(tableName: string): TableInput {
  const names = new Set([TABLE, ...TABLE.indexes].flatMap((keys) => [keys.partitionKey, keys.sortKey]));
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...names].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    KeySchema: keySchema(TABLE),
    GlobalSecondaryIndexes: TABLE.indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index),
      Projection: { ProjectionType: 'ALL' },
    })),
  };
}
