import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  DynamoDBDocumentClient,
  GetCommand,
  type GetCommandInput,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { createClients } from '../bin/local/clients.ts';
import type { ExtractPlace } from '../bin/local/extract-thread.ts';
import { createQueryHandler } from '../lambdas/query/handler.ts';
import { createStoreReader, type StoredArticle, type StoreReader } from '../lambdas/store/index.ts';
import { createTextReader } from '../lambdas/texts/text-reader.ts';
import type { Figures } from './part.ts';
import { requestFor } from './request.ts';
import { millisecondsOf, quantile, rounded } from './statistics.ts';

const ROUNDS = 400;
const WARM_UP = 100;
/** Speakers and articles that are asked about in turn. */
const ASKED = 50;

/** A request to DynamoDB, and how many waves of requests had ended when it was made. */
interface Call {
  name: string;
  input: object;
  wave: number;
}

/** How long typical questions take, against the same requests to DynamoDB made bare, in turn with them. */
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
  const { dynamo: bareClient } = createClients(place);
  const document = DynamoDBDocumentClient.from(bareClient);
  const watch = watched(dynamo);
  const rows: string[][] = [];
  for (const [name, questions] of Object.entries(await questionsAbout(store, articles))) {
    const ours: number[] = [];
    const bares: number[] = [];
    let requests = 0;
    let waves = 0;
    let onSpeakers = 0;
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const url = questions[(round + WARM_UP) % questions.length] as string;
      watch.reset();
      const time = await millisecondsOf(async () => {
        const { statusCode, body } = await answer(requestFor(url));
        if (statusCode !== 200) throw new Error(`${url} was answered by ${statusCode}: ${body}`);
      });
      const calls = watch.calls();
      const bareTime = await millisecondsOf(() => repeat(document, calls));
      if (round < 0) continue;
      bares.push(bareTime);
      ours.push(time);
      waves += (calls.at(-1)?.wave ?? -1) + 1;
      requests += calls.length;
      onSpeakers += calls.filter(isOnSpeakers).length;
    }
    const ratio = (share: number) => rounded(quantile(ours, share) / quantile(bares, share));
    rows.push([
      name,
      ...[ours, bares].flatMap((times) => [0.5, 0.99].map((share) => quantile(times, share).toFixed(1))),
      ratio(0.5),
      ratio(0.99),
      (requests / ROUNDS).toFixed(1),
      (waves / ROUNDS).toFixed(1),
      (onSpeakers / ROUNDS).toFixed(1),
    ]);
  }
  dynamo.destroy();
  bareClient.destroy();
  s3.destroy();
  return {
    title: `Queries on those articles: ms through the query function, against the same DynamoDB calls made bare, in turn (${ROUNDS} each)`,
    rows: [
      ['', 'p50', 'p99', 'bare p50', 'bare p99', 'ratio p50', 'ratio p99', 'calls', 'in turn', 'on speakers'],
      ...rows,
    ],
    notes: [
      'Expected: ratio p99 <= 2; of the quotes of one speaker, at most 3 calls on speakers.',
      'Calls: requests to DynamoDB for one answer; in turn: so many of them after each other; on speakers: for who is who.',
    ],
  };
}

/** Whether a request is for who is who: personas and speakers by surname, or the names that lists find them by. */
const isOnSpeakers = ({ input }: Call) => /"(?:SUR)?NAME#/.test(JSON.stringify(input));

/** Watches the requests of a client since the last reset. */
function watched({ middlewareStack }: DynamoDBClient) {
  let underWay = 0;
  let wave = -1;
  let calls: Call[] = [];
  middlewareStack.add(
    (next, context) => async (args) => {
      if (underWay++ === 0) wave++;
      calls.push({ name: String(context.commandName), input: args.input, wave });
      try {
        return await next(args);
      } finally {
        underWay--;
      }
    },
    { step: 'initialize', priority: 'low' },
  );
  return {
    reset() {
      wave = -1;
      calls = [];
    },
    calls: () => calls,
  };
}

/** Makes the same requests again, those at once that were made at once. */
async function repeat(client: DynamoDBDocumentClient, calls: readonly Call[]): Promise<void> {
  for (const together of Map.groupBy(calls, ({ wave }) => wave).values()) {
    await Promise.all(together.map((call) => send(client, call)));
  }
}

function send(client: DynamoDBDocumentClient, { name, input }: Call): Promise<unknown> {
  switch (name) {
    case 'QueryCommand':
      return client.send(new QueryCommand(input as QueryCommandInput));
    case 'GetItemCommand':
      return client.send(new GetCommand(input as GetCommandInput));
    case 'BatchGetItemCommand':
      return client.send(new BatchGetCommand(input as BatchGetCommandInput));
    default:
      throw new Error(`The query function sends ${name}: teach the bench to repeat it.`);
  }
}

/** Questions about speakers who said much, and articles that have quotes. */
async function questionsAbout(
  store: StoreReader,
  articles: StoredArticle[],
): Promise<Record<string, string[]>> {
  const quoted = articles.filter(({ quotes }) => quotes > 0).slice(0, ASKED);
  const speakers = await speakersIn(store, quoted);
  if (speakers.length === 0) throw new Error('There is nobody to ask about.');
  return {
    '/quotes?speaker=': speakers.map((id) => `/quotes?speaker=${encodeURIComponent(id)}`),
    '/quotes': ['/quotes'],
    '/articles/{id}/quotes': quoted.map(({ id }) => `/articles/${id}/quotes`),
    '/speakers?name=': speakers.map(
      (id) => `/speakers?name=${encodeURIComponent([...id].slice(0, 3).join(''))}`,
    ),
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
