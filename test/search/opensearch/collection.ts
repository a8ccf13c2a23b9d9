import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The operations that a collection of OpenSearch Serverless supports, of those that concern indexes and documents:
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-genref.html
 */
const SUPPORTED = [
  /^(GET|HEAD|PUT|DELETE) \/[^/_]+$/,
  /^(GET|PUT) \/[^/_]+\/_mappings?$/,
  /^(GET|PUT) \/[^/_]+\/_settings$/,
  /^POST (\/[^/_]+)?\/_bulk$/,
  /^(GET|POST|PUT|DELETE) \/[^/_]+\/_doc\/[^/]+$/,
  /^(GET|POST) \/[^/_]+\/_(count|field_caps|mget|msearch|search)$/,
];

/** An OpenSearch node as AWS offers it without servers. */
export interface Collection {
  address: string;
  /** The paths that were refused, without the names of indexes. */
  refused: Set<string>;
  stop(): Promise<void>;
}

/** Passes to a node what a collection supports; everything else, and every request to refresh, it refuses. */
export async function startCollection(node: string): Promise<Collection> {
  const refused = new Set<string>();
  const server = createServer((asked, answer) => {
    const { pathname, searchParams } = new URL(asked.url ?? '/', node);
    const operation = `${asked.method} ${pathname}`;
    if (!SUPPORTED.some((supported) => supported.test(operation)) || searchParams.has('refresh')) {
      refused.add(pathname.replace(/^\/[^/_]+\//, '/'));
      asked.resume().on('end', () => answer.writeHead(404).end());
      return;
    }
    const { method, headers } = asked;
    const passed = request(new URL(asked.url ?? '/', node), { method, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
