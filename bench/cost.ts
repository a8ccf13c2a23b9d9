import { paginateScan } from '@aws-sdk/client-dynamodb';
import { createClients } from '../bin/local/clients.ts';
import type { Article } from '../lambdas/articles/index.ts';
import { attribute, extractorVersion } from '../lambdas/attribution/index.ts';
import { createExtractHandler } from '../lambdas/extract/handler.ts';
import { SETTINGS } from '../lib/settings.ts';
import { indexesWith, itemSize } from './item-size.ts';
import { type Count, metered } from './meter.ts';
import { newsArticles } from './news.ts';
import type { Figures } from './part.ts';
import { PRICES, STORAGE_PRICES } from './prices.ts';
import { batchesOf, type Services, startServices } from './services.ts';
import { processorMillisecondsOf, rounded } from './statistics.ts';

/** Stored before anything is counted: most speakers of a new article are known by then. */
const KNOWN = 300;
const IN_BATCHES = 150;
const ALONE = 50;

/** How many times as long Lambda's one core takes as one of these: an assumption, on the safe side. */
const LAMBDA_FACTOR = 2;
const { memoryMb, batchSize } = SETTINGS.prod.extract;
/** Time enough for any batch. */
const LONG = { getRemainingTimeInMillis: () => 120_000 };
/** What DynamoDB adds to each item, in the table and in each index. */
const ITEM_OVERHEAD = 100;
const GB = 1e9;

type Resource = keyof typeof PRICES;

/** What one article takes, on average. */
type Usage = Record<Resource, number>;

/** Write units of one article in the table and in the indexes, by the kind of item. */
type WriteUnits = Pick<Count, 'tableWrites' | 'indexWrites'>;

/** What a million articles cost: from counted requests and units, and measured processor time, at list prices. */
export default async function cost(): Promise<Figures[]> {
  const services = await startServices();
  try {
    const { name, articles } = await newsArticles(KNOWN + IN_BATCHES + ALONE);
    await usageOf(services, articles.slice(0, KNOWN), batchSize);
    const [inBatches, writes] = await usageOf(services, articles.slice(KNOWN, KNOWN + IN_BATCHES), batchSize);
    const [alone] = await usageOf(services, articles.slice(KNOWN + IN_BATCHES), 1);
    const stored = await storedBytes(services, articles.length);
    const bytes = articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / articles.length;
    return [writingFigures(name, inBatches, alone), itemFigures(writes), keepingFigures(stored, 2 * bytes)];
  } finally {
    await services.close();
  }
}

/** Drops articles and extracts them from messages that come so many at a time. */
async function usageOf(services: Services, articles: Article[], size: number): Promise<[Usage, WriteUnits]> {
  const { place } = services;
  const clients = createClients(place);
  const count = metered(Object.values(clients));
  const troubles: string[] = [];
  const handler = createExtractHandler({
    ...place,
    ...clients,
    attribute,
    extractorVersion,
    log: ({ level, message }) => void (level === 'ERROR' && troubles.push(String(message))),
  });
  const batches = batchesOf(await services.drop(articles), size);
  let milliseconds = 0;
  for (const batch of batches) milliseconds += await processorMillisecondsOf(() => handler(batch, LONG));
  for (const client of Object.values(clients)) client.destroy();
  if (troubles.length > 0) throw new Error(`Extracting failed ${troubles.length} times: ${troubles[0]}`);
  const { GetObject = 0, PutObject = 0, SendMessage = 0 } = count.requests;
  const each = (total: number) => total / articles.length;
  const eachOf = (units: Record<string, number>) =>
    Object.fromEntries(Object.entries(units).map(([kind, total]) => [kind, each(total)]));
  const writes = { tableWrites: eachOf(count.tableWrites), indexWrites: eachOf(count.indexWrites) };
  const usage = {
    writeUnit: sum(writes.tableWrites) + sum(writes.indexWrites),
    readUnit: each(count.reads),
    // Whoever drops a file pays for that too.
    s3Put: 1 + each(PutObject),
    s3Get: each(GetObject),
    // S3 sends a message a file; each batch is received and deleted.
    sqsRequest: 1 + each(SendMessage + 2 * batches.length),
    lambdaRequest: each(batches.length),
    lambdaGbSecond: each((milliseconds / 1000) * LAMBDA_FACTOR * (memoryMb / 1024)),
  };
  return [usage, writes];
}

const sum = (units: Record<string, number>) => Object.values(units).reduce((total, more) => total + more, 0);

