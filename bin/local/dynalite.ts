import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { type EagerLevel, eager, type KeyRange, type LevelClass, type LevelWrite } from './eager-level.ts';
import { type Parse, rememberingParse } from './known-expressions.ts';

type Item = Record<string, unknown>;
type Key = { AttributeName: string };
type Done = (error: Refusal | Error | null, answer?: object) => void;
type Action = (store: Store, input: never, done: Done) => void;

/** An error that is sent as the response, such as ConditionalCheckFailedException. */
interface Refusal extends Error {
  statusCode: number;
  body: object;
}

/** dynalite's description of a table. */
export interface TableDescription {
  TableStatus: string;
  KeySchema: Key[];
  GlobalSecondaryIndexes?: object[];
}

interface Store {
  db: EagerLevel;
  options: { maxItemSize: number };
  getTable(name: string, done: (error: Error | null, table: TableDescription) => void): void;
  getItemDb(name: string): {
    lock(keys: string[], work: (release: (done: () => void) => () => void) => void): void;
  };
}

interface BatchWrite {
  RequestItems: Record<string, { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } }[]>;
  ReturnConsumedCapacity?: string;
}

interface BatchGet {
  RequestItems: Record<string, { Keys: Item[]; _projection?: { paths: unknown[] } }>;
  ReturnConsumedCapacity?: string;
}

interface Query {
  TableName: string;
  IndexName?: string;
  Limit?: number;
  Select?: string;
  ReturnConsumedCapacity?: string;
  _filter?: { expression: object };
  _projection?: { paths: unknown[] };
}

/** The functions of dynalite's `db` module that we call or replace. */
interface Functions {
  create(options: object): Store;
  validateItem(item: Item, table: TableDescription): Refusal | undefined;
  validateKey(key: Item, table: TableDescription): Refusal | undefined;
  validationError(message: string): Refusal;
  createKey(item: Item, table: TableDescription): string;
  getIndexActions(
    indexes: object[],
    before: Item | undefined,
    after: Item | undefined,
    table: TableDescription,
  ): { puts: { index: string; key: string; item: Item }[]; deletes: { index: string; key: string }[] };
  itemSize(item: Item, isCompressed?: boolean, withOverhead?: boolean, sortKey?: string): number;
  matchesExprFilter(item: Item, expression: object): boolean;
  mapPaths(paths: unknown[], item: Item): Item;
  queryTable(...query: QueryArguments): void;
}
type QueryArguments = [
  store: Store,
  table: TableDescription,
  query: Query,
  range: KeyRange,
  isLocal: boolean,
  isIndexPartial: boolean,
  startKey: string[],
  done: Done,
];

const require = createRequire(import.meta.url);
const fromDynalite = createRequire(require.resolve('dynalite'));
const part = (path: string) => fromDynalite(`./${path}.js`);
const replace = (path: string, by: unknown) => {
  fromDynalite.cache[fromDynalite.resolve(`./${path}.js`)]!.exports = by;
};

// These must be replaced before dynalite is loaded, because it reads the classes on import.
const level = fromDynalite('level') as { Level: LevelClass };
const inMemory = fromDynalite('memory-level') as { MemoryLevel: LevelClass };
level.Level = eager(level.Level);
inMemory.MemoryLevel = eager(inMemory.MemoryLevel);

const functions = part('db/index') as Functions;
const batchWriteItem = part('actions/batchWriteItem') as Action;
const batchGetItem = part('actions/batchGetItem') as Action;
const { queryTable } = functions;

/** Maximum size of the items in one response, in bytes. */
const MOST_BYTES = 1024 * 1024;

const tableOf = (store: Store, name: string) =>
  new Promise<TableDescription>((resolve, reject) =>
    store.getTable(name, (error, table) => (error ? reject(error) : resolve(table))),
  );

/** Passes a promise's result on to dynalite's callback. */
function answering(answer: Promise<object>, done: Done): void {
  // Called outside the promise chain, so that an error thrown by `done` doesn't reject the promise.
  answer.then(
    (value) => setImmediate(done, null, value),
    (error: Error) => setImmediate(done, error),
  );
}

/** Runs `work` while holding the locks that dynalite takes for each item that is written. */
async function locked(store: Store, table: string, keys: string[], work: () => Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<() => void>();
  store.getItemDb(table).lock(keys, (release) => resolve(release(() => {})));
  const release = await promise;
  try {
    await work();
  } finally {
    release();
  }
}

