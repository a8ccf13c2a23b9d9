import openapiTS, { astToString } from 'openapi-typescript';

const HEAD = '/** The types of the API, made from docs/openapi.json by `node bin/openapi.ts`. */\n\n';

/**
 * The TypeScript types of an OpenAPI document, as client/schema.ts has them.
 *
 * @param document the document as JSON
 */
export async function schemaText(document: string): Promise<string> {
  const nodes = await openapiTS(document, {
    alphabetize: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
  });
  return HEAD + astToString(nodes);
}
