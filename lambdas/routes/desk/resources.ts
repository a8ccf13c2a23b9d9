import * as z from 'zod/mini';
import { described, optional, text, textOrNull } from '../../http/schemas.ts';
import { component, QuoteCorrection, Span } from '../resources.ts';

export const DeadLetter = component(
  'DeadLetter',
  z.object({
    id: text('The id of the message, for a retry.'),
    sent: text('When it was sent: ISO 8601, UTC.'),
    file: described(
      z.nullable(z.object({ bucket: z.string(), key: z.string() })),
      'The file that could not be processed; null if the message names none.',
    ),
    change: described(
      z.nullable(z.enum(['created', 'removed'])),
      'What had happened to the file; null if the message names none.',
    ),
    reason: textOrNull(
      'What went wrong at the last attempt; null if nothing was recorded, for example because the function ran out of ' +
        'memory or time.',
    ),
    message: textOrNull('The beginning of an unknown message; null for others.'),
  }),
  'A message about a file that failed so often that it is not retried automatically.',
);

export const DeadLetterList = component(
  'DeadLetterList',
  z.object({
    items: z.array(DeadLetter),
    more: described(z.boolean(), 'There are more: retry or delete some of these first.'),
  }),
);

const score = z
  .number()
  .check(z.gte(0), z.lte(1), z.describe('The probability according to the engine, 0 to 1.'));

const Passage = z.object({ span: Span, text: text('The words of the article at this span.') });

const Link = described(
  z.object({
    a: text('The id of an alias.'),
    b: text('The id of the alias that was found to be the same speaker.'),
    by: described(
      z.enum(['spelling', 'initial', 'nickname', 'middle', 'surname', 'name', 'person']),
      'How the two names match; `person`: somebody merged them.',
    ),
    and: described(
      z.array(z.string()),
      'Further evidence: `role`, `co-mention`, `field`, `rare` (the name), `quotes` (one is quoted far more often).',
    ),
  }),
  'Why two names belong to one speaker.',
);

export const Explanation = component(
  'Explanation',
  z.object({
    quote: text('The id of the quote.'),
    extractorVersion: text(
      'The version of the engine that explains; an earlier one may have found the quote.',
    ),
    correction: optional(
      QuoteCorrection,
      'Present if a person corrected the quote: then this decided, and `source` and `speaker` are only what the engine chose.',
    ),
    source: described(
      z.nullable(
        z.object({
          pass: text(
            '`network`, or the construct of marks and layout that gives the attribution (`turn`, `signature`).',
          ),
          passages: described(z.array(Passage), 'The words for the speaker; empty if there are none.'),
          score,
        }),
      ),
      'How the quote and its source were found; null if this engine does not find the quote.',
    ),
    speaker: described(
      z.nullable(
        z.object({
          name: textOrNull('The name according to the article alone; null for an unnamed speaker.'),
          pass: text('The pass that decided: `named`, `continued`, `linked`.'),
          mention: described(
            z.nullable(Passage),
            'The name that the source was resolved to; null for an unnamed speaker.',
          ),
          score,
          runnerUp: described(
            z.nullable(z.object({ name: textOrNull('Null for an unnamed speaker.'), score })),
            'The second most probable speaker; null if there is none.',
          ),
        }),
      ),
      'How the source was resolved to its speaker; null if there is no source.',
    ),
    identity: described(
      z.nullable(
        z.object({
          speaker: text('The id of the speaker, over all articles.'),
          alias: text('The id of the alias that the article names.'),
          links: described(
            z.nullable(z.array(Link)),
            'Why all names of the speaker belong to one; null if too many people bear the surname to answer at once.',
          ),
        }),
      ),
      'How the name in the article was assigned to its speaker; null for an unnamed speaker.',
    ),
  }),
  'Why a quote has its speaker, computed again from the stored text.',
);
