import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { MAX_ANSWER_BYTES } from './limits.ts';
import { AnswerTooLarge, MethodNotAllowed, type ProblemBody } from './problems.ts';

/** The result that API Gateway accepts from a Lambda function. */
export type Answer = APIGatewayProxyStructuredResultV2 & { headers: Record<string, string>; body: string };

const SAFE = { 'x-content-type-options': 'nosniff' };

export function jsonAnswer(body: object, cacheControl: string): Answer {
  return {
    statusCode: 200,
    headers: { ...SAFE, 'content-type': 'application/json', 'cache-control': cacheControl },
    body: JSON.stringify(body),
  };
}

/** @param error the error that the problem document describes */
export function problemAnswer(problem: ProblemBody, error: unknown): Answer {
  return {
    statusCode: problem.status,
    headers: {
      ...SAFE,
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(error instanceof MethodNotAllowed && { allow: error.allowed.join(', ') }),
      ...(problem.status === 503 && { 'retry-after': '1' }),
    },
    body: JSON.stringify(problem),
  };
}

/** A text, compressed for clients that accept it; plain text unless another type is given. */
export async function textAnswer(
  text: string,
  cacheControl: string,
  acceptEncoding: string,
  type = 'text/plain; charset=utf-8',
): Promise<Answer> {
  const headers = {
    ...SAFE,
    'content-type': type,
    'cache-control': cacheControl,
    vary: 'accept-encoding',
  };
  if (!acceptsGzip(acceptEncoding)) return { statusCode: 200, headers, body: text };
  const body = (await promisify(gzip)(text)).toString('base64');
  return {
    statusCode: 200,
    headers: { ...headers, 'content-encoding': 'gzip' },
    body,
    isBase64Encoded: true,
  };
}

function acceptsGzip(acceptEncoding: string): boolean {
  const weights = new Map(
    acceptEncoding.split(',').map((part) => {
      const [coding = '', weight = 'q=1'] = part.split(';').map((piece) => piece.trim().toLowerCase());
      return [coding, Number(weight.replace('q=', ''))];
    }),
  );
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}

/**
 * Adds an entity tag to an answer, and omits its body if the client has it already. The tag is weak: the same
 * for compressed and plain bodies.
 */
export function tagged(answer: Answer, content: string, ifNoneMatch: string): Answer {
  const etag = `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  const headers: Answer['headers'] = { ...answer.headers, etag };
  const known = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (!known.includes('*') && !known.includes(etag.slice(2))) return { ...answer, headers };
  const { 'content-type': _type, 'content-encoding': _encoding, ...kept } = headers;
  return { statusCode: 304, headers: kept, body: '' };
}

/** @throws {AnswerTooLarge} if Lambda couldn't return it */
export function fitting(answer: Answer): Answer {
  // In the worst case JSON turns one character into six.
  if (answer.body.length * 6 < MAX_ANSWER_BYTES) return answer;
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  if (bytes > MAX_ANSWER_BYTES) throw new AnswerTooLarge(bytes, MAX_ANSWER_BYTES);
  return answer;
}
