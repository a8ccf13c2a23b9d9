import * as z from 'zod/mini';

/** A schema with its description in the OpenAPI document. */
export const described = <Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema =>
  schema.check(z.describe(description));

/** The same for a property that may be absent. */
export const optional = <Schema extends z.ZodMiniType>(schema: Schema, description: string) =>
  described(z.exactOptional(schema), description);

export const text = (description: string) => described(z.string(), description);
export const textOrNull = (description: string) => described(z.nullable(z.string()), description);

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
