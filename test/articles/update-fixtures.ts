import { writeFileSync } from 'node:fs';
import { fixtures, readingOf } from './fixtures.ts';

// Writes down what each fixture gives now. Read the difference before it is committed.
for (const fixture of fixtures()) {
  writeFileSync(fixture.expected, `${JSON.stringify(await readingOf(fixture), null, 2)}\n`);
}
