import { type DynamoDBClient, ThrottlingException } from '@aws-sdk/client-dynamodb';

interface Query {
  IndexName?: string;
}

/** Has a client's requests be throttled where `isThrottled` says so, as often as that is. */
export function throttle(client: DynamoDBClient, isThrottled: () => boolean): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      if (isThrottled()) throw new ThrottlingException({ message: 'Too fast.', $metadata: {} });
      return next(args);
    },
    { step: 'initialize' },
  );
}

/** Has each query of an index answered as it was the last time that the client asked it: indexes follow the table late. */
export function lagIndexes(client: DynamoDBClient): void {
  type Answer = { output: object; response: unknown };
  const answers = new Map<string, Answer>();
  client.middlewareStack.add(
    (next) => async (args) => {
      const question = args.input as Query;
      const answer = (await next(args)) as Answer;
      if (question.IndexName === undefined) return answer as never;
      const before = answers.get(JSON.stringify(question)) ?? answer;
      answers.set(JSON.stringify(question), answer);
      return before as never;
    },
    { step: 'initialize' },
  );
}
