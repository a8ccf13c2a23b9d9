import * as z from 'zod/mini';
import { atMost, notBlank } from '../../http/characters.ts';

const LONGEST_ID = 200;
/** The store's limit; stated again here, because the query function knows bodies but not corrections. */
const LONGEST_NAME = 200;

const isWritable = (text: string) => text.isWellFormed();

const id = (description: string) =>
  z
    .string('must be a text')
    .check(
      z.trim(),
      z.minLength(1, 'must not be blank'),
      notBlank('must not be blank'),
      ...atMost(LONGEST_ID, `must have at most ${LONGEST_ID} characters`),
      z.refine(isWritable, 'must be well-formed Unicode'),
      z.describe(description),
    );

export const mergeBody = z.object({
  from: id('The id of a speaker, or of one of their aliases: all of them becomes the speaker of the path.'),
});

export const splitBody = z.object({
  alias: id('The id of one of the aliases of the speaker of the path, or of a name in all fields.'),
});

const name = (description: string) =>
  z
    .string('must be a text')
    .check(
      z.minLength(1, 'must not be empty'),
      ...atMost(LONGEST_NAME, `must have at most ${LONGEST_NAME} characters`),
      z.refine(isWritable, 'must be well-formed Unicode'),
      z.describe(`${description}: a letter or digit at least, no control characters (else 422).`),
    );

export const nameBody = z.object({ name: name('What the speaker is called from now on') });

export const quoteBody = z
  .object({
    speaker: z
      .exactOptional(z.nullable(id('')))
      .check(
        z.describe(
          'The id of the speaker whose quote it is, or of one of their aliases; null for nobody who is named.',
        ),
      ),
    speakerName: z.exactOptional(name('The name of whose quote it is, who may be new here')),
    quote: z.exactOptional(z.literal(false)).check(z.describe('That it is no quote.')),
  })
  .check(z.meta({ minProperties: 1, maxProperties: 1 }));
