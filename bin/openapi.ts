/** Writes docs/openapi.json from the schemas of the API, and the client's types from that. */
import { writeFileSync } from 'node:fs';
import { schemaText } from '../client/generate.ts';
import { openApiText } from '../lambdas/routes/openapi.ts';

const document = openApiText();
writeFileSync(new URL('../docs/openapi.json', import.meta.url), document);
writeFileSync(new URL('../client/schema.ts', import.meta.url), await schemaText(document));
