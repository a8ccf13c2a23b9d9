import { MAX_ETAGS_LENGTH } from './limits.ts';
import { badParameter } from './problems.ts';

/**
 * The revision that a request requires before it changes something (RFC 9110): `If-Match` with one or several ETags, or
 * `*` for any; `If-None-Match: *` for none. Undefined if the request has neither.
 *
 * @throws {BadParameters} if a header is none of these
 * @example
 * preconditionIn({ 'if-match': '"17"' }) // [17]
 */
export function preconditionIn(
  headers: Readonly<Record<string, string | undefined>>,
): number[] | 'any' | 'none' | undefined {
  const { 'if-match': match, 'if-none-match': noneMatch } = headers;
  if (noneMatch !== undefined && noneMatch.trim() !== '*') {
    throw badParameter('if-none-match', 'If-None-Match must be * here: there is nothing yet.');
  }
  if (match !== undefined) {
    if (match.trim() === '*') return 'any';
    const tags = match
      .slice(0, MAX_ETAGS_LENGTH)
      .split(',')
      .map((tag) => /^\s*"([^"]*)"\s*$/.exec(tag)?.[1]);
    if (tags.every((tag) => tag !== undefined)) return tags.map(Number);
    throw badParameter('if-match', 'If-Match must have an ETag in quotation marks, or *.');
  }
  return noneMatch === undefined ? undefined : 'none';
}
