import * as z from 'zod/mini';

const text = (description: string) => z.string().check(z.describe(description));

/** A problem document as in RFC 9457. */
export const Problem = z.object({
  type: text('`about:blank`: the status says what kind of problem it is.'),
  title: z.string(),
  status: z.int(),
  detail: text('What went wrong and what to do next.'),
  errors: z
    .exactOptional(
      z.array(
        z.object({
          parameter: z.string(),
          message: z.string(),
          allowed: z.exactOptional(z.array(z.string())),
        }),
      ),
    )
    .check(z.describe('Each query parameter, or field of the body, that was wrong.')),
  reason: z
    .exactOptional(z.string())
    .check(z.describe('Why a correction was refused, for programs: `same-speaker`.')),
  requestId: z.exactOptional(z.string()).check(z.describe('To name when reporting a problem on our side.')),
});
