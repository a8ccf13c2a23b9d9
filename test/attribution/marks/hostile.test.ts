import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Document } from '../../../lambdas/attribution/document.ts';
import { bind } from '../../../lambdas/attribution/layout/bind.ts';
import { findQuotations } from '../../../lambdas/attribution/marks/quotations.ts';

/** A document of lines without tokens: marks and layout alone are asked, and by far the quickest way to read it. */
function linesOf(text: string): Document {
  const paragraphs: Document['paragraphs'][number][] = [];
  for (const { index, 0: line } of text.matchAll(/[^\n]+/g))
    paragraphs.push({ start: index, end: index + line.length, first: 0, last: 0 });
  return { text, tokens: [], sentences: [], paragraphs };
}

// Where time grew with the square of the text, each of these would take from minutes to hours.
const HOSTILE: [name: string, text: string][] = [
  ['quotation marks alone', '"'.repeat(200_000)],
  ['openers alone', '“'.repeat(200_000)],
  ['single marks', "'a ".repeat(100_000)],
  ['lines without any mark', 'JO BELL I said no\n'.repeat(50_000)],
  ['quotations on end', '“Go,” he said. She said “no.” '.repeat(20_000)],
  ['quotations, a line each', '“Go,” he said. She said “no.”\n'.repeat(20_000)],
  ['lines of dialogue', '— A, — he said.\n'.repeat(20_000)],
  ['turns in a line', 'JO BELL: I said no. '.repeat(20_000)],
  ['handles', '— Jo (@jo) March 3 '.repeat(20_000)],
  ['quoted lines', '> a.\n'.repeat(50_000)],
  ['signatures', '“Go on then.”\n— Jo Bell\n'.repeat(20_000)],
  ['headings', "The 'long wait' now\n".repeat(20_000)],
  ['dashes', '—'.repeat(200_000)],
  ['blanks and colons', ': '.repeat(100_000)],
];

for (const [name, text] of HOSTILE) {
  test(`marks and layout of hostile text: ${name}`, () => {
    const document = linesOf(text);

    for (const { content } of bind(document, findQuotations(document), []))
      for (const { start, end } of content) assert.ok(start < end && end <= text.length);
  });
}