const itemKey = (table: string, key: string) => `item-${table}~${key}`;
const indexKey = (table: string, index: string, key: string) => `index-global~${table}~${index}~${key}`;

/** Writes a batch to one table and its indexes as one LevelDB batch. */
async function writeItems(
  store: Store,
  name: string,
  requests: BatchWrite['RequestItems'][string],
): Promise<void> {
  const table = await tableOf(store, name);
  const items = new Map<string, Item | undefined>();
  for (const { PutRequest, DeleteRequest } of requests) {
    const item = PutRequest?.Item;
    const keyed = item ?? DeleteRequest?.Key ?? {};
    const wrong = item ? functions.validateItem(item, table) : functions.validateKey(keyed, table);
    if (wrong && /Missing the key|Type mismatch for key/.test(wrong.message))
      throw functions.validationError('The provided key element does not match the schema');
    if (wrong) throw wrong;
    const key = functions.createKey(keyed, table);
    if (items.has(key)) throw functions.validationError('Provided list of item keys contains duplicates');
    items.set(key, item);
  }
  await locked(store, name, [...items.keys()], async () => {
    const operations = [...items].flatMap(([key, item]): LevelWrite[] => {
      const place = itemKey(name, key);
      const before = store.db.read(place) as Item | undefined;
      const indexed = functions.getIndexActions(table.GlobalSecondaryIndexes ?? [], before, item, table);
      return [
        ...indexed.deletes.map(({ index, key }) => ({
          type: 'del' as const,
          key: indexKey(name, index, key),
        })),
        ...indexed.puts.map(({ index, key, item }) => ({
          type: 'put' as const,
          key: indexKey(name, index, key),
          value: item,
        })),
        item ? { type: 'put', key: place, value: item } : { type: 'del', key: place },
      ];
    });
    await store.db.write(operations);
  });
}

/** Replaces BatchWriteItem, which runs a whole PutItem for each item. */
const writeBatch = (store: Store, input: BatchWrite, done: Done) => {
  if (input.ReturnConsumedCapacity) return batchWriteItem(store, input as never, done);
  const write = async () => {
    for (const [name, requests] of Object.entries(input.RequestItems)) {
      await writeItems(store, name, requests);
    }
    return { UnprocessedItems: {} };
  };
  answering(write(), done);
};

/** Replaces BatchGetItem, which runs a whole GetItem for each key. */
const readBatch = (store: Store, input: BatchGet, done: Done) => {
  if (input.ReturnConsumedCapacity) return batchGetItem(store, input as never, done);
  const read = async () => {
    const Responses: Record<string, Item[]> = {};
    const UnprocessedKeys: Record<string, object> = {};
    let bytes = 0;
    for (const [name, request] of Object.entries(input.RequestItems)) {
      const table = await tableOf(store, name);
      const left: Item[] = [];
      const items: Item[] = [];
      for (const key of request.Keys) {
        const wrong = functions.validateKey(key, table);
        if (wrong) throw wrong;
        const item = store.db.read(itemKey(name, functions.createKey(key, table))) as Item | undefined;
        if (!item) continue;
        const shown = request._projection ? functions.mapPaths(request._projection.paths, item) : item;
        const size = functions.itemSize(shown);
        if (bytes + size > MOST_BYTES) left.push(key);
        else {
          bytes += size;
          items.push(shown);
        }
      }
      Responses[name] = items;
      if (left.length > 0) {
        const { _projection, ...rest } = request;
        UnprocessedKeys[name] = { ...rest, Keys: left };
      }
    }
    return { Responses, UnprocessedKeys };
  };
  answering(read(), done);
};

