import * as z from 'zod/mini';

/**
 * Checks that a text has at most so many characters as JSON Schema counts them, by code points. `z.maxLength` counts an
 * emoji twice, so the OpenAPI document would promise more than is accepted.
 */
export const atMost = (most: number, message: string) => [
  z.refine<string>((text) => text.length <= most || [...text].length <= most, message),
  z.meta({ maxLength: most }),
];

/** Checks that a text is not blank. */
export const notBlank = (message: string) => z.regex(/\S/, message);
