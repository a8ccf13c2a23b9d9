import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readSamples, SAMPLES } from '../../bin/samples/articles.ts';
import { nameId } from '../../lambdas/store/table/names.ts';

const README = readFileSync(new URL('README.md', SAMPLES), 'utf8');
const PROJECT_README = readFileSync(new URL('../README.md', SAMPLES), 'utf8');
const FILES = readdirSync(new URL('articles/', SAMPLES));

test('README names every sample, and no file that is not there', () => {
  const named = new Set(
    [
      ...README.matchAll(/`([\w-]+(?:\.(?:txt|md|html|jsonl?|xml|rss|eml|csv|vtt|docx|pdf|zip|warc|gz))+)`/g),
    ].map(([, file]) => file),
  );

  assert.deepEqual([...named].filter((file) => file !== 'tally.json').sort(), FILES.sort());
});

test('samples come in all common formats, and texts in several encodings', async () => {
  const formats = new Set<string | undefined>((await readSamples()).map(({ article }) => article.format));
  const texts = FILES.filter((file) => /\.(?:txt|html|md)$/.test(file));
  const bytes = texts.map((file) => readFileSync(new URL(`articles/${file}`, SAMPLES)));
  const isUtf8 = (text: Buffer) => Buffer.from(text.toString()).equals(text);
  const utf16 = bytes.filter((text) => text[0] === 0xff && text[1] === 0xfe);
  const windows = bytes.filter((text) => !isUtf8(text) && !utf16.includes(text));

  const common = ['plain', 'markdown', 'html', 'json', 'nitf', 'newsml-g2', 'rss', 'email', 'csv'];
  assert.deepEqual(
    [...common, 'subtitles', 'docx', 'pdf', 'warc'].filter((format) => !formats.has(format)),
    [],
  );
  assert.deepEqual([utf16.length, windows.length], [1, 1]);
});

test('Milenka Voršić speaks in five articles or more, in several spellings', async () => {
  const spellings = (await readSamples()).flatMap(
    ({ article }) => /Milenka (Vor\p{L}+)/u.exec(article.text)?.[1] ?? [],
  );

  assert.ok(spellings.length >= 5, `in ${spellings.length} articles`);
  assert.deepEqual([...new Set(spellings)].sort(), ['Vorsic', 'Vorsich', 'Vorsić', 'Voršić']);
});

test('who is corrected in the project’s README is quoted in the samples', () => {
  const expected = readdirSync(new URL('expected/', SAMPLES)).map((file) =>
    readFileSync(new URL(`expected/${file}`, SAMPLES), 'utf8'),
  );
  const quoted = new Set(
    expected.flatMap((text) =>
      [...text.matchAll(/^[^|\n]+\| ([^|(]+) \(/gm)].map(([, name = '']) => nameId(name)),
    ),
  );
  const ids = [...PROJECT_README.matchAll(/8787\/speakers\/([\w-]+)|"from": "([\w-]+)"/g)].map(
    ([, id, from]) => id ?? from ?? '',
  );

  assert.ok(ids.length > 0);
  assert.deepEqual(
    ids.filter((id) => !quoted.has(id)),
    [],
  );
});
