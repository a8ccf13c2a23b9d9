import type { RequestListener, Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { MessagePort, parentPort, workerData } from 'node:worker_threads';
import { servePort } from './dynamo-port.ts';
import { INERT, isFromThisMachine } from './loopback.ts';

type Dynalite = (options: { path: string; createTableMs: number }) => Server;
const dynalite = createRequire(import.meta.url)('dynalite') as Dynalite;

const server = dynalite({ path: workerData.path, createTableMs: 0 });
const [answer] = server.listeners('request') as RequestListener[];
// dynalite lets pages of any origin ask.
server.removeAllListeners('request').on('request', (request, response) => {
  for (const [name, value] of Object.entries(INERT)) response.setHeader(name, value);
  if (isFromThisMachine(request.headers)) answer?.(request, response);
  else response.writeHead(403).end();
});
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port));

parentPort?.on('message', (message: MessagePort | 'close') => {
  if (message instanceof MessagePort) servePort(server, message);
  else {
    server.close(() => process.exit());
    server.closeAllConnections();
  }
});
