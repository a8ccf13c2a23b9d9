import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatOf, type TextFormat } from '../../lambdas/articles/format.ts';

const CASES: [string, string, string | undefined, TextFormat][] = [
  ['He said no.', 'a.txt', undefined, 'plain'],
  ['He said no.', 'a', undefined, 'plain'],
  ['He said no.', 'dir.html/a', 'binary/octet-stream', 'plain'],
  ['He said no.', 'a.MD', undefined, 'markdown'],
  ['He said no.', 'a', 'text/markdown; charset=utf-8', 'markdown'],
  ['He said no.', 'a.txt', 'text/html', 'plain'],
  ['<p>He said no.', 'a.htm', undefined, 'html'],
  ['<p>He said no.', 'a', 'Text/HTML', 'html'],
  ['He said no.', 'a.html', undefined, 'plain'],
  ['<p>He said no.', 'a.txt', undefined, 'plain'],
  ['<!doctype html><p>x', 'a.txt', undefined, 'html'],
  ['\n <!-- c --><?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html>', 'a.md', undefined, 'html'],
  ['<HTML lang="en"><p>x', 'a.json', undefined, 'html'],
  ['<!-- never closed', 'a.txt', undefined, 'plain'],
  ['<htmlish>x', 'a.txt', undefined, 'plain'],
  ['{"text": "x"}', 'a', undefined, 'json'],
  [' [{"text": "x"}]\n', 'a.txt', undefined, 'json'],
  ['[Reuters] He said no. [end]', 'a.txt', undefined, 'plain'],
  ['{He said no}', 'a.txt', undefined, 'plain'],
  ['{He said no}', 'a.json', undefined, 'json'],
  ['{He said no}', 'a', 'application/json', 'json'],
  ['[link](x) and [link]', 'a.md', undefined, 'markdown'],
  ['{"text": "x"}\n{"text": "y"}', 'a.json', undefined, 'json-lines'],
  ['{"text": "x"}\n\n{"broken', 'a.txt', undefined, 'json-lines'],
  ['{"text": "x"}', 'a.jsonl', undefined, 'json-lines'],
  ['{"text": "x"}', 'a', 'application/x-ndjson', 'json-lines'],
  ['{\n"text": "x"\n}', 'a.jsonl', undefined, 'json'],
  ['[\n{"text": "x"},\n{"text": "y"}\n]', 'a.ndjson', undefined, 'json'],
  ['[{"text": "x"}, {"text": "y"}]', 'a.jsonl', undefined, 'json'],
  ['{"broken\n{"text": "x"}', 'a.jsonl', undefined, 'json-lines'],
  ['[\n{"text": "x"}\n{"text": "y"}', 'a.jsonl', undefined, 'json-lines'],
];

describe('formatOf', () => {
  for (const [text, key, contentType, expected] of CASES) {
    it(`takes ${JSON.stringify(text)} in ${key}${contentType ? ` (${contentType})` : ''} for ${expected}`, () => {
      assert.equal(formatOf(text, contentType === undefined ? { key } : { key, contentType }), expected);
    });
  }
});
