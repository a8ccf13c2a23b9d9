import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../../../lambdas/attribution/document.ts';
import { withoutBylines } from '../../../lambdas/attribution/layout/bylines.ts';
import { read } from './reading.ts';

const TEXT =
  '“It rained.”\n\nBy ADA LOFT in Esk\n\nIro Sand wrote that it did. By Monday Ada Loft had said that it would: “Rain.”';

const sourcesOf = (...all: Parameters<typeof withoutBylines>[1][number][]) =>
  withoutBylines(readDocument(TEXT), all).map(({ source }) =>
    source.map(({ start, end }) => TEXT.slice(start, end)),
  );

test('the writer in a byline says nothing, unless a verb says so', () => {
  const indirect = { ...read(TEXT, 'ADA LOFT', '', 'it did'), kind: 'indirect' as const };
  assert.deepEqual(sourcesOf(read(TEXT, 'ADA LOFT', '', '“It rained.”')), []);
  assert.deepEqual(sourcesOf(indirect), [[]]);
  assert.deepEqual(sourcesOf(read(TEXT, 'ADA LOFT', 'wrote', 'that it did')), [['ADA LOFT']]);
});

test('a byline may have initials', () => {
  const text = '“It rained.”\n\nBy Ada B. Loft in Esk\n\nIt did.';
  assert.deepEqual(withoutBylines(readDocument(text), [read(text, 'Ada B. Loft', '', '“It rained.”')]), []);
});

test('a mark is no source', () => {
  assert.deepEqual(sourcesOf(read(TEXT, '”', 'wrote', 'that it did')), [[]]);
});

test('a sentence that begins like a byline has sources', () => {
  assert.deepEqual(sourcesOf(read(TEXT, 'Ada Loft', '', '“Rain.”')), [['Ada Loft']]);
});
