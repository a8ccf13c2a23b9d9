import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { publicationsCalled } from '../../identities/index.ts';
import { TYPES, type Type } from '../../model/attribution.ts';
import type { QuoteFilter } from '../../model/stored.ts';
import { namesIn } from './attributes.ts';
import type { Table } from './client.ts';
import { nameKey } from './names.ts';
import { TABLE } from './schema.ts';

/** A range of one partition of the table or of an index; bounds included. */
export interface Range {
  index?: (typeof TABLE.indexes)[number]['name'];
  partition: string;
  from: string;
  to: string;
  backwards?: boolean;
  /** Sees every completed write; not possible on an index. */
  consistent?: boolean;
  /** Conditions that items must meet, all of them. */
  filter?: Condition[];
  /** Only these attributes, as `#pk, #name`. */
  attributes?: string;
  /** The most items to read in one request. */
  pageSize?: number;
}

/** A DynamoDB condition expression, and the value of each `:name` in it. */
export interface Condition {
  expression: string;
  values: Record<string, unknown>;
}

/** Items written before quotes had types have no type, and are communications. */
function conditionOnType(types: readonly Type[]): Condition | undefined {
  if (TYPES.every((type) => types.includes(type))) return undefined;
  const names = types.map((type) => `:${type}`).join(', ');
  const isOne = `#type IN (${names})`;
  return {
    expression: types.includes('communication') ? `(${isOne} OR attribute_not_exists(#type))` : isOne,
    values: Object.fromEntries(types.map((type) => [type, type])),
  };
}

/** Items of persons have no speaker type, and those of unnamed speakers no name. The speaker's id is an index key. */
function conditionOnSpeakerType(type: NonNullable<QuoteFilter['speakerType']>): Condition {
  if (type === 'unnamed') return { expression: 'attribute_not_exists(#name)', values: {} };
  if (type !== 'person') return { expression: '#speakerType = :speakerType', values: { speakerType: type } };
  return { expression: '(attribute_exists(#name) AND attribute_not_exists(#speakerType))', values: {} };
}

function conditionOnPublication(name: string): Condition {
  const keys = publicationsCalled(nameKey(name));
  const values = Object.fromEntries(keys.map((key, index) => [`publication${index}`, key]));
  return { expression: `#publicationKey IN (:${Object.keys(values).join(', :')})`, values };
}

/** Confidences have three decimals, and DynamoDB refuses numbers below 1e-130. */
const SMALLEST_CONFIDENCE = 1e-9;

type FilterKey = keyof Required<QuoteFilter>;

type Conditions = {
  [Key in FilterKey]: (value: NonNullable<QuoteFilter[Key]>) => Condition | undefined;
};

/** The condition of each filter for quotes: a filter missing here doesn't compile. */
const CONDITIONS: Conditions = {
  types: conditionOnType,
  kind: (kind) => ({ expression: '#kind = :kind', values: { kind } }),
  minConfidence: (confidence) => ({
    expression: '#confidence >= :confidence',
    values: { confidence: confidence < SMALLEST_CONFIDENCE ? 0 : confidence },
  }),
  publication: conditionOnPublication,
  gender: (gender) => ({ expression: '#gender = :gender', values: { gender } }),
  speakerType: conditionOnSpeakerType,
  // They are rare, so readers skip them.
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

/** How many items to read in one request for a page of `limit`: one extra shows whether there is another page. */
export function pageSizeFor({ types = TYPES, ...filter }: QuoteFilter, limit: number): number {
  if (conditionsOf(filter).length > 0) return FILTERED_PAGE;
  if (conditionsOf({ types }).length === 0) return limit + 1;
  // Most quotes are communications, so twice as many items as the page has quotes mostly contain enough of them.
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

/** The items of a range, a request at a time; none if it ends before it begins. */
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

/** The bounds of all keys with a prefix. */
export const beginning = (text: string) => ({ from: text, to: text + LAST });

/** Sorts after any continuation of a key. */
export const LAST = '\u{10ffff}';
