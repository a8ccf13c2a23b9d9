import * as z from 'zod/mini';
import { atMost, notBlank } from '../../http/characters.ts';

const LONGEST_ID = 200;
/** The store's limit; stated again here, because the query function knows bodies but not corrections. */
const LONGEST_NAME = 200;

const isWritable = (text: string) => text.isWellFormed();

const id = (description: string) =>
  z
    .string('must be a string')
    .check(
      z.trim(),
      z.minLength(1, 'must not be blank'),
      notBlank('must not be blank'),
      ...atMost(LONGEST_ID, `must have at most ${LONGEST_ID} characters`),
      z.refine(isWritable, 'must be well-formed Unicode'),
      z.describe(description),
    );

export const mergeBody = z.object({
  from: id('The id of a speaker, or of one of their aliases, to merge into the speaker of the path.'),
});

export const splitBody = z.object({
  alias: id('The id of an alias of the speaker of the path, or of a name in all its fields.'),
});

const name = (description: string) =>
  z
    .string('must be a string')
    .check(
      z.minLength(1, 'must not be empty'),
      ...atMost(LONGEST_NAME, `must have at most ${LONGEST_NAME} characters`),
      z.refine(isWritable, 'must be well-formed Unicode'),
      z.describe(`${description}: at least one letter or digit, no control characters (else 422).`),
    );

export const nameBody = z.object({ name: name('The new name of the speaker') });

export const quoteBody = z
  .object({
    speaker: z
      .exactOptional(z.nullable(id('')))
      .check(
        z.describe(
          'The id of the speaker of the quote, or of one of their aliases; null if the speaker is unnamed.',
        ),
      ),
    speakerName: z.exactOptional(name('The name of the speaker of the quote, who may be new')),
    quote: z.exactOptional(z.literal(false)).check(z.describe('It is no quote.')),
  })
  .check(z.meta({ minProperties: 1, maxProperties: 1 }));
