import { readdirSync, readFileSync } from 'node:fs';
import { type ReadResult, readFile } from '../../lambdas/articles/index.ts';

const FOLDER = new URL('formats/', import.meta.url);
const EXPECTED = '.expected.json';

/** A file of our own writing, and where what it has to give is written. */
export interface Fixture {
  /** Its path inside the folder: `nitf/ferry.xml`. */
  name: string;
  file: URL;
  expected: URL;
}

/** All fixtures, format by format. */
export function fixtures(): Fixture[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: format }) =>
      readdirSync(new URL(`${format}/`, FOLDER)).map((file) => `${format}/${file}`),
    )
    .filter((name) => !name.endsWith(EXPECTED))
    .map((name) => ({ name, file: new URL(name, FOLDER), expected: new URL(name + EXPECTED, FOLDER) }));
}

/** What a file gives, as JSON has it. */
export async function readingOf({ name, file }: Fixture): Promise<unknown> {
  const results = await readFile(readFileSync(file), { key: name });
  return JSON.parse(JSON.stringify(results.map(plain)));
}

function plain(result: ReadResult): object {
  if ('article' in result) {
    const { text, ...facts } = result.article;
    return { ...facts, text: text.split('\n') };
  }
  const { unreadable, ...known } = result;
  return { ...known, failure: unreadable.reason, message: unreadable.message };
}
