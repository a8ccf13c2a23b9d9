import * as z from 'zod/mini';
import { components, Span } from '../resources.ts';

const text = (description: string) => z.string().check(z.describe(description));
const textOrNull = (description: string) => z.nullable(z.string()).check(z.describe(description));

export const DeadLetter = z
  .object({
    id: text('Of the message; a retry takes it.'),
    sent: text('When it was sent: ISO 8601, UTC.'),
    file: z
      .nullable(z.object({ bucket: z.string(), key: z.string() }))
      .check(z.describe('The file that could not be worked on; null where the message tells of none.')),
    change: z
      .nullable(z.enum(['created', 'removed']))
      .check(z.describe('What had happened to the file; null where the message tells of none.')),
    reason: textOrNull(
      'What went wrong at the last attempt; null if nothing was recorded, as when the function is ended for lack of ' +
        'memory or time.',
    ),
    message: textOrNull('The beginning of a message that nobody knows; null of others.'),
  })
  .check(z.describe('A message about a file that failed so often that it is not tried again by itself.'))
  .register(components, { id: 'DeadLetter' });

export const DeadLetterList = z
  .object({
    items: z.array(DeadLetter),
    more: z.boolean().check(z.describe('There are more: retry or delete some of these first.')),
  })
  .register(components, { id: 'DeadLetterList' });

const score = z.number().check(z.gte(0), z.lte(1), z.describe('How likely the engine has it, 0 to 1.'));

const Passage = z.object({ span: Span, text: text('The words of the article there.') });

const Link = z
  .object({
    a: text('The id of an alias.'),
    b: text('The id of the alias that it was found to be one with.'),
    by: z
      .enum(['spelling', 'initial', 'nickname', 'middle', 'surname', 'name', 'person'])
      .check(z.describe('How the two names are alike; `person`: somebody merged them.')),
    and: z
      .array(z.string())
      .check(
        z.describe(
          'What else speaks for it: `role`, `co-mention`, `field`, `rare` (the name is), `quotes` (one is quoted by far most).',
        ),
      ),
  })
  .check(z.describe('Why two names are one speaker’s.'));

export const Explanation = z
  .object({
    quote: text('The id of the quote.'),
    extractorVersion: text('Of the engine that explains; the quote may be of an earlier one.'),
    source: z
      .nullable(
        z.object({
          pass: text(
            '`network`, or the construct of marks and layout that gives the attribution (`turn`, `signature`).',
          ),
          passages: z
            .array(Passage)
            .check(z.describe('The words for the speaker; empty where there are none.')),
          score,
        }),
      )
      .check(
        z.describe(
          'How the quote and its source were found; null where this engine does not find the quote.',
        ),
      ),
    speaker: z
      .nullable(
        z.object({
          name: textOrNull('Whom the article alone names; null for somebody unnamed.'),
          pass: text('The pass that decided: `named`, `continued`, `ranked`.'),
          mention: z
            .nullable(Passage)
            .check(z.describe('The name that the source was led to; null for somebody unnamed.')),
          score,
          runnerUp: z
            .nullable(z.object({ name: textOrNull('Null for somebody unnamed.'), score }))
            .check(z.describe('Who it would be otherwise; null where there is nobody else.')),
        }),
      )
      .check(z.describe('How the source was led to its speaker; null where there is no source.')),
    identity: z
      .nullable(
        z.object({
          speaker: text('The id of the speaker, over all articles.'),
          alias: text('The id of the alias that the article names.'),
          links: z
            .nullable(z.array(Link))
            .check(
              z.describe(
                'Why all names of the speaker are one’s; null where too many bear the surname to say it at once.',
              ),
            ),
        }),
      )
      .check(z.describe('How the article’s name came to its speaker; null for somebody unnamed.')),
  })
  .check(z.describe('Why a quote is whose it is: worked out anew from the stored text.'))
  .register(components, { id: 'Explanation' });
