import * as z from 'zod/mini';
import { components, Span } from '../resources.ts';

const text = (description: string) => z.string().check(z.describe(description));
const textOrNull = (description: string) => z.nullable(z.string()).check(z.describe(description));

export const DeadLetter = z
  .object({
    id: text('The id of the message, for a retry.'),
    sent: text('When it was sent: ISO 8601, UTC.'),
    file: z
      .nullable(z.object({ bucket: z.string(), key: z.string() }))
      .check(z.describe('The file that could not be processed; null if the message names none.')),
    change: z
      .nullable(z.enum(['created', 'removed']))
      .check(z.describe('What had happened to the file; null if the message names none.')),
    reason: textOrNull(
      'What went wrong at the last attempt; null if nothing was recorded, for example because the function ran out of ' +
        'memory or time.',
    ),
    message: textOrNull('The beginning of an unknown message; null for others.'),
  })
  .check(z.describe('A message about a file that failed so often that it is not retried automatically.'))
  .register(components, { id: 'DeadLetter' });

export const DeadLetterList = z
  .object({
    items: z.array(DeadLetter),
    more: z.boolean().check(z.describe('There are more: retry or delete some of these first.')),
  })
  .register(components, { id: 'DeadLetterList' });

const score = z
  .number()
  .check(z.gte(0), z.lte(1), z.describe('The probability according to the engine, 0 to 1.'));

const Passage = z.object({ span: Span, text: text('The words of the article at this span.') });

const Link = z
  .object({
    a: text('The id of an alias.'),
    b: text('The id of the alias that was found to be the same speaker.'),
    by: z
      .enum(['spelling', 'initial', 'nickname', 'middle', 'surname', 'name', 'person'])
      .check(z.describe('How the two names match; `person`: somebody merged them.')),
    and: z
      .array(z.string())
      .check(
        z.describe(
          'Further evidence: `role`, `co-mention`, `field`, `rare` (the name), `quotes` (one is quoted far more often).',
        ),
      ),
  })
  .check(z.describe('Why two names belong to one speaker.'));

export const Explanation = z
  .object({
    quote: text('The id of the quote.'),
    extractorVersion: text(
      'The version of the engine that explains; an earlier one may have found the quote.',
    ),
    source: z
      .nullable(
        z.object({
          pass: text(
            '`network`, or the construct of marks and layout that gives the attribution (`turn`, `signature`).',
          ),
          passages: z.array(Passage).check(z.describe('The words for the speaker; empty if there are none.')),
          score,
        }),
      )
      .check(
        z.describe('How the quote and its source were found; null if this engine does not find the quote.'),
      ),
    speaker: z
      .nullable(
        z.object({
          name: textOrNull('The name according to the article alone; null for an unnamed speaker.'),
          pass: text('The pass that decided: `named`, `continued`, `ranked`.'),
          mention: z
            .nullable(Passage)
            .check(z.describe('The name that the source was resolved to; null for an unnamed speaker.')),
          score,
          runnerUp: z
            .nullable(z.object({ name: textOrNull('Null for an unnamed speaker.'), score }))
            .check(z.describe('The second most probable speaker; null if there is none.')),
        }),
      )
      .check(z.describe('How the source was resolved to its speaker; null if there is no source.')),
    identity: z
      .nullable(
        z.object({
          speaker: text('The id of the speaker, over all articles.'),
          alias: text('The id of the alias that the article names.'),
          links: z
            .nullable(z.array(Link))
            .check(
              z.describe(
                'Why all names of the speaker belong to one; null if too many people bear the surname to answer at once.',
              ),
            ),
        }),
      )
      .check(
        z.describe('How the name in the article was assigned to its speaker; null for an unnamed speaker.'),
      ),
  })
  .check(z.describe('Why a quote has its speaker, computed again from the stored text.'))
  .register(components, { id: 'Explanation' });
