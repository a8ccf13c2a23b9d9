import * as z from 'zod/mini';
import { MAX_ID_LENGTH } from '../../http/limits.ts';
import { atMost, notBlank, optional } from '../../http/schemas.ts';
import { MAX_NAME_LENGTH } from '../limits.ts';

const isWritable = (text: string) => text.isWellFormed();

const id = (description: string) =>
  z
    .string('must be a string')
    .check(
      z.trim(),
      z.minLength(1, 'must not be blank'),
      notBlank('must not be blank'),
      ...atMost(MAX_ID_LENGTH, `must have at most ${MAX_ID_LENGTH} characters`),
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
      ...atMost(MAX_NAME_LENGTH, `must have at most ${MAX_NAME_LENGTH} characters`),
      z.refine(isWritable, 'must be well-formed Unicode'),
      z.describe(`${description}: at least one letter or digit, no control characters (else 422).`),
    );

export const nameBody = z.object({ name: name('The new name of the speaker') });

export const quoteBody = z
  .object({
    speaker: optional(
      z.nullable(id('')),
      'The id of the speaker of the quote, or of one of their aliases; null if the speaker is unnamed.',
    ),
    speakerName: z.exactOptional(name('The name of the speaker of the quote, who may be new')),
    quote: optional(z.literal(false), 'It is no quote.'),
  })
  .check(z.meta({ minProperties: 1, maxProperties: 1 }));
