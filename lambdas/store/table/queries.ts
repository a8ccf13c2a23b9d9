import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { TYPES, type Type } from '../../model/attribution.ts';
import type { QuoteFilter } from '../../model/stored.ts';
import { namesIn } from './attributes.ts';
import type { Table } from './client.ts';
import { nameKey } from './names.ts';
import { TABLE } from './schema.ts';

/** A stretch of one partition of the table or of an index; the bounds belong to it. */
export interface Range {
  index?: (typeof TABLE.indexes)[number]['name'];
  partition: string;
  from: string;
  to: string;
  backwards?: boolean;
  /** Sees every write that ended before; not in an index. */
  consistent?: boolean;
  /** Conditions that items must meet, all of them. */
  filter?: Condition[];
  /** Only these attributes, as `#pk, #name`. */
  attributes?: string;
  /** The most items to look at in one request. */
  pageSize?: number;
}

/** A condition in DynamoDB's words, and the value of each `:name` in it. */
export interface Condition {
  expression: string;
  values: Record<string, unknown>;
}

/** Items of before there were types have none, and are communications. */
function conditionOnType(types: readonly Type[]): Condition | undefined {
  if (TYPES.every((type) => types.includes(type))) return undefined;
  const names = types.map((type) => `:${type}`).join(', ');
  const isOne = `#type IN (${names})`;
  return {
    expression: types.includes('communication') ? `(${isOne} OR attribute_not_exists(#type))` : isOne,
    values: Object.fromEntries(types.map((type) => [type, type])),
  };
}

/** Items of persons don't say so, and those of nobody with a name have none. The speaker's id is a key of an index. */
function conditionOnSpeakerType(type: NonNullable<QuoteFilter['speakerType']>): Condition {
  if (type === 'unnamed') return { expression: 'attribute_not_exists(#name)', values: {} };
  if (type !== 'person') return { expression: '#speakerType = :speakerType', values: { speakerType: type } };
  return { expression: '(attribute_exists(#name) AND attribute_not_exists(#speakerType))', values: {} };
}

type FilterKey = keyof Required<QuoteFilter>;

type Conditions = {
  [Key in FilterKey]: (value: NonNullable<QuoteFilter[Key]>) => Condition | undefined;
};

/** What each filter for quotes means in the table: a filter that is missing here doesn't compile. */
const CONDITIONS: Conditions = {
  types: conditionOnType,
  kind: (kind) => ({ expression: '#kind = :kind', values: { kind } }),
  minConfidence: (confidence) => ({ expression: '#confidence >= :confidence', values: { confidence } }),
  publication: (name) => ({
    expression: '#publicationKey = :publication',
    values: { publication: nameKey(name) },
  }),
  gender: (gender) => ({ expression: '#gender = :gender', values: { gender } }),
  speakerType: conditionOnSpeakerType,
  // A few here and there: they are passed over where they are read.
  rejected: () => undefined,
  resolution: (resolution) => ({ expression: '#resolution = :resolution', values: { resolution } }),
};

function conditionFor<Key extends FilterKey>(key: Key, filter: QuoteFilter): Condition | undefined {
  const value = filter[key];
  return value === undefined ? undefined : CONDITIONS[key](value);
}

export const conditionsOf = (filter: QuoteFilter): Condition[] =>
  (Object.keys(CONDITIONS) as FilterKey[]).flatMap((key) => conditionFor(key, filter) ?? []);

const FILTERED_PAGE = 200;

/** How many items to look at in one request for a page of `limit`: one more tells whether there is another page. */
export function pageSizeFor({ types = TYPES, ...filter }: QuoteFilter, limit: number): number {
  if (conditionsOf(filter).length > 0) return FILTERED_PAGE;
  if (conditionsOf({ types }).length === 0) return limit + 1;
  // Most quotes are communications: twice as many items as the page has quotes mostly hold enough of them.
  return types.includes('communication') ? 2 * (limit + 1) : FILTERED_PAGE;
}

function inputOf(table: Table, range: Range): QueryCommandInput {
  const { index, partition, from, to, backwards = false, filter = [], attributes, pageSize } = range;
  const keys = TABLE.indexes.find(({ name }) => name === index) ?? TABLE;
  const keyCondition = `#${keys.partitionKey} = :partition AND #${keys.sortKey} BETWEEN :from AND :to`;
  const filterExpression = filter.map(({ expression }) => expression).join(' AND ');
  const values = Object.assign({ partition, from, to }, ...filter.map((condition) => condition.values));
  return {
    TableName: table.name,
    IndexName: index,
    KeyConditionExpression: keyCondition,
    ...(filter.length > 0 && { FilterExpression: filterExpression }),
    ...(attributes && { ProjectionExpression: attributes }),
    ExpressionAttributeNames: namesIn(keyCondition, filterExpression, attributes ?? ''),
    ExpressionAttributeValues: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [`:${name}`, value]),
    ),
    ScanIndexForward: !backwards,
    ConsistentRead: range.consistent ?? false,
    Limit: pageSize,
  };
}

/** The items of a range, a request at a time; none when it ends before it begins. */
export async function* pagesOf<Item>(table: Table, range: Range): AsyncGenerator<Item[]> {
  if (range.from > range.to) return;
  const input = inputOf(table, range);
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(new QueryCommand({ ...input, ExclusiveStartKey }));
    yield (page.Items ?? []) as Item[];
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
}

/** All items of a range. */
export async function allOf<Item>(table: Table, range: Range): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pagesOf<Item>(table, range)) items.push(...page);
  return items;
}

/** The bounds of all that begins so. */
export const beginning = (text: string) => ({ from: text, to: text + LAST });

/** Sorts behind whatever else a key goes on with. */
export const LAST = '\u{10ffff}';
