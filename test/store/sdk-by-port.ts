import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createClients } from '../../bin/local/clients.ts';
import { answered, type DynamoPort } from '../../bin/local/dynamo-port.ts';

/** Names of the SDK middleware that only HTTP needs. */
const FOR_CONNECTIONS = [
  'loggerMiddleware',
  'contentLengthMiddleware',
  'getUserAgentMiddleware',
  'hostHeaderMiddleware',
  'recursionDetectionMiddleware',
  'retryMiddleware',
  'httpSigningMiddleware',
];

/**
 * An SDK client that sends its requests through a port. The JSON is the same as over HTTP, but it is serialised and
 * parsed without the SDK's schema, which takes most of the SDK's time. Only binary attribute values need the schema,
 * and the store has none.
 */
export function sdkByPort(endpoint: string, port: DynamoPort): DynamoDBClient {
  const { dynamo: client } = createClients({ emulator: endpoint, dynamo: endpoint });
  // Evaluating the SDK's endpoint rules takes as long as the rest of a small request.
  client.config.endpointProvider = () => ({ url: new URL(endpoint) });
  const { middlewareStack } = client;
  for (const name of FOR_CONNECTIONS) middlewareStack.remove(name);
  middlewareStack.add((next) => (args) => next({ ...args, request: JSON.stringify(args.input) }), {
    name: 'serializerMiddleware',
    step: 'serialize',
    override: true,
  });
  middlewareStack.add(
    (_next, { commandName = '' }) =>
      async ({ request }) => {
        const target = `DynamoDB_20120810.${commandName.replace('Command', '')}`;
        const output = answered(await port.ask({ target, body: request as string }));
        return { response: undefined, output: { ...output, $metadata: { httpStatusCode: 200 } } };
      },
    { name: 'deserializerMiddleware', step: 'deserialize', override: true },
  );
  client.destroy = () => port.close();
  return client;
}
