/** Writes docs/openapi.json from the schemas of the API. */
import { writeFileSync } from 'node:fs';
import { openApiText } from '../lambdas/routes/openapi.ts';

writeFileSync(new URL('../docs/openapi.json', import.meta.url), openApiText());
