import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { createClients } from '../bin/local/clients.ts';
import type { ExtractPlace } from '../bin/local/extract-thread.ts';
import { createQueryHandler } from '../lambdas/query/handler.ts';
import { createTextReader } from '../lambdas/query/texts.ts';
import { createStoreReader, type StoredArticle, type StoreReader, TABLE } from '../lambdas/store/index.ts';
import type { Figures } from './part.ts';
import { requestFor } from './request.ts';
import { millisecondsOf, quantile, rounded } from './statistics.ts';

const ROUNDS = 400;
const WARM_UP = 100;
/** Speakers and articles that are asked about in turn. */
const ASKED = 50;
/** What the API looks at for a page of its default length. */
const LIMIT = 26;

type Bare = Pick<QueryCommandInput, 'IndexName' | 'ConsistentRead'> & {
  partition: string;
  backwards?: boolean;
  begins?: string;
};

/** A question to the API, and one request to DynamoDB that reads the same items. */
interface Question {
  url: string;
  bare: Bare;
}

/** How long typical questions take, against one bare request of the same items, asked in turn with them. */
export async function latencyFigures(
  place: ExtractPlace,
  store: StoreReader,
  articles: StoredArticle[],
): Promise<Figures> {
  const { dynamo, s3 } = createClients(place);
  const { tableName } = place;
  const answer = createQueryHandler({
    store: createStoreReader({ dynamo, tableName }),
    readText: createTextReader(place.textBucket, () => s3),
  });
  const document = DynamoDBDocumentClient.from(dynamo);
  const watch = watched(dynamo);
  const rows: string[][] = [];
  for (const [name, questions] of Object.entries(await questionsAbout(store, articles))) {
    const ours: number[] = [];
    const bares: number[] = [];
    const own: number[] = [];
    let requests = 0;
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const { url, bare } = questions[(round + WARM_UP) % questions.length] as Question;
      const input = inputOf(tableName, bare);
      const bareTime = await millisecondsOf(() => document.send(new QueryCommand(input)));
      watch.reset();
      const time = await millisecondsOf(async () => {
        const { statusCode, body } = await answer(requestFor(url));
        if (statusCode !== 200) throw new Error(`${url} was answered by ${statusCode}: ${body}`);
      });
      if (round < 0) continue;
      bares.push(bareTime);
      ours.push(time);
      own.push(time - watch.milliseconds());
      requests += watch.requests();
    }
    const ratio = (share: number) => rounded(quantile(ours, share) / quantile(bares, share));
    rows.push([
      name,
      ...[ours, bares].flatMap((times) => [0.5, 0.99].map((share) => quantile(times, share).toFixed(1))),
      ratio(0.5),
      ratio(0.99),
      quantile(own, 0.5).toFixed(1),
      (requests / ROUNDS).toFixed(1),
    ]);
  }
  dynamo.destroy();
  s3.destroy();
  return {
    title: `Queries on those articles: ms through the query function, against one bare Query in the same run (${ROUNDS} each)`,
    rows: [
      ['', 'p50', 'p99', 'bare p50', 'bare p99', 'ratio p50', 'ratio p99', 'own p50', 'requests'],
      ...rows,
    ],
    notes: [
      'Expected: ratio p99 <= 2. Own: the part of the time in which no request to DynamoDB was under way.',
      'Requests: to DynamoDB for one answer, several at a time where they can be.',
    ],
  };
}

/** Watches when requests of a client are under way, since the last reset. */
function watched({ middlewareStack }: DynamoDBClient) {
  let [underWay, since, milliseconds, requests] = [0, 0, 0, 0];
  middlewareStack.add(
    (next) => async (args) => {
      requests++;
      if (underWay++ === 0) since = performance.now();
      try {
        return await next(args);
      } finally {
        if (--underWay === 0) milliseconds += performance.now() - since;
      }
    },
    { step: 'initialize', priority: 'high' },
  );
  return {
    reset() {
      milliseconds = 0;
      requests = 0;
    },
    milliseconds: () => milliseconds,
    requests: () => requests,
  };
}

/** Questions about speakers who said much, and articles that have quotes. */
async function questionsAbout(
  store: StoreReader,
  articles: StoredArticle[],
): Promise<Record<string, [Question, ...Question[]]>> {
  const quoted = articles.filter(({ quotes }) => quotes > 0).slice(0, ASKED);
  const speakers = await speakersIn(store, quoted);
  const newest = articles[0];
  if (!newest) throw new Error('There is no article to ask about.');
  const day = (newest.published ?? newest.received).slice(0, 10);
  const about = <Item>(items: Item[], question: (item: Item) => Question) =>
    items.map(question) as [Question, ...Question[]];
  return {
    '/quotes?speaker=': about(speakers, (id) => ({
      url: `/quotes?speaker=${encodeURIComponent(id)}`,
      bare: { IndexName: 'bySpeaker', partition: id, backwards: true },
    })),
    '/quotes': [{ url: '/quotes', bare: { IndexName: 'byDay', partition: `ready#${day}`, backwards: true } }],
    '/articles/{id}/quotes': about(quoted, ({ id }) => ({
      url: `/articles/${id}/quotes`,
      bare: { partition: `ARTICLE#${id}`, ConsistentRead: true },
    })),
    '/speakers?name=': about(speakers, (id) => {
      const name = id.replaceAll('-', ' ');
      const begins = [...name].slice(0, 3).join('');
      return {
        url: `/speakers?name=${encodeURIComponent(begins)}`,
        bare: { partition: `NAME#${[...name][0]}`, begins },
      };
    }),
  };
}

/** Those with most quotes among such as have names of several words: one alone may mean too many people. */
async function speakersIn(store: StoreReader, articles: StoredArticle[]): Promise<string[]> {
  const counts = new Map<string, number>();
  for (const { id } of articles) {
    const page = await store.quotesOfArticle(id, {}, { limit: 100 });
    for (const { quote } of page?.items ?? []) {
      const { id: speaker } = quote.speaker;
      if (speaker?.includes('-')) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
    }
  }
  const byCount = [...counts].sort(([, a], [, b]) => b - a);
  return byCount.slice(0, ASKED).map(([id]) => id);
}

function inputOf(
  tableName: string,
  { partition, begins, backwards = false, ...bare }: Bare,
): QueryCommandInput {
  const keys = TABLE.indexes.find(({ name }) => name === bare.IndexName) ?? TABLE;
  const condition = '#partition = :partition';
  return {
    TableName: tableName,
    ...bare,
    KeyConditionExpression: begins === undefined ? condition : `${condition} AND begins_with(#sort, :begins)`,
    ExpressionAttributeNames: {
      '#partition': keys.partitionKey,
      ...(begins !== undefined && { '#sort': keys.sortKey }),
    },
    ExpressionAttributeValues: {
      ':partition': partition,
      ...(begins !== undefined && { ':begins': begins }),
    },
    ScanIndexForward: !backwards,
    Limit: LIMIT,
  };
}
