import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../../../lambdas/attribution/document.ts';
import { findQuotations } from '../../../lambdas/attribution/marks/quotations.ts';

const CASES: [name: string, text: string, said: string[]][] = [
  [
    'with tags between, and lines without one',
    '– We won’t sell, – said Bo Lind. – Not this year.\n\n– Why not? – asked Eva.\n\n– Because the price is low.',
    ['We won’t sell,', 'Not this year.', 'Why not?', 'Because the price is low.'],
  ],
  ['with long dashes', '— I will not go, — she said. — It is late.', ['I will not go,', 'It is late.']],
  ['with marks inside', '― He said “no”, ― she said.', ['He said “no”,', '“no”']],
  [
    'with tags behind commas alone',
    '— Who left the gate open? Ida asked.\n\n—Not me, said Bo Lind.\n\n— The goat is gone.\n\nShe sighed.',
    ['Who left the gate open?', 'Not me,', 'The goat is gone.'],
  ],
  ['a list of reports', '– The bridge is shut, said Ann Low.\n– The ferry runs, said Bo Lind.', []],
  [
    'a list that quotes',
    '– “I am tired,” said Ann Low.\n– “We wait,” said Bo Lind.',
    ['“I am tired,”', '“We wait,”'],
  ],
  ['a list with headings', '– We wait, said Ann Low.\n– I know, said Bo Lind.\n– Further reading', []],
  ['one such line', '— I am late, said Ida.', []],
  ['a list', '– The bridge is closed.\n– The ferry runs at six.', []],
  ['a signature', 'We wait.\n— Jo Bell, nurse', []],
  ['a dash in a sentence', 'The bridge, he said, – and he knew – was closed.', []],
];

for (const [name, text, expected] of CASES) {
  test(`dialogue between dashes: ${name}`, () => {
    const said = findQuotations(readDocument(text)).map(({ start, end }) => text.slice(start, end));

    assert.deepEqual(said, expected);
  });
}
