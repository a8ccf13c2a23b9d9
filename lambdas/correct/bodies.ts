import * as z from 'zod/mini';

const LONGEST_ID = 200;

const isWritable = (text: string) => text.isWellFormed();

const id = (description: string) =>
  z
    .string('must be a text')
    .check(
      z.trim(),
      z.minLength(1, 'must not be blank'),
      z.maxLength(LONGEST_ID, `must have at most ${LONGEST_ID} characters`),
      z.refine(isWritable, 'must be well-formed Unicode'),
      z.describe(description),
    );

export const mergeBody = z.object({
  from: id('The id of a speaker, or of one of their aliases: all of them becomes the speaker of the path.'),
});

export const splitBody = z.object({
  alias: id('The id of one of the aliases of the speaker of the path, or of a name in all fields.'),
});

/** Control characters, and those that turn the direction of what follows: no name has them. */
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}]/u;

export const nameBody = z.object({
  name: z.string('must be a text').check(
    z.overwrite((name) => name.normalize('NFC').replace(/\s+/g, ' ').trim()),
    z.refine(isWritable, 'must be well-formed Unicode'),
    z.refine((name) => !INVISIBLE.test(name), 'must have no control characters'),
    z.describe('What the speaker is called from now on: at least a letter or digit, at most 200 characters.'),
  ),
});
