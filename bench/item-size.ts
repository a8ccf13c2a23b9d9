import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { TABLE } from '../lambdas/store/index.ts';

/** An item as it goes over the wire. */
export type Item = Record<string, AttributeValue>;

const bytesOf = (text: string) => Buffer.byteLength(text);

/**
 * The bytes of an item as DynamoDB counts them for units and storage. It must hold no binary values: ours don't.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemSize(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + bytesOf(name) + valueSize(value), 0);
}

function valueSize({ S, N, M, L, SS, NS }: AttributeValue): number {
  if (S !== undefined) return bytesOf(S);
  if (N !== undefined) return numberSize(N);
  if (SS !== undefined) return SS.reduce((sum, text) => sum + bytesOf(text), 0);
  if (NS !== undefined) return NS.reduce((sum, number) => sum + numberSize(number), 0);
  if (M !== undefined) return 3 + Object.keys(M).length + itemSize(M);
  if (L !== undefined) return 3 + L.reduce((sum, value) => sum + 1 + valueSize(value), 0);
  return 1;
}

/** A byte for two digits that count, and one more. */
function numberSize(number: string): number {
  const digits = [...number.replace(/[-.]|e.*$/gi, '')];
  const isSet = (digit: string) => digit !== '0';
  if (!digits.some(isSet)) return 1;
  const counting = digits.findLastIndex(isSet) - digits.findIndex(isSet) + 1;
  return Math.ceil(counting / 2) + 1;
}

/** The write units of putting an item of so many bytes into the table, or into an index. */
export const writeUnits = (bytes: number) => Math.max(1, Math.ceil(bytes / 1024));

/** How many of the table's indexes hold an item. */
export const indexesWith = (item: Item) =>
  TABLE.indexes.filter(({ partitionKey, sortKey }) => item[partitionKey] && item[sortKey]).length;
