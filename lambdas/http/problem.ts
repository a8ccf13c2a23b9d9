import * as z from 'zod/mini';
import { optional, text } from './schemas.ts';

/** A problem document as in RFC 9457. */
export const Problem = z.object({
  type: text('`about:blank`: the status says what kind of problem it is.'),
  title: z.string(),
  status: z.int(),
  detail: text('What went wrong and what to do next.'),
  errors: optional(
    z.array(
      z.object({
        parameter: z.string(),
        message: z.string(),
        allowed: z.exactOptional(z.array(z.string())),
      }),
    ),
    'Each query parameter, or field of the body, that was wrong.',
  ),
  reason: optional(z.string(), 'Why a correction was refused, for programs: `same-speaker`.'),
  requestId: optional(z.string(), 'To name when reporting a problem on our side.'),
});
