import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { attribute } from '../../lambdas/attribution/index.ts';
import { type Article, piped } from '../local/piped.ts';
import { missing, newsArticles } from './corpora.ts';

/** Of the 20,000 articles one in so many is read; `EVERY=1` reads them all, which takes half an hour on two cores. */
const EVERY = Number(process.env.EVERY ?? 25);

test('news articles pass through the engine', { skip: missing }, async () => {
  let articles = 0;
  let attributions = 0;
  let number = 0;
  for (const { id, text } of newsArticles()) {
    if (number++ % EVERY > 0) continue;
    for (const { content } of await attribute(text)) {
      attributions++;
      for (const { start, end } of content) assert.ok(start < end && end <= text.length, id);
    }
    articles++;
  }
  console.log(`${articles} articles, ${attributions} attributions`);
  assert.equal(articles, Math.ceil(20_000 / EVERY));
  assert.ok(attributions > articles);
});

test('300 news articles through the whole pipeline: as many ready or failed as were dropped', {
  skip: missing,
}, async (t) => {
  const { s3, pipeline, askAll } = await piped(t);
  const dropped = 300;
  let next = 0;

  for (const { id, ...article } of newsArticles()) {
    if (next++ === dropped) break;
    await pipeline.room();
    const Body = JSON.stringify(article);
    await s3.send(new PutObjectCommand({ Bucket: 'articles', Key: `news/${id}.json`, Body }));
  }
  const ready = await askAll<Article>('/articles');
  const failed = await askAll<Article>('/articles?status=failed');

  console.log(`${dropped} dropped: ${ready.length} ready, ${failed.length} failed`);
  for (const { file, failure } of failed) console.log(`  ${file.key}: ${failure?.message}`);
  assert.equal(new Set([...ready, ...failed].map(({ id }) => id)).size, dropped);
  assert.equal(ready.length + failed.length, dropped);
  assert.ok(ready.reduce((sum, { quotes }) => sum + quotes, 0) > dropped);
});
