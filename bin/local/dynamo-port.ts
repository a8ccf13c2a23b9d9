import { EventEmitter } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { MessagePort } from 'node:worker_threads';

/** A request as it goes to another thread. */
interface Asked {
  id: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

/** The answer as it comes back. */
interface Answered {
  id: number;
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** What the SDK hands to a request handler, as far as we need it. */
interface SdkRequest {
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/**
 * A request handler for the SDK's DynamoDB client that sends requests to another thread by a port instead of a
 * connection: the same requests and answers, for half of the work.
 */
export class PortHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly #port: MessagePort;
  readonly #pending = new Map<number, (answer: Answered) => void>();
  #next = 0;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on('message', (answer: Answered) => {
      this.#pending.get(answer.id)?.(answer);
      this.#pending.delete(answer.id);
    });
  }

  async handle({ headers, body = '' }: SdkRequest) {
    const id = this.#next++;
    const answer = await new Promise<Answered>((resolve) => {
      this.#pending.set(id, resolve);
      this.#port.postMessage({ id, headers, body } satisfies Asked);
    });
    return { response: { ...answer, body: Buffer.from(answer.body) } };
  }

  updateHttpClientConfig(): void {}

  httpHandlerConfigs() {
    return {};
  }

  destroy(): void {
    this.#port.close();
  }
}

/** Answers requests that come by a port as if they had come to the server by a connection. */
export function servePort(server: Server, port: MessagePort): void {
  port.on('message', ({ id, headers, body }: Asked) => {
    const request = Object.assign(new EventEmitter(), { method: 'POST', url: '/', headers });
    const response = {
      statusCode: 200,
      headers: {} as Record<string, string>,
      setHeader(name: string, value: unknown) {
        this.headers[name.toLowerCase()] = String(value);
      },
      end(text: string) {
        const { statusCode, headers } = this;
        port.postMessage({ id, statusCode, headers, body: text } satisfies Answered);
      },
    };
    server.emit('request', request as unknown as IncomingMessage, response as unknown as ServerResponse);
    request.emit('data', Buffer.from(body));
    request.emit('end');
  });
}
