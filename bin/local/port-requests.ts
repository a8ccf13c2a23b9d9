import type { MessagePort } from 'node:worker_threads';

interface NumberedRequest<Request> {
  id: number;
  request: Request;
}

interface NumberedResponse<Response> {
  id: number;
  response: Response;
}

/**
 * Sends requests to another thread through a message port, and matches the responses. All requests of one turn of the
 * event loop travel in one message, because waking a thread takes longer than most requests.
 */
export class PortClient<Request, Response> {
  readonly #port: MessagePort;
  readonly #pending = new Map<number, (response: Response) => void>();
  #unsent: NumberedRequest<Request>[] = [];
  #next = 0;

  constructor(port: MessagePort) {
    this.#port = port;
    port.on('message', (answers: NumberedResponse<Response>[]) => {
      for (const { id, response } of answers) {
        this.#pending.get(id)?.(response);
        this.#pending.delete(id);
      }
    });
  }

  ask(request: Request): Promise<Response> {
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#pending.set(id, resolve);
      if (this.#unsent.length === 0) process.nextTick(() => this.#send());
      this.#unsent.push({ id, request });
    });
  }

  close(): void {
    this.#port.close();
  }

  #send(): void {
    const together = this.#unsent;
    this.#unsent = [];
    this.#port.postMessage(together);
  }
}

/**
 * Answers the requests that arrive at a port. Rejections are not caught.
 *
 * @param answer gets the requests of one message; gives a response for each, in their order
 */
export function servePort<Request, Response>(
  port: MessagePort,
  answer: (requests: Request[]) => Promise<Response>[],
): void {
  let unsent: NumberedResponse<Response>[] = [];
  const send = () => {
    const together = unsent;
    unsent = [];
    port.postMessage(together);
  };
  port.on('message', (asked: NumberedRequest<Request>[]) => {
    const responses = answer(asked.map(({ request }) => request));
    for (const [index, { id }] of asked.entries()) {
      void responses[index]?.then((response) => {
        if (unsent.length === 0) setImmediate(send);
        unsent.push({ id, response });
      });
    }
  });
}
