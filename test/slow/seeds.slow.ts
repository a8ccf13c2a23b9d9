import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { piped, type Quote } from '../local/piped.ts';
import { corpusPath, missing } from './corpora.ts';

test('five papers on one event: who said what, under any spelling, each slicing back to its text', {
  skip: missing,
}, async (t) => {
  const { s3, pipeline, ask, askAll } = await piped(t);
  for (const name of readdirSync(corpusPath('seeds')).filter((file) => file.endsWith('.txt'))) {
    const Body = readFileSync(corpusPath(`seeds/${name}`));
    await s3.send(new PutObjectCommand({ Bucket: 'articles', Key: name, Body }));
  }

  const quotes = await askAll<Quote>('/quotes?speaker=putin');
  const { items: speakers } = await ask<{ items: { name: string }[] }>('/speakers?name=erdogan');

  assert.ok(new Set(quotes.map(({ article }) => article.id)).size >= 3);
  for (const { text, spans, article } of quotes) {
    const stored = await (await fetch(`${pipeline.address}/articles/${article.id}/text`)).text();
    assert.equal(spans.content.map(({ start, end }) => stored.slice(start, end)).join(' … '), text);
  }
  assert.ok(speakers.some(({ name }) => name === 'Recep Tayyip Erdogan'));
});