/** What the table keeps of an article on average, its indexes included. */
async function storedBytes({ place }: Services, articles: number): Promise<number> {
  const { dynamo } = createClients(place);
  let bytes = 0;
  for await (const { Items = [] } of paginateScan({ client: dynamo }, { TableName: place.tableName })) {
    for (const item of Items) {
      bytes += (itemSize(item) + ITEM_OVERHEAD) * (1 + indexesWith(item));
    }
  }
  dynamo.destroy();
  return bytes / articles;
}

const LABELS: Record<Resource, string> = {
  writeUnit: 'DynamoDB write units',
  readUnit: 'DynamoDB read units',
  s3Put: 'S3 PUT',
  s3Get: 'S3 GET',
  sqsRequest: 'SQS requests',
  lambdaRequest: 'Lambda invocations',
  lambdaGbSecond: 'Lambda GB-seconds',
};

function writingFigures(name: string, inBatches: Usage, alone: Usage): Figures {
  const resources = Object.keys(LABELS) as Resource[];
  const dollars = (usage: Usage, resource: Resource) => usage[resource] * PRICES[resource].dollars;
  const total = (usage: Usage) => resources.reduce((sum, resource) => sum + dollars(usage, resource), 0);
  const columns = (usage: Usage, resource: Resource) => [
    usage[resource].toFixed(3),
    dollars(usage, resource).toFixed(2),
  ];
  const formula = resources.map(
    (resource) => `${inBatches[resource].toFixed(3)} x ${PRICES[resource].dollars}`,
  );
  const milliseconds = (inBatches.lambdaGbSecond * 1000) / LAMBDA_FACTOR / (memoryMb / 1024);
  return {
    title: `Cost of taking in a million articles, in US dollars (${name})`,
    rows: [
      ['', '$ a million', 'an article', '$', 'one by one', '$'],
      ...resources.map((resource) => [
        LABELS[resource],
        PRICES[resource].dollars,
        ...columns(inBatches, resource),
        ...columns(alone, resource),
      ]),
      ['total', '', '', total(inBatches).toFixed(2), '', total(alone).toFixed(2)],
    ],
    notes: [
      `${formula.join(' + ')} = ${total(inBatches).toFixed(2)}`,
      `GB-seconds: ${rounded(milliseconds)} ms of processor time, with the embedded services, x ${LAMBDA_FACTOR} (a core of Lambda against one of these) x ${memoryMb} MB / 1024 / 1000.`,
      `An article of a batch of ${batchSize}, as when many are dropped; one by one, as when they trickle in.`,
      `List prices of us-east-1 as of ${PRICES.writeUnit.asOf}, no free tier. Not in it: cold starts, logs, polls of an empty queue.`,
    ],
  };
}

function itemFigures({ tableWrites, indexWrites }: WriteUnits): Figures {
  const kinds = Object.keys(tableWrites).sort((a, b) => (tableWrites[b] ?? 0) - (tableWrites[a] ?? 0));
  const row = (label: string, table: number, index: number) => [label, table.toFixed(2), index.toFixed(2)];
  return {
    title: 'DynamoDB write units of an article, by the kind of item',
    rows: [
      ['', 'table', 'indexes'],
      ...kinds.map((kind) => row(kind, tableWrites[kind] ?? 0, indexWrites[kind] ?? 0)),
      row('total', sum(tableWrites), sum(indexWrites)),
    ],
    notes: [`An article of a batch of ${batchSize}. docs/data-model.md explains the kinds.`],
  };
}

function keepingFigures(inTable: number, inS3: number): Figures {
  const rows = (
    [
      ['table and indexes', inTable, STORAGE_PRICES.table],
      ['table, restorable', inTable, STORAGE_PRICES.tableBackup],
      ['files and texts in S3', inS3, STORAGE_PRICES.s3],
    ] as const
  ).map(([label, bytes, price]) => ({ label, bytes, price, total: ((bytes * 1e6) / GB) * price.dollars }));
  return {
    title: 'Cost of keeping a million articles for a month, in US dollars',
    rows: [
      ['', 'KB an article', '$ a GB', '$'],
      ...rows.map(({ label, bytes, price, total }) => [
        label,
        rounded(bytes / 1000),
        price.dollars,
        total.toFixed(2),
      ]),
      ['total', '', '', rows.reduce((sum, { total }) => sum + total, 0).toFixed(2)],
    ],
  };
}
