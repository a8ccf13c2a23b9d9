/** A list price, without free tiers and discounts. */
export interface Price {
  /** US dollars of a million, or of one GB and month. */
  dollars: number;
  /** The month in which the source was known to say so: look again before you rely on it. */
  asOf: string;
  source: string;
}

const DYNAMODB = { asOf: '2025-06', source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' };
const S3 = { asOf: '2025-06', source: 'https://aws.amazon.com/s3/pricing/' };
const LAMBDA = { asOf: '2025-06', source: 'https://aws.amazon.com/lambda/pricing/' };
const SQS = { asOf: '2025-06', source: 'https://aws.amazon.com/sqs/pricing/' };

/** Of a million, in US East (N. Virginia): on-demand table, Standard storage class, standard queue, arm64. */
export const PRICES = {
  /** A write of up to 1 KB to the table or an index. */
  writeUnit: { dollars: 0.625, ...DYNAMODB },
  /** A consistent read of up to 4 KB, or two that need not be consistent. */
  readUnit: { dollars: 0.125, ...DYNAMODB },
  s3Put: { dollars: 5, ...S3 },
  s3Get: { dollars: 0.4, ...S3 },
  sqsRequest: { dollars: 0.4, ...SQS },
  lambdaRequest: { dollars: 0.2, ...LAMBDA },
  /** A GB of memory for a second, of the first 7.5 billion in a month. */
  lambdaGbSecond: { dollars: 13.3334, ...LAMBDA },
} as const satisfies Record<string, Price>;

/** Of a GB for a month. */
export const STORAGE_PRICES = {
  table: { dollars: 0.25, ...DYNAMODB },
  /** Of the table's size, for being able to restore it. */
  tableBackup: { dollars: 0.2, ...DYNAMODB },
  /** Of the first 50 TB. */
  s3: { dollars: 0.023, ...S3 },
} as const satisfies Record<string, Price>;