// Replaces the read of Query and Scan, which passes each value through three streams.
functions.queryTable = (...all) => {
  const [store, table, query, range, isLocal, isIndexPartial, startKey, done] = all;
  const { TableName, IndexName, Limit = Number.POSITIVE_INFINITY, _filter, _projection } = query;
  const isOrdinary = !isLocal && !isIndexPartial && !query.ReturnConsumedCapacity;
  if (!isOrdinary || 'QueryFilter' in query || 'ScanFilter' in query || 'AttributesToGet' in query)
    return queryTable(...all);
  const answer = async () => {
    const prefix = IndexName ? indexKey(TableName, IndexName, '') : itemKey(TableName, '');
    const found: Item[] = [];
    let bytes = 0;
    const isFull = () => found.length >= Limit || bytes >= MOST_BYTES;
    for await (const value of store.db.valuesIn(prefixed(range, prefix))) {
      if (isFull()) break;
      const item = value as Item;
      found.push(item);
      bytes += functions.itemSize(item, true, true, table.KeySchema[1]?.AttributeName);
    }
    const last = found.at(-1);
    const matching = _filter
      ? found.filter((item) => functions.matchesExprFilter(item, _filter.expression))
      : found;
    const Items = _projection
      ? matching.map((item) => functions.mapPaths(_projection.paths, item))
      : matching;
    return {
      ScannedCount: found.length,
      Count: Items.length,
      ...(query.Select !== 'COUNT' && { Items }),
      ...(isFull() &&
        last && { LastEvaluatedKey: Object.fromEntries(startKey.map((name) => [name, last[name]])) }),
    };
  };
  answering(answer(), done);
};

/** The key range under `prefix`, with the bounds that dynalite passes. */
function prefixed({ gt, gte, lt, lte, ...rest }: KeyRange, prefix: string): KeyRange {
  return {
    ...rest,
    ...(gte ? { gte: prefix + gte } : gt ? { gt: prefix + gt } : { gte: prefix }),
    ...(lte ? { lte: prefix + lte } : lt ? { lt: prefix + lt } : { lt: `${prefix}\xFF` }),
  };
}

for (const name of ['condition', 'update', 'projection']) {
  const parser = part(`db/${name}Parser`) as { parse: Parse };
  parser.parse = rememberingParse(parser.parse);
}
replace('actions/batchWriteItem', writeBatch);
replace('actions/batchGetItem', readBatch);

let latest: Store | undefined;
const { create } = functions;
functions.create = (options) => {
  latest = create(options);
  return latest;
};
const dynalite = require('dynalite') as (options: object) => Server;

/** A response: its status, and its JSON. */
export interface DynamoResponse {
  statusCode: number;
  body: string;
}

export interface Dynalite {
  /** The HTTP server; it does not listen yet. */
  server: Server;
  /** The database under all tables. */
  level: EagerLevel;
  /**
   * Answers a request of a client in this process. Neither the signature nor the schema is checked, because the SDK
   * made the request from typed input.
   *
   * @param target the `x-amz-target` of the operation: `DynamoDB_20120810.GetItem`
   * @param body the request's JSON
   */
  ask(target: string, body: string): Promise<DynamoResponse>;
}

/**
 * An embedded DynamoDB: dynalite, with faster implementations of the parts that took most of its CPU time.
 *
 * @param path the folder of its LevelDB; in memory unless given
 */
export function createDynalite(path?: string): Dynalite {
  const server = dynalite({ createTableMs: 0, ...(path !== undefined && { path }) });
  const store = latest!;
  return { server, level: store.db, ask: (target, body) => ask(store, target, body) };
}

interface Operation {
  check: (input: object, store: Store) => string | undefined;
  action: Action;
}
const operations = new Map<string, Operation>();

function operationOf(target: string): Operation {
  const known = operations.get(target);
  if (known) return known;
  const operation = target.slice(target.indexOf('.') + 1);
  const name = operation.charAt(0).toLowerCase() + operation.slice(1);
  const { custom = () => undefined } = part(`validations/${name}`) as { custom?: Operation['check'] };
  const found = { check: custom, action: part(`actions/${name}`) as Action };
  operations.set(target, found);
  return found;
}

function ask(store: Store, target: string, body: string): Promise<DynamoResponse> {
  const { check, action } = operationOf(target);
  const input = JSON.parse(body);
  const refused = ({ statusCode, body }: Refusal): DynamoResponse => ({
    statusCode,
    body: JSON.stringify(body),
  });
  const wrong = check(input, store);
  if (wrong) return Promise.resolve(refused(functions.validationError(wrong)));
  return new Promise((resolve) => {
    action(store, input as never, (error, answer) => {
      if (!error) return resolve({ statusCode: 200, body: JSON.stringify(answer) });
      // The database failed, so the worker must exit.
      if (!('statusCode' in error)) throw error;
      resolve(refused(error));
    });
  });
}
