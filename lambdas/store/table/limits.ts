import { TABLE } from './schema.ts';

/**
 * A request that DynamoDB would refuse. It is checked before it is sent, because the embedded table would accept it.
 */
export class BeyondLimits extends Error {
  constructor(problem: string) {
    super(`DynamoDB refuses this request: ${problem}.`);
    this.name = 'BeyondLimits';
  }
}

const MOST_KEY_BYTES = { partitionKey: 2048, sortKey: 1024 };
const MOST_OPERANDS_OF_IN = 100;
const MOST_OPERATORS = 300;
const MOST_EXPRESSION_BYTES = 4096;

const OPERATOR =
  /<=|>=|<>|[=<>+]|\s-\s|\b(?:AND|OR|NOT|IN|BETWEEN)\b|\b(?:attribute_exists|attribute_not_exists|attribute_type|begins_with|contains|size|if_not_exists|list_append)\s*\(/gi;
const EXPRESSIONS = [
  'KeyConditionExpression',
  'FilterExpression',
  'ConditionExpression',
  'UpdateExpression',
  'ProjectionExpression',
];

type Item = Record<string, unknown>;

/** Attributes that are keys of the table or of an index, and the longest value each may have. */
const KEY_BYTES = new Map(
  [TABLE, ...TABLE.indexes].flatMap((keys): [string, number][] => [
    [keys.partitionKey, MOST_KEY_BYTES.partitionKey],
    [keys.sortKey, MOST_KEY_BYTES.sortKey],
  ]),
);

/** An item without an index's key is not in that index; one with an empty key is refused as a whole. */
function checkItem(item: Item): void {
  for (const [name, most] of KEY_BYTES) {
    const value = item[name];
    if (value === undefined) continue;
    if (typeof value !== 'string' || value === '') throw new BeyondLimits(`the key ${name} is empty`);
    const bytes = Buffer.byteLength(value);
    if (bytes > most) throw new BeyondLimits(`the key ${name} has ${bytes} bytes, of at most ${most}`);
  }
}

interface Updates {
  UpdateExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
}

/** Checks the values that an update sets, as far as they are plain values. */
function checkUpdate({
  UpdateExpression,
  ExpressionAttributeNames: names = {},
  ExpressionAttributeValues: values = {},
}: Updates): void {
  const words = (UpdateExpression ?? '').split(/[\s,=]+/);
  for (const [index, value] of words.entries()) {
    const name = words[index - 1] ?? '';
    if (value.startsWith(':')) checkItem({ [names[name] ?? name]: values[value] });
  }
}

function checkExpression(name: string, expression: string): void {
  const bytes = Buffer.byteLength(expression);
  if (bytes > MOST_EXPRESSION_BYTES)
    throw new BeyondLimits(`${name} has ${bytes} bytes, of at most ${MOST_EXPRESSION_BYTES}`);
  const operators = expression.match(OPERATOR)?.length ?? 0;
  if (operators > MOST_OPERATORS)
    throw new BeyondLimits(`${name} has ${operators} operators, of at most ${MOST_OPERATORS}`);
  for (const [, operands = ''] of expression.matchAll(/\bIN ?\(([^()]*)\)/gi)) {
    const count = operands.split(',').length;
    if (count > MOST_OPERANDS_OF_IN)
      throw new BeyondLimits(`IN in ${name} has ${count} operands, of at most ${MOST_OPERANDS_OF_IN}`);
  }
}

interface Put {
  PutRequest?: { Item?: Item };
}

/**
 * Checks the input of a document client command against DynamoDB's limits: keys of the table and its indexes,
 * and expressions.
 *
 * @throws {BeyondLimits}
 */
export function checkLimits(input: object): void {
  const { Item, RequestItems, ...rest } = input as {
    Item?: Item;
    RequestItems?: Record<string, unknown>;
  } & Record<string, unknown>;
  if (Item) checkItem(Item);
  for (const requests of Object.values(RequestItems ?? {})) {
    if (!Array.isArray(requests)) continue;
    for (const { PutRequest } of requests as Put[]) if (PutRequest?.Item) checkItem(PutRequest.Item);
  }
  checkUpdate(rest);
  for (const name of EXPRESSIONS) {
    const expression = rest[name];
    if (typeof expression === 'string') checkExpression(name, expression);
  }
}
