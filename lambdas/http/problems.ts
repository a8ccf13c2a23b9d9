import type * as z from 'zod/mini';
import type { Problem } from './problem.ts';

/** The body of an `application/problem+json` answer (RFC 9457). */
export type ProblemBody = z.infer<typeof Problem>;

/** What is wrong with one query parameter or field of the body, and what is allowed. */
export type ParameterError = NonNullable<ProblemBody['errors']>[number];

/** A value from a client, as messages quote it. */
export const shortened = (given: string) => (given.length > 60 ? `${given.slice(0, 60)}…` : given);

/** Invalid query parameters, or an invalid body: 400. */
export class BadParameters extends Error {
  readonly errors: ParameterError[];
  constructor(errors: ParameterError[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.name = 'BadParameters';
    this.errors = errors;
  }
}

/** A single one of these. */
export const badParameter = (parameter: string, message: string, allowed?: string[]): BadParameters =>
  new BadParameters([{ parameter, message, ...(allowed && { allowed }) }]);

/** No such thing here: 404. */
export class NotFound extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = 'NotFound';
  }
}

/** The path exists, but not with this method: 405. */
export class MethodNotAllowed extends Error {
  readonly allowed: readonly string[];
  constructor(method: string, allowed: readonly string[]) {
    super(`${shortened(method)} is not possible here; use ${allowed.join(' or ')}.`);
    this.name = 'MethodNotAllowed';
    this.allowed = allowed;
  }
}

/** Valid, but impossible in the present state. */
export class Refused extends Error {
  readonly status: 404 | 409 | 412 | 422;
  readonly reason: string;
  constructor(status: Refused['status'], reason: string, detail: string) {
    super(detail);
    this.name = 'Refused';
    this.status = status;
    this.reason = reason;
  }
}

/** A part of the service that this answer needs is off or unavailable: 503. Everything else works. */
export class Unavailable extends Error {
  readonly reason: string;
  constructor(reason: string, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'Unavailable';
    this.reason = reason;
  }
}

/** An answer larger than Lambda can return: 413. */
export class AnswerTooLarge extends Error {
  constructor(bytes: number, most: number) {
    super(
      `This answer has ${bytes} bytes, more than the ${most} that one answer can have. ` +
        'Ask again with the header Accept-Encoding: gzip.',
    );
    this.name = 'AnswerTooLarge';
  }
}

const THROTTLED = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ContentionError',
  'SlowDown',
  'TableOverloaded',
  'ThrottlingException',
  'TimeoutError',
]);

/** Whether the same request may well succeed a moment later: throttled, timed out, superseded, or a fault at AWS. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const fromAws = error as { $fault?: unknown; $retryable?: unknown };
  return fromAws.$fault === 'server' || fromAws.$retryable !== undefined || THROTTLED.has(error.name);
}

/**
 * HTTP's reason phrases. Not from `node:http`: an ES module that imports that also loads all of fetch, 30 ms of a cold
 * start.
 */
const TITLES = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  422: 'Unprocessable Content',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

function statusOf(error: unknown): keyof typeof TITLES {
  if (error instanceof BadParameters) return 400;
  if (error instanceof NotFound) return 404;
  if (error instanceof MethodNotAllowed) return 405;
  if (error instanceof Refused) return error.status;
  if (error instanceof AnswerTooLarge) return 413;
  if (error instanceof Unavailable) return 503;
  return isPassing(error) ? 503 : 500;
}

/**
 * What a client learns about an error. For errors on our side (5xx) that is only the request id, under which
 * the log has the rest.
 *
 * @example
 * problemOf(new NotFound('No article has the id abc.'), 'r1').status // 404
 */
export function problemOf(error: unknown, requestId: string): ProblemBody {
  const status = statusOf(error);
  const problem = { type: 'about:blank', title: TITLES[status], status };
  if (error instanceof Unavailable) {
    return { ...problem, detail: error.message, reason: error.reason, requestId };
  }
  if (status === 503) return { ...problem, detail: 'Too busy; retry in a second.', requestId };
  if (status === 500) {
    return {
      ...problem,
      detail: `An error on our side; report it as request ${requestId}.`,
      requestId,
    };
  }
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof BadParameters) return { ...problem, detail, errors: error.errors };
  return error instanceof Refused ? { ...problem, detail, reason: error.reason } : { ...problem, detail };
}
