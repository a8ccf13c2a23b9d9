import { test } from 'node:test';
import { attribute } from '../../lambdas/attribution/index.ts';
import { assertAnyTextIsRead, assertWellFormed } from './any-text.ts';

test('any of many texts gives well-formed attributions, ordered by content, the same every time', () =>
  assertAnyTextIsRead(200));

const HOSTILE: [name: string, text: string][] = [
  ['nothing', ''],
  ['blanks', ' \n\t '.repeat(1_000)],
  ['a lone quotation mark', '"'],
  ['ten thousand quotation marks', '"'.repeat(10_000)],
  ['ten thousand openers', '“'.repeat(10_000)],
  ['NUL bytes', '\0'.repeat(10_000)],
  ['a line of 200,000 letters', 'a'.repeat(200_000)],
  ['a line of 20,000 verbs', 'said '.repeat(20_000)],
  ['half surrogates', '\ud800 said \udc00'.repeat(1_000)],
  ['only names', 'Ann Low and Hugh Hill, '.repeat(5_000)],
  ['a gunman after each name', 'Hall ran, the gunman said. '.repeat(2_000)],
  ['a sentence of strangers', 'a man was here as he said it, '.repeat(2_000)],
];

for (const [name, text] of HOSTILE) {
  test(`hostile text: ${name}`, async () => {
    for (const attribution of await attribute(text)) assertWellFormed(attribution, text);
  });
}
