import * as lib from '@aws-sdk/lib-dynamodb';
import { answered, type DynamoPort } from './dynamo-port.ts';

/** Values of attributes, by their names. */
type Attributes = Record<string, unknown>;
/** The same as DynamoDB's JSON has them: `{ "S": "text" }`. */
type Typed = Record<string, TypedValue>;
interface TypedValue {
  S?: string;
  N?: string;
  BOOL?: boolean;
  NULL?: true;
  L?: TypedValue[];
  M?: Typed;
  SS?: string[];
  NS?: string[];
}

/** DynamoDB's operation for each command that the store sends. */
const OPERATIONS = new Map<unknown, string>([
  [lib.BatchGetCommand, 'BatchGetItem'],
  [lib.BatchWriteCommand, 'BatchWriteItem'],
  [lib.DeleteCommand, 'DeleteItem'],
  [lib.GetCommand, 'GetItem'],
  [lib.PutCommand, 'PutItem'],
  [lib.QueryCommand, 'Query'],
  [lib.ScanCommand, 'Scan'],
  [lib.UpdateCommand, 'UpdateItem'],
]);

/** Fields of requests and responses that have attributes, lists of such, and lists of such for each table. */
const ATTRIBUTES = new Set([
  'Attributes',
  'ExclusiveStartKey',
  'ExpressionAttributeValues',
  'Item',
  'Key',
  'LastEvaluatedKey',
]);
const LISTS = new Set(['Items', 'Keys']);
const TABLES = new Set(['Responses']);
/** Fields that have such fields somewhere below: requests of a batch, by table. */
const NESTED = new Set(['RequestItems', 'UnprocessedItems', 'UnprocessedKeys']);

/**
 * Sends the store's commands through a port, as the SDK's document client does, without its middleware: that takes
 * several times as long as the rest of a request. Takes strings, numbers, booleans, null, arrays, sets of strings or
 * numbers, and objects of these; undefined is left out.
 *
 * @throws the SDK's exceptions
 */
export function documentsByPort(port: DynamoPort): Pick<lib.DynamoDBDocumentClient, 'send'> {
  const send = async (command: { input: object }): Promise<object> => {
    const operation = OPERATIONS.get(command.constructor);
    if (!operation) throw new Error(`The store sends no ${command.constructor.name}.`);
    const body = JSON.stringify(converted(command.input, typed));
    const answer = await port.ask({ target: `DynamoDB_20120810.${operation}`, body });
    return converted(answered(answer), plain);
  };
  return { send } as Pick<lib.DynamoDBDocumentClient, 'send'>;
}

const mapped = <From, To>(object: Record<string, From>, convert: (value: From, name: string) => To) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, convert(value, name)]));

/** A request or response with its attributes converted. */
function converted(message: object, convert: (attributes: never) => object): object {
  const list = (items: unknown) => (items as never[]).map(convert);
  const nested = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(nested);
    return typeof value === 'object' && value !== null ? converted(value, convert) : value;
  };
  return mapped(message as Record<string, unknown>, (value, name) => {
    if (value === undefined || value === null) return value;
    if (ATTRIBUTES.has(name)) return convert(value as never);
    if (LISTS.has(name)) return list(value);
    if (TABLES.has(name)) return mapped(value as Record<string, unknown>, list);
    if (NESTED.has(name)) return mapped(value as Record<string, unknown>, nested);
    return name.endsWith('Request') ? nested(value) : value;
  });
}

function typed(attributes: Attributes): Typed {
  const all: Typed = {};
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) all[name] = typedValue(value);
  return all;
}

function typedValue(value: unknown): TypedValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: numeral(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.filter((one) => one !== undefined).map(typedValue) };
  if (value instanceof Set) {
    const members = [...value];
    if (members.length === 0) throw new Error('DynamoDB has no empty sets.');
    return typeof members[0] === 'string' ? { SS: members } : { NS: members.map(numeral) };
  }
  if (typeof value === 'object') return { M: typed(value as Attributes) };
  throw new Error(`DynamoDB has no values of the type ${typeof value}.`);
}

function numeral(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new Error(`${value} can't be stored as a number.`);
  return String(value);
}

const plain = (attributes: Typed): Attributes => mapped(attributes, plainValue);

function plainValue(value: TypedValue): unknown {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.L) return value.L.map(plainValue);
  if (value.M) return plain(value.M);
  if (value.SS) return new Set(value.SS);
  if (value.NS) return new Set(value.NS.map(Number));
  return null;
}
